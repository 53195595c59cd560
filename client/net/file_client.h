// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/rest_client.h"

#include <QtCore/QPointer>

namespace kith::client {

/// One request that carries a file's bytes, and its answer. Deletes itself after finished() or abort().
///
/// *Range* what was received and not yet read is at most FileClient::bufferBytes. *Thread* that of its FileClient.
class FileExchange : public QObject
{
    Q_OBJECT

public:
    ~FileExchange() override;

    /// Ends it; nothing is emitted any more.
    void abort();

    /// From headReceived() on. The status is 200 or 206; anything else only becomes an error.
    [[nodiscard]] int status() const;
    /// Empty when the answer has no such field.
    [[nodiscard]] QByteArray header(const char *name) const;

signals:
    /// Of a sent body.
    void sent(qint64 bytes);
    /// The answer is one with bytes, and they follow.
    void headReceived();
    void received(const QByteArray &bytes);
    /// The last word. After an answer with bytes its body is empty. Errors: as RestClient.
    void finished(const kith::Result<kith::client::RestAnswer> &answer);

private:
    friend class FileClient;
    enum class Kind { Json, Bytes };
    FileExchange(QNetworkReply *reply, Kind kind, QObject *parent);
    void read();
    void conclude();
    [[nodiscard]] Result<RestAnswer> answer() const;

    QNetworkReply *m_reply;
    Kind m_kind;
    QByteArray m_body; ///< JSON: an answer or a refusal
    bool m_hasHead = false;
    bool m_isTooLong = false;
};

/// Carries files between this disk and one server: like RestClient, but with bodies of any size, a piece at a time.
///
/// The token travels in a header and nowhere else; redirects are refused; TLS errors are passed over only for the very key
/// that the person trusts for this server. An exchange on which nothing moves for `patience` ends with Network.
/// Thread: the one that made it.
class FileClient : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 bufferBytes = 512 * 1024;
    static constexpr std::chrono::seconds patience{60};
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    /// `keys` may be null: then nothing is trusted that the system does not.
    FileClient(QUrl server, TrustedKeys *keys, QObject *parent = nullptr);

    void setToken(const QString &token) { m_token = token; }

    /// A body of bytes, answered with JSON. `body` is held until the answer: a piece, not a file.
    [[nodiscard]] FileExchange *send(const QByteArray &verb, const QString &path, const Headers &headers, const QByteArray &body);
    /// Bytes come back. `headers` may ask for a Range.
    [[nodiscard]] FileExchange *fetch(const QString &path, const QUrlQuery &query, const Headers &headers);
    /// Answers once with what the server said; the callback is not called when `context` is gone by then.
    void put(const QString &path, const Headers &headers, const QByteArray &body, QObject *context, RestClient::Callback callback);

signals:
    /// The server does not know the token (any more) that is set now.
    void tokenRefused();

private:
    [[nodiscard]] FileExchange *begin(QNetworkReply *reply, FileExchange::Kind kind);
    [[nodiscard]] QNetworkRequest requestFor(const QString &path, const QUrlQuery &query, const Headers &headers) const;

    QNetworkAccessManager m_network;
    QUrl m_server;
    QString m_token;
};

} // namespace kith::client
