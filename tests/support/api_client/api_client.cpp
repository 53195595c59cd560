// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/api_client/api_client.h"

#include "tests/support/api_client/exchange_record.h"

#include <QtCore/QJsonDocument>

namespace kith::test {

namespace {
/// A server may take its 10 s over one picture.
constexpr int answerPatienceMs = 30'000;
} // namespace

ApiClient::ApiClient(const QUrl &server, const QString &token)
    : m_server(server)
    , m_token(token)
{
}

QByteArray ApiClient::bytesOf(const HttpRequest &request) const
{
    QByteArray out;
    out.append(request.method).append(' ').append(request.path.toUtf8()).append(" HTTP/1.1\r\nHost: localhost\r\n");
    if (request.authorization)
        out.append("Authorization: ").append(*request.authorization).append("\r\n");
    else if (!m_token.isEmpty())
        out.append("Authorization: Bearer ").append(m_token.toLatin1()).append("\r\n");
    for (const auto &[name, value] : request.headers)
        out.append(name).append(": ").append(value).append("\r\n");
    if (request.body) {
        if (!request.contentType.isEmpty())
            out.append("Content-Type: ").append(request.contentType).append("\r\n");
        out.append("Content-Length: ").append(QByteArray::number(request.body->size())).append("\r\n");
    }
    return out.append("\r\n").append(request.body.value_or(QByteArray()));
}

HttpReply ApiClient::send(const HttpRequest &request)
{
    const QByteArray bytes = bytesOf(request);
    const bool isReused = m_peer && m_peer->isOpen();
    if (!isReused) {
        m_peer = std::make_unique<HttpPeer>(m_server);
        if (!m_peer->open())
            return {};
    }
    m_peer->write(bytes);
    HttpReply reply = m_peer->read(request.method == "HEAD", answerPatienceMs);
    // A kept connection may have been closed by the server in the meantime; nothing was served on it then.
    if (reply.status == 0 && isReused && !m_peer->isOpen() && m_peer->unread().isEmpty()) {
        m_peer.reset();
        return send(request);
    }
    if (reply.status == 0 || reply.header("Connection") == "close")
        m_peer.reset();
    recordExchange(m_server, request, reply);
    return reply;
}

HttpReply ApiClient::get(const QString &path)
{
    return send({.method = "GET", .path = path});
}

HttpReply ApiClient::post(const QString &path, const QJsonObject &body)
{
    return send({.method = "POST", .path = path, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)});
}

HttpReply ApiClient::put(const QString &path, const QJsonObject &body)
{
    return send({.method = "PUT", .path = path, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)});
}

HttpReply ApiClient::remove(const QString &path)
{
    return send({.method = "DELETE", .path = path});
}

} // namespace kith::test
