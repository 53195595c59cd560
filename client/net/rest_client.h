// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QJsonObject>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QNetworkAccessManager>

#include <functional>
#include <optional>

class QNetworkReply;
class QNetworkRequest;

namespace kith::client {

class TrustedKeys;

struct RestAnswer
{
    int status = 0;
    QJsonObject body; ///< empty for 204
};

/// Asks one server over HTTP: JSON in, JSON or an Error out; pictures of people and groups as bytes.
///
/// The token travels in a header and nowhere else; redirects are refused (they could carry it to another server);
/// TLS errors are passed over only for the very key that the person trusts for this server. Not for files.
///
/// Range: an answer has `answerBytes` at most and must arrive within `patience`.
/// Errors: Network with a sentence when nobody answered, Protocol when the answer makes no sense, else the server's problem.
/// Thread: the one that made it.
class RestClient : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const Result<RestAnswer> &)>;
    using BytesCallback = std::function<void(const Result<QByteArray> &)>;
    static constexpr qint64 answerBytes = 16 * 1024 * 1024;
    static constexpr std::chrono::seconds patience{30};

    /// `keys` may be null: then nothing is trusted that the system does not.
    explicit RestClient(QUrl server, TrustedKeys *keys, QObject *parent = nullptr);
    explicit RestClient(QUrl server, QObject *parent = nullptr)
        : RestClient(std::move(server), nullptr, parent)
    {
    }

    [[nodiscard]] const QUrl &server() const { return m_server; }
    void setToken(const QString &token) { m_token = token; }
    [[nodiscard]] const QString &token() const { return m_token; }
    [[nodiscard]] bool hasToken() const { return !m_token.isEmpty(); }

    /// `callback` runs later, once, unless `context` is gone by then.
    void get(const QString &path, const QUrlQuery &query, QObject *context, Callback callback);
    void post(const QString &path, const QJsonObject &body, QObject *context, Callback callback);
    void put(const QString &path, const QJsonObject &body, QObject *context, Callback callback);
    void remove(const QString &path, QObject *context, Callback callback) { remove(path, QJsonObject(), context, std::move(callback)); }
    /// An empty body is not sent.
    void remove(const QString &path, const QJsonObject &body, QObject *context, Callback callback);

    /// What is no JSON. An answer of more than `most` bytes is refused with Protocol. *Range* of `most`: up to answerBytes.
    void getBytes(const QString &path, const QUrlQuery &query, qint64 most, QObject *context, BytesCallback callback);
    void putBytes(const QString &path, const QByteArray &contentType, const QByteArray &bytes, QObject *context, Callback callback);

    /// For one question: this object goes when nothing is under way any more.
    void deleteAfterAnswers();

signals:
    /// The server does not know the token (any more) that is set now.
    void tokenRefused();

private:
    /// `take` tells the answer, and returns what went wrong.
    using Taker = std::function<std::optional<ErrorCode>(const Result<QByteArray> &, int status)>;
    void send(const QByteArray &verb, const QString &path, const QUrlQuery &query, const QByteArray *body, QObject *context,
              Callback callback);
    void watch(QNetworkReply *reply, qint64 most, QObject *context, Taker take);
    [[nodiscard]] QNetworkRequest requestFor(const QString &path, const QUrlQuery &query) const;

    QNetworkAccessManager m_network;
    QUrl m_server;
    QString m_token;
    int m_underWay = 0;
    bool m_isShortLived = false;
};

} // namespace kith::client
