// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

namespace kith::server {

/// Everything that bounds transfers of files, in one place so that tests can shorten it.
struct TransferLimits
{
    int threads = 2;
    int connections = 512; ///< all together; the next is answered 503
    int connectionsPerPerson = 128; ///< the next is answered 429

    /// Without one byte for this long a transfer ends.
    std::chrono::milliseconds stallTime = std::chrono::seconds(20);
    /// After `rateGrace` it must have moved this much a second, on average.
    qint64 bytesPerSecond = 2 * 1024;
    std::chrono::milliseconds rateGrace = std::chrono::seconds(30);
    /// For the database and the disk to get ready.
    std::chrono::milliseconds openTime = std::chrono::seconds(60);
    /// After the answer the client may still be sending. What comes is thrown away until nothing came for `lingerTime`,
    /// or the whole took `lingerTotalTime`, or was `lingerBytes`.
    std::chrono::milliseconds lingerTime = std::chrono::seconds(2);
    std::chrono::milliseconds lingerTotalTime = std::chrono::seconds(15);
    qint64 lingerBytes = 256 * 1024 * 1024;
    std::chrono::milliseconds sweepEvery = std::chrono::milliseconds(250);

    /// What one connection may move before the others have their turn.
    qint64 turnBytes = 512 * 1024;
};

} // namespace kith::server
