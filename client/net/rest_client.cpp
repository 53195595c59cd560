// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/rest_client.h"

#include "client/net/http_refusal.h"
#include "client/net/network_words.h"
#include "client/net/trusted_keys.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QPointer>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslConfiguration>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto tooLong = "kith_too_long";
constexpr auto received = "kith_received";
constexpr auto mostBytes = "kith_most_bytes";

Result<RestAnswer> readAnswer(int status, const QByteArray &body)
{
    if (body.isEmpty())
        return RestAnswer{.status = status, .body = {}};
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return senselessAnswer(QCoreApplication::translate("Network", "This does not look like a Kith server."));
    return RestAnswer{.status = status, .body = document.object()};
}

Result<QByteArray> conclude(QNetworkReply &reply, int status)
{
    const QByteArray body = reply.property(received).toByteArray();
    if (reply.property(tooLong).toBool())
        return senselessAnswer(QCoreApplication::translate("Network", "The server's answer is too long."));
    if (status == 0)
        return networkError(reply.error(), reply.request().url().host());
    if (status >= 300 && status < 400)
        return senselessAnswer(QCoreApplication::translate("Network", "The server points to another address; enter that address instead."));
    if (status >= 400)
        return refusalOf(status, body, reply.rawHeader("Retry-After"_ba));
    // The head arrived, but the body broke off.
    if (reply.error() != QNetworkReply::NoError)
        return networkError(reply.error(), reply.request().url().host());
    return body;
}

std::function<std::optional<ErrorCode>(const Result<QByteArray> &, int)> readingJson(RestClient::Callback callback)
{
    return [callback = std::move(callback)](const Result<QByteArray> &bytes, int status) {
        const Result<RestAnswer> answer = bytes ? readAnswer(status, *bytes) : Result<RestAnswer>(bytes.error());
        if (callback)
            callback(answer);
        return answer ? std::nullopt : std::optional(answer.error().code);
    };
}

void collect(QNetworkReply &reply)
{
    const qint64 most = reply.property(mostBytes).toLongLong();
    QByteArray body = reply.property(received).toByteArray();
    reply.setProperty(received, QVariant());
    body += reply.read(most + 1 - body.size());
    const bool isOver = body.size() > most;
    reply.setProperty(received, isOver ? QByteArray() : std::move(body));
    if (isOver) {
        reply.setProperty(tooLong, true);
        reply.abort();
    }
}

} // namespace

RestClient::RestClient(QUrl server, TrustedKeys *keys, QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
    if (!keys)
        return;
    connect(&m_network, &QNetworkAccessManager::sslErrors, this,
            [this, keys = QPointer<TrustedKeys>(keys)](QNetworkReply *reply, const QList<QSslError> &errors) {
                if (keys && keys->allows(m_server, reply->sslConfiguration().peerCertificate(), errors))
                    reply->ignoreSslErrors(errors);
            });
}

void RestClient::get(const QString &path, const QUrlQuery &query, QObject *context, Callback callback)
{
    send("GET"_ba, path, query, nullptr, context, std::move(callback));
}

void RestClient::post(const QString &path, const QJsonObject &body, QObject *context, Callback callback)
{
    const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
    send("POST"_ba, path, {}, &bytes, context, std::move(callback));
}

void RestClient::put(const QString &path, const QJsonObject &body, QObject *context, Callback callback)
{
    const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
    send("PUT"_ba, path, {}, &bytes, context, std::move(callback));
}

void RestClient::remove(const QString &path, const QJsonObject &body, QObject *context, Callback callback)
{
    const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
    send("DELETE"_ba, path, {}, body.isEmpty() ? nullptr : &bytes, context, std::move(callback));
}

QNetworkRequest RestClient::requestFor(const QString &path, const QUrlQuery &query) const
{
    QUrl url = m_server;
    url.setPath(path);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setRawHeader("Accept"_ba, "application/json, application/problem+json"_ba);
    prepareRequest(request, m_token);
    request.setTransferTimeout(int(std::chrono::milliseconds(patience).count()));
    return request;
}

void RestClient::deleteAfterAnswers()
{
    m_isShortLived = true;
    if (m_underWay == 0)
        deleteLater();
}

void RestClient::getBytes(const QString &path, const QUrlQuery &query, qint64 most, QObject *context, BytesCallback callback)
{
    QNetworkRequest request = requestFor(path, query);
    request.setRawHeader("Accept"_ba, "*/*"_ba);
    watch(m_network.get(request), most, context, [callback = std::move(callback)](const Result<QByteArray> &bytes, int) {
        callback(bytes);
        return bytes ? std::nullopt : std::optional(bytes.error().code);
    });
}

void RestClient::putBytes(const QString &path, const QByteArray &contentType, const QByteArray &bytes, QObject *context, Callback callback)
{
    QNetworkRequest request = requestFor(path, {});
    request.setHeader(QNetworkRequest::ContentTypeHeader, QString::fromLatin1(contentType));
    watch(m_network.put(request, bytes), answerBytes, context, readingJson(std::move(callback)));
}

void RestClient::send(const QByteArray &verb, const QString &path, const QUrlQuery &query, const QByteArray *body, QObject *context,
                      Callback callback)
{
    QNetworkRequest request = requestFor(path, query);
    if (body)
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply *reply = m_network.sendCustomRequest(request, verb, body ? *body : QByteArray());
    watch(reply, answerBytes, context, readingJson(std::move(callback)));
}

void RestClient::watch(QNetworkReply *reply, qint64 most, QObject *context, Taker take)
{
    reply->setProperty(mostBytes, most);
    connect(reply, &QIODevice::readyRead, reply, [reply] { collect(*reply); });
    ++m_underWay;
    const QString token = m_token;
    connect(reply, &QNetworkReply::finished, this, [this, reply, token, guard = QPointer<QObject>(context), take = std::move(take)] {
        reply->deleteLater();
        --m_underWay;
        if (!reply->property(tooLong).toBool() && reply->bytesAvailable() > 0)
            collect(*reply);
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const Result<QByteArray> answer = conclude(*reply, status);
        QPointer<RestClient> self(this);
        bool isNotSignedIn = !answer && answer.error().code == ErrorCode::NotSignedIn;
        if (guard) {
            const std::optional<ErrorCode> problem = take(answer, status);
            isNotSignedIn = problem.has_value() && *problem == ErrorCode::NotSignedIn;
        }
        // A late answer to an older token says nothing about the one that has come since.
        const bool isRefused = !token.isEmpty() && isNotSignedIn;
        if (self && isRefused && token == m_token)
            Q_EMIT tokenRefused();
        if (self && m_isShortLived && m_underWay == 0)
            deleteLater();
    });
}

} // namespace kith::client
