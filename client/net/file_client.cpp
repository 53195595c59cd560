// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/file_client.h"

#include "client/net/http_refusal.h"
#include "client/net/network_words.h"
#include "client/net/trusted_keys.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslConfiguration>

#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 jsonBytes = 1024 * 1024;
constexpr qint64 pieceBytes = 64 * 1024;
} // namespace

FileExchange::FileExchange(QNetworkReply *reply, Kind kind, QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_kind(kind)
{
    reply->setParent(this);
    reply->setReadBufferSize(FileClient::bufferBytes);
    connect(reply, &QIODevice::readyRead, this, &FileExchange::read);
    connect(reply, &QNetworkReply::finished, this, &FileExchange::conclude);
    connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 bytes, qint64) {
        if (bytes > 0)
            Q_EMIT sent(bytes);
    });
}

FileExchange::~FileExchange() = default;

void FileExchange::abort()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    deleteLater();
}

int FileExchange::status() const
{
    return m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
}

QByteArray FileExchange::header(const char *name) const
{
    return m_reply ? m_reply->rawHeader(name) : QByteArray();
}

void FileExchange::read()
{
    const int code = status();
    const bool isFile = m_kind == Kind::Bytes && (code == 200 || code == 206);
    if (isFile && !std::exchange(m_hasHead, true))
        Q_EMIT headReceived();
    // A listener may abort at any of these.
    while (m_reply && m_reply->bytesAvailable() > 0) {
        if (isFile) {
            Q_EMIT received(m_reply->read(pieceBytes));
            continue;
        }
        m_body += m_reply->read(jsonBytes + 1 - m_body.size());
        if (m_body.size() > jsonBytes) {
            m_isTooLong = true;
            m_reply->abort();
            return;
        }
    }
}

Result<RestAnswer> FileExchange::answer() const
{
    const int code = status();
    if (m_isTooLong)
        return senselessAnswer(QCoreApplication::translate("Network", "The server's answer is too long."));
    if (code == 0)
        return networkError(m_reply->error(), m_reply->request().url().host());
    if (code >= 300 && code < 400)
        return senselessAnswer(QCoreApplication::translate("Network", "The server points to another address; enter that address instead."));
    if (code >= 400)
        return refusalOf(code, m_body, m_reply->rawHeader("Retry-After"_ba));
    if (m_reply->error() != QNetworkReply::NoError)
        return networkError(m_reply->error(), m_reply->request().url().host());
    if (m_kind == Kind::Bytes && (code == 200 || code == 206))
        return RestAnswer{.status = code, .body = {}};
    if (m_body.isEmpty() && m_kind == Kind::Json)
        return RestAnswer{.status = code, .body = {}};
    const QJsonDocument document = QJsonDocument::fromJson(m_body);
    if (m_kind == Kind::Bytes || !document.isObject())
        return senselessAnswer(QCoreApplication::translate("Network", "This does not look like a Kith server."));
    return RestAnswer{.status = code, .body = document.object()};
}

void FileExchange::conclude()
{
    const QPointer<FileExchange> self(this);
    if (!m_isTooLong)
        read();
    if (!self || !m_reply)
        return;
    const int code = status();
    // An empty file has a head and nothing else.
    if (m_kind == Kind::Bytes && (code == 200 || code == 206) && !std::exchange(m_hasHead, true))
        Q_EMIT headReceived();
    if (!self || !m_reply)
        return;
    const Result<RestAnswer> last = answer();
    m_reply = nullptr; // a child; goes with this
    deleteLater();
    Q_EMIT finished(last);
}

FileClient::FileClient(QUrl server, TrustedKeys *keys, QObject *parent)
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

QNetworkRequest FileClient::requestFor(const QString &path, const QUrlQuery &query, const Headers &headers) const
{
    QUrl url = m_server;
    url.setPath(path);
    url.setQuery(query);
    QNetworkRequest request(url);
    prepareRequest(request, m_token);
    request.setTransferTimeout(int(std::chrono::milliseconds(patience).count()));
    // Else Qt asks for compression, and the sizes on the way are not those of the file.
    request.setRawHeader("Accept-Encoding"_ba, "identity"_ba);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    return request;
}

FileExchange *FileClient::begin(QNetworkReply *reply, FileExchange::Kind kind)
{
    auto *exchange = new FileExchange(reply, kind, this);
    connect(exchange, &FileExchange::finished, this, [this, token = m_token](const Result<RestAnswer> &answer) {
        // A late answer to an older token says nothing about the one that has come since.
        if (!answer && answer.error().code == ErrorCode::NotSignedIn && !token.isEmpty() && token == m_token)
            Q_EMIT tokenRefused();
    });
    return exchange;
}

FileExchange *FileClient::send(const QByteArray &verb, const QString &path, const Headers &headers, const QByteArray &body)
{
    QNetworkRequest request = requestFor(path, {}, headers);
    if (!request.hasRawHeader("Content-Type"_ba))
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
    return begin(m_network.sendCustomRequest(request, verb, body), FileExchange::Kind::Json);
}

FileExchange *FileClient::fetch(const QString &path, const QUrlQuery &query, const Headers &headers)
{
    return begin(m_network.get(requestFor(path, query, headers)), FileExchange::Kind::Bytes);
}

void FileClient::put(const QString &path, const Headers &headers, const QByteArray &body, QObject *context, RestClient::Callback callback)
{
    const FileExchange *exchange = send("PUT"_ba, path, headers, body);
    connect(exchange, &FileExchange::finished, this,
            [guard = QPointer<QObject>(context), callback = std::move(callback)](const Result<RestAnswer> &answer) {
                if (guard && callback)
                    callback(answer);
            });
}

} // namespace kith::client
