// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/upgrade_request.h"

#include <QtCore/QCryptographicHash>

namespace kith::server {

namespace {

constexpr qsizetype nonceBytes = 16;

UpgradeRefusal refusal(ErrorCode code, const char *detail, QList<HeaderField> headers = {})
{
    return {Error{.code = code, .detail = QString::fromLatin1(detail)}, std::move(headers)};
}

UpgradeRefusal upgradeRequired(const char *detail)
{
    return refusal(ErrorCode::UpgradeRequired, detail,
                   {{QByteArrayLiteral("Upgrade"), QByteArrayLiteral("websocket")},
                    {QByteArrayLiteral("Sec-WebSocket-Version"), QByteArrayLiteral("13")}});
}

bool isNonce(const QByteArray &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded && (*decoded).size() == nonceBytes && (*decoded).toBase64() == key;
}

} // namespace

QByteArray webSocketAccept(const QByteArray &key)
{
    return QCryptographicHash::hash(QByteArray(key + QByteArrayLiteral("258EAFA5-E914-47DA-95CA-C5AB0DC85B11")), QCryptographicHash::Sha1)
        .toBase64();
}

std::variant<QByteArray, UpgradeRefusal> judgeUpgrade(const RequestHead &head, const UpgradePolicy &policy)
{
    if (head.method != "GET")
        return refusal(ErrorCode::MethodNotAllowed, "A WebSocket is opened with GET",
                       {{QByteArrayLiteral("Allow"), QByteArrayLiteral("GET")}});
    if (!head.wantsWebSocket)
        return upgradeRequired("This address speaks WebSocket only");
    if (head.minorVersion < 1 || !head.listHolds("connection", "upgrade") || head.contentLength > 0)
        return refusal(ErrorCode::BadRequest, "The WebSocket handshake is incomplete");
    if (head.count("sec-websocket-version") != 1 || head.header("sec-websocket-version") != "13")
        return upgradeRequired("Only WebSocket version 13 is spoken here");
    const QByteArray key = head.header("sec-websocket-key");
    if (head.count("sec-websocket-key") != 1 || !isNonce(key))
        return refusal(ErrorCode::BadRequest, "Sec-WebSocket-Key must be 16 bytes in base64");
    if (!head.listHolds("sec-websocket-protocol", policy.subprotocol))
        return refusal(ErrorCode::BadRequest, "The WebSocket subprotocol kith.1 must be offered");
    const int origins = head.count("origin");
    if (origins > 1 || (origins == 1 && !policy.allowedOrigins.contains(head.header("origin"))))
        return refusal(ErrorCode::Forbidden, "Pages of this origin may not connect");

    return QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                      "Upgrade\r\nSec-WebSocket-Accept: ")
        .append(webSocketAccept(key))
        .append("\r\nSec-WebSocket-Protocol: ")
        .append(policy.subprotocol)
        .append("\r\n\r\n");
}

} // namespace kith::server
