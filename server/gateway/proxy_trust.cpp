// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/proxy_trust.h"

#include <algorithm>

namespace kith::server {

QHostAddress plainAddress(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    bool isMapped = false;
    const quint32 ipv4 = address.toIPv4Address(&isMapped);
    // Qt also converts ::1 and ::; only ::ffff:a.b.c.d is a mapped address.
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    return isMapped && bytes[10] == 0xff && bytes[11] == 0xff ? QHostAddress(ipv4) : address;
}

ProxyTrust::ProxyTrust(QList<Subnet> trustedProxies, bool trustsUnixPeers)
    : m_trustedProxies(std::move(trustedProxies))
    , m_trustsUnixPeers(trustsUnixPeers)
{
}

bool ProxyTrust::trusts(const QHostAddress &address) const
{
    if (address.isNull())
        return m_trustsUnixPeers;
    const QHostAddress plain = plainAddress(address);
    return std::any_of(m_trustedProxies.cbegin(), m_trustedProxies.cend(),
                       [&plain](const Subnet &subnet) { return plain.isInSubnet(subnet); });
}

QHostAddress ProxyTrust::clientOf(const QHostAddress &peer, const RequestHead &head) const
{
    QHostAddress client = plainAddress(peer);
    if (!trusts(client))
        return client;
    QList<QByteArray> path;
    for (const HeaderField &field : head.headers) {
        if (field.name.compare("x-forwarded-for", Qt::CaseInsensitive) == 0)
            path += field.value.split(',');
    }
    while (!path.isEmpty() && trusts(client)) {
        QHostAddress before;
        if (!before.setAddress(QString::fromLatin1(path.takeLast().trimmed())))
            break;
        client = plainAddress(before);
    }
    return client;
}

} // namespace kith::server
