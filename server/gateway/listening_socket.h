// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtNetwork/QHostAddress>

#include <vector>

namespace kith::server {

/// Descriptors that listen on one port together (SO_REUSEPORT); the kernel spreads connections over them.
struct ListeningSockets
{
    quint16 port = 0;
    std::vector<int> descriptors; ///< the caller's to close
};

/// Opens `count` of them, all or none. QHostAddress::Any means IPv6 and IPv4 together where the machine has both.
/// Errors: Internal, with a sentence for the administrator: a busy port (also when it is another server of the same user,
/// which SO_REUSEPORT alone would let in), a port that needs rights, an address that is not this machine's.
[[nodiscard]] Result<ListeningSockets> openListeningSockets(const QHostAddress &address, quint16 port, int count);

/// Whether others can connect to it: a stream socket behind listen().
[[nodiscard]] bool isListeningStream(int descriptor);

} // namespace kith::server
