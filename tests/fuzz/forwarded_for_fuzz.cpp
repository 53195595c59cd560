// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Foreign bytes as X-Forwarded-For, from a stranger and through a proxy. Each line is one field; the first byte is skipped.
#include "server/gateway/proxy_trust.h"

#include <cstdint>
#include <cstdlib>

using namespace kith::server;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray text(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const ProxyTrust trust({{QHostAddress(QStringLiteral("10.0.0.0")), 8}, {QHostAddress(QStringLiteral("2001:db8:1::")), 48}});
    RequestHead head;
    const QByteArrayList lines = text.split('\n');
    for (const QByteArray &line : lines)
        head.headers.append(HeaderField{"X-Forwarded-For", line});

    const QHostAddress stranger(QStringLiteral("198.51.100.5"));
    require(trust.clientOf(stranger, head) == stranger);
    const QHostAddress proxy(QStringLiteral("10.1.2.3"));
    const QHostAddress client = trust.clientOf(proxy, head);
    require(!client.isNull() && client == plainAddress(client) && client.scopeId().isEmpty());

    // Whatever a client writes, what its own proxy adds behind it is what counts.
    head.headers.append(HeaderField{"x-forwarded-for", "203.0.113.9"});
    require(trust.clientOf(proxy, head) == QHostAddress(QStringLiteral("203.0.113.9")));
    head.headers.last().value = "203.0.113.9, [2001:db8:1::5]:80";
    require(trust.clientOf(proxy, head) == QHostAddress(QStringLiteral("203.0.113.9")));

    // One entry: what is read can be written and is the same again.
    if (const auto address = forwardedAddress(text)) {
        const QByteArray written = address->toString().toLatin1();
        require(forwardedAddress(written) == address);
        const bool isIpv6 = address->protocol() == QAbstractSocket::IPv6Protocol;
        const QByteArray withPort = (isIpv6 ? QByteArray('[' + written + ']') : written) + ":65535";
        require(forwardedAddress(withPort) == address);
    }
    return 0;
}
