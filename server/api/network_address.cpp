// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/network_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

namespace kith::server {

namespace {
constexpr qsizetype customerBytes = 8;

NetworkAddress fromIpv4(const char *bytes)
{
    return {QByteArray(bytes, sizeof(in_addr)), bytes[0] == 127};
}
} // namespace

NetworkAddress networkAddress(const QString &text)
{
    if (text.isEmpty())
        return {{}, true};
    const QByteArray name = text.section(u'%', 0, 0).toLatin1();
    in_addr ipv4{};
    if (::inet_pton(AF_INET, name.constData(), &ipv4) == 1)
        return fromIpv4(reinterpret_cast<const char *>(&ipv4));
    in6_addr ipv6{};
    if (::inet_pton(AF_INET6, name.constData(), &ipv6) != 1)
        return {name, false};
    const auto *bytes = reinterpret_cast<const char *>(&ipv6);
    if (IN6_IS_ADDR_V4MAPPED(&ipv6))
        return fromIpv4(bytes + 12);
    return {QByteArray(bytes, customerBytes), bool(IN6_IS_ADDR_LOOPBACK(&ipv6))};
}

} // namespace kith::server
