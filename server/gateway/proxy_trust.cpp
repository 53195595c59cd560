// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/proxy_trust.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace kith::server {

namespace {
/// The longest: an IPv6 address that ends as IPv4, in brackets, with a port.
constexpr qsizetype forwardedBytes = INET6_ADDRSTRLEN + 8;

/// Only what inet_pton takes: QHostAddress would also read "1" and "0x7f.1", which no proxy writes.
std::optional<QHostAddress> addressFrom(QByteArrayView text)
{
    const QByteArray terminated = text.toByteArray();
    std::array<quint8, 16> bytes{};
    if (::inet_pton(AF_INET, terminated.constData(), bytes.data()) == 1)
        return QHostAddress((quint32(bytes[0]) << 24) | (quint32(bytes[1]) << 16) | (quint32(bytes[2]) << 8) | bytes[3]);
    if (::inet_pton(AF_INET6, terminated.constData(), bytes.data()) == 1)
        return plainAddress(QHostAddress(bytes.data()));
    return std::nullopt;
}

bool isPort(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return !text.isEmpty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), isDigit);
}
} // namespace

std::optional<QHostAddress> forwardedAddress(QByteArrayView entry)
{
    QByteArrayView text = entry.trimmed();
    if (text.size() > forwardedBytes || text.contains('\0'))
        return std::nullopt;
    const bool isBracketed = text.startsWith('[');
    const qsizetype end = isBracketed ? text.indexOf(']') : text.count(':') == 1 ? text.indexOf(':') : text.size();
    if (end < 0)
        return std::nullopt;
    const QByteArrayView behind = text.sliced(isBracketed ? end + 1 : end);
    if (!behind.isEmpty() && (!behind.startsWith(':') || !isPort(behind.sliced(1))))
        return std::nullopt;
    text = text.first(end).sliced(isBracketed ? 1 : 0);
    // Brackets are for IPv6 only.
    if (isBracketed && !text.contains(':'))
        return std::nullopt;
    return addressFrom(text);
}

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
        const QByteArray entry = path.takeLast();
        if (entry.trimmed().isEmpty())
            continue;
        const auto before = forwardedAddress(entry);
        // What stands before something unreadable cannot be believed either.
        if (!before)
            break;
        client = *before;
    }
    return client;
}

} // namespace kith::server
