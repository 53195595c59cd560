// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/surface.h"

#include <QtCore/QByteArray>
#include <QtNetwork/QHostAddress>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace kith::server {

struct Route;

/// One request after its end, for logs and metrics. It names the route, never the target: targets may name people.
struct RequestRecord
{
    QByteArray method = {};
    const Route *route = nullptr; ///< null: no route took it (unknown path, refused by the guard)
    int status = 0;
    std::chrono::steady_clock::duration duration{}; ///< from the last byte of the request to the first of its answer
    QByteArray requestId = {};
    QHostAddress client = {};
    Surface surface = Surface::Public;
    qint64 receivedBytes = 0; ///< of a file
    qint64 sentBytes = 0; ///< of a file
    bool isTransfer = false; ///< moved a file: `duration` is the whole of it; `status` 0: it was cut off
};

/// Thread: called on listener threads.
using RequestObserver = std::function<void(const RequestRecord &)>;

/// What all listeners together are doing. Thread: any.
struct GatewayFigures
{
    std::atomic<qint64> connections = 0;
    std::atomic<qint64> inFlight = 0; ///< requests whose answer is still to come
    std::atomic<quint64> accepted = 0;
    std::atomic<quint64> turnedAway = 0;
    std::atomic<quint64> upgrades = 0;
};

} // namespace kith::server
