// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/connection_budget.h"
#include "server/gateway/request_head.h"
#include "shared/errors.h"

#include <QtNetwork/QHostAddress>

#include <functional>
#include <optional>
#include <variant>

namespace kith::server {

/// Where and for whom the guard opens WebSockets.
struct UpgradePolicy
{
    QByteArray path = QByteArrayLiteral("/ws");
    QByteArray subprotocol = QByteArrayLiteral("kith.1");
    /// Origins of browser pages that may connect, for example `https://chat.example.org`. A request without Origin is no browser and may.
    QList<QByteArray> allowedOrigins = {};
    /// Asked last: whether there is room for another connection of this client. Thread: a listener's.
    std::function<std::optional<Error>(const QHostAddress &client)> admit = {};
};

/// Takes over an upgraded connection: its descriptor (non-blocking, now the callee's to close), the bytes the client sent
/// after its handshake, the client's address, and its place in the connection budget, to be kept until the connection is
/// closed. Thread: called on a listener thread.
using UpgradeSink = std::function<void(int descriptor, QByteArray earlyBytes, QHostAddress peer, ConnectionPlace place)>;

/// A refused handshake: the problem, and fields that tell the client what would have been right.
struct UpgradeRefusal
{
    Error error;
    QList<HeaderField> headers = {};
};

/// Judges the opening handshake of a request to the policy's path: the bytes of the 101 answer, or why not.
/// Source: RFC 6455 4.2.1 and 4.2.2.
[[nodiscard]] std::variant<QByteArray, UpgradeRefusal> judgeUpgrade(const RequestHead &head, const UpgradePolicy &policy);

/// Sec-WebSocket-Accept for a key. Source: RFC 6455 1.3.
[[nodiscard]] QByteArray webSocketAccept(const QByteArray &key);

} // namespace kith::server
