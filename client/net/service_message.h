// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

namespace kith::client {

/// A server as somebody on the local network says it is. Nothing of it is proven: it is an address to offer, no more.
struct AnnouncedServer
{
    QString name; ///< at most 63 characters, without control characters
    QString host; ///< "garden.local"
    quint16 port = 0;
    bool isTls = false;
    friend bool operator==(const AnnouncedServer &, const AnnouncedServer &) = default;
};

/// The question for every `_kith._tcp.local`, to be answered to the asker alone. *Source* RFC 6762 section 5.4, RFC 6763.
[[nodiscard]] QByteArray serviceQuestion();

/// The servers that an answer names completely (pointer, place and port). *Range* of `datagram`: any bytes; what is not
/// well-formed to its end gives nothing, and of more than 16 servers in one answer the rest is dropped.
[[nodiscard]] QList<AnnouncedServer> serversIn(const QByteArray &datagram);

} // namespace kith::client
