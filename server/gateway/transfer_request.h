// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/file_descriptor.h"
#include "server/gateway/connection_budget.h"
#include "server/gateway/request_head.h"
#include "server/api/surface.h"

#include <QtNetwork/QHostAddress>

#include <functional>

namespace kith::server {

/// A connection whose request moves a file: its head is validated, its body has not been read.
struct TransferRequest
{
    FileDescriptor connection; ///< non-blocking
    QByteArray earlyBytes; ///< received behind the head
    RequestHead head;
    QByteArray requestId;
    QHostAddress client;
    Surface surface = Surface::Public;
    QList<HeaderField> answerFields = {}; ///< go on every answer
    ConnectionPlace place = {};
};

/// Which requests leave the guard with their connection, and who takes them.
struct TransferGate
{
    /// Thread: called on a listener thread, for every request; must be quick.
    std::function<bool(const RequestHead &head, Surface surface)> takes = {};
    /// Thread: called on a listener thread; must not block.
    std::function<void(TransferRequest request)> sink = {};
};

} // namespace kith::server
