// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/api_client/http_peer.h"

#include <memory>

namespace kith::test {

struct HttpRequest
{
    QByteArray method = "GET";
    QString path = {}; ///< with query, as it goes on the wire
    std::optional<QByteArray> body = {};
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< besides Host, Content-Type, Content-Length and Authorization
    std::optional<QByteArray> authorization = {}; ///< absent: the client's token
};

/// A caller of the REST API: keeps one connection, sends its token, hands back whatever came.
///
/// Thread: one.
class ApiClient
{
public:
    explicit ApiClient(const QUrl &server = {}, const QString &token = {});

    void setToken(const QString &token) { m_token = token; }
    [[nodiscard]] const QString &token() const { return m_token; }

    HttpReply send(const HttpRequest &request);
    HttpReply get(const QString &path);
    HttpReply post(const QString &path, const QJsonObject &body = {});
    HttpReply put(const QString &path, const QJsonObject &body = {});
    HttpReply remove(const QString &path);

private:
    [[nodiscard]] QByteArray bytesOf(const HttpRequest &request) const;

    QUrl m_server;
    QString m_token;
    std::unique_ptr<HttpPeer> m_peer;
};

} // namespace kith::test
