// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/request_head.h"

#include <QtCore/QPair>
#include <QtNetwork/QHostAddress>

#include <optional>

namespace kith::server {

/// Which proxies may say on whose behalf they speak. X-Forwarded-For from anybody else is ignored, and so is `Forwarded`
/// from everybody: a proxy that sets one of the two passes the other on as a stranger wrote it.
class ProxyTrust
{
public:
    using Subnet = QPair<QHostAddress, int>; ///< address and prefix length

    ProxyTrust() = default;
    /// `trustsUnixPeers`: whoever speaks through a Unix socket is a proxy, too.
    explicit ProxyTrust(QList<Subnet> trustedProxies, bool trustsUnixPeers = false);

    /// A null address is a peer on a Unix socket.
    [[nodiscard]] bool trusts(const QHostAddress &address) const;

    /// The client's address: the peer itself, or the nearest address in X-Forwarded-For that is no trusted proxy. Reading ends
    /// at the first entry that is no address; empty ones are passed over.
    [[nodiscard]] QHostAddress clientOf(const QHostAddress &peer, const RequestHead &head) const;

private:
    QList<Subnet> m_trustedProxies;
    bool m_trustsUnixPeers = false;
};

/// One entry of X-Forwarded-For: an address, IPv6 also in brackets, and perhaps a port, which says nothing.
[[nodiscard]] std::optional<QHostAddress> forwardedAddress(QByteArrayView entry);

/// An IPv4 address that came mapped into IPv6 becomes plain; everything else stays.
[[nodiscard]] QHostAddress plainAddress(const QHostAddress &address);

} // namespace kith::server
