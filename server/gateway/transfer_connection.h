// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/transfer.h"
#include "server/gateway/transfer_request.h"

#include <chrono>

namespace kith::server {

/// One connection that moves a file, and then ends. Owner and thread: its TransferThread.
struct TransferConnection
{
    using Clock = std::chrono::steady_clock;

    enum class Phase {
        Opening, ///< the database, and for an upload the disk, get ready
        Receiving, ///< the body of an upload
        Finishing, ///< the upload is made durable
        Sending, ///< the answer, with or without a file behind its head
        Lingering, ///< said all there was to say; waits for the client to close
    };

    quint64 id = 0;
    TransferRequest request;
    const Route *route = nullptr; ///< for logs and metrics
    Phase phase = Phase::Opening;
    quint32 epollMask = 0;
    Clock::time_point adoptedAt = {};
    Clock::time_point phaseSince = {};
    Clock::time_point deadline = Clock::time_point::max();
    qint64 movedBytes = 0; ///< in this phase
    ConnectionPlace personPlace = {};

    std::shared_ptr<UploadSink> sink = {};
    qint64 missingBytes = 0;
    qint64 receivedBytes = 0;

    int status = 0;
    QByteArray outgoing = {};
    qsizetype sentBytes = 0;
    FileDescriptor source = {};
    qint64 offset = 0;
    qint64 leftBytes = 0; ///< of the source
    qint64 sourceBytes = 0; ///< of the source, sent
};

} // namespace kith::server
