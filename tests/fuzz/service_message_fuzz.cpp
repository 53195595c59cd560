// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libFuzzer target: datagrams from the local network. What is taken can be shown and connected to as it is.
#include "client/net/service_message.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QList<kith::client::AnnouncedServer> servers = kith::client::serversIn(bytes);
    if (servers.size() > 16)
        std::abort();
    for (const kith::client::AnnouncedServer &server : servers) {
        if (server.port == 0 || server.host.isEmpty() || server.host.size() > 255 || server.name.size() > 255)
            std::abort();
        if (server.name.contains(QChar::LineFeed) || server.host.contains(QChar::Space))
            std::abort();
    }
    return 0;
}
