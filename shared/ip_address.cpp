// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ip_address.h"

#include <QtCore/QList>

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>

namespace kith {

namespace {
IpAddress tidy(const IpAddress &address)
{
    constexpr std::array<quint8, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (address.isV6 && std::equal(mapped.begin(), mapped.end(), address.bytes.begin()))
        return address.embeddedV4();
    return address;
}

QList<IpNetwork> networks(std::initializer_list<const char *> texts)
{
    QList<IpNetwork> out;
    for (const char *text : texts)
        out.append(IpNetwork::fromText(QString::fromLatin1(text)).value());
    return out;
}

bool isIn(const QList<IpNetwork> &networks, const IpAddress &address)
{
    return std::ranges::any_of(networks, [&](const IpNetwork &network) { return network.contains(address); });
}
} // namespace

std::optional<IpAddress> IpAddress::fromText(const QString &text)
{
    const QByteArray latin = text.toLatin1();
    IpAddress out;
    if (::inet_pton(AF_INET, latin.constData(), out.bytes.data()) == 1)
        return out;
    out.isV6 = true;
    if (::inet_pton(AF_INET6, latin.constData(), out.bytes.data()) == 1)
        return tidy(out);
    return std::nullopt;
}

std::optional<IpAddress> IpAddress::fromSocketAddress(const sockaddr *address)
{
    IpAddress out;
    if (address->sa_family == AF_INET) {
        const auto *v4 = reinterpret_cast<const sockaddr_in *>(address);
        const auto *raw = reinterpret_cast<const quint8 *>(&v4->sin_addr);
        std::copy_n(raw, 4, out.bytes.begin());
        return out;
    }
    if (address->sa_family != AF_INET6)
        return std::nullopt;
    const auto *v6 = reinterpret_cast<const sockaddr_in6 *>(address);
    std::copy_n(v6->sin6_addr.s6_addr, 16, out.bytes.begin());
    out.isV6 = true;
    return tidy(out);
}

IpAddress IpAddress::embeddedV4() const
{
    IpAddress out;
    std::copy_n(bytes.begin() + 12, 4, out.bytes.begin());
    return out;
}

QString IpAddress::toText() const
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    ::inet_ntop(isV6 ? AF_INET6 : AF_INET, bytes.data(), text.data(), text.size());
    return QString::fromLatin1(text.data());
}

std::optional<IpNetwork> IpNetwork::fromText(const QString &text)
{
    const auto address = IpAddress::fromText(text.section(u'/', 0, 0));
    if (!address)
        return std::nullopt;
    const int most = address->isV6 ? 128 : 32;
    if (!text.contains(u'/'))
        return IpNetwork{*address, most};
    bool ok = false;
    const int prefix = text.section(u'/', 1).toInt(&ok);
    if (!ok || prefix < 0 || prefix > most)
        return std::nullopt;
    return IpNetwork{*address, prefix};
}

bool IpNetwork::contains(const IpAddress &other) const
{
    if (other.isV6 != address.isV6)
        return false;
    const size_t whole = size_t(prefix) / 8;
    if (!std::equal(address.bytes.begin(), address.bytes.begin() + std::ptrdiff_t(whole), other.bytes.begin()))
        return false;
    const int rest = prefix % 8;
    return rest == 0 || ((address.bytes[whole] ^ other.bytes[whole]) >> (8 - rest)) == 0;
}

bool isPublic(const IpAddress &address)
{
    static const QList<IpNetwork> closedV4 = networks({"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
                                                       "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
                                                       "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
                                                       "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"});
    // Of IPv6 only global unicast is open; NAT64 (64:ff9b::/96), unique local, link-local and multicast lie outside it.
    static const QList<IpNetwork> openV6 = networks({"2000::/3"});
    static const QList<IpNetwork> closedV6 = networks({"2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"});
    if (!address.isV6)
        return !isIn(closedV4, address);
    return isIn(openV6, address) && !isIn(closedV6, address);
}

} // namespace kith
