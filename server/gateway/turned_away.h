// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/file_descriptor.h"
#include "server/gateway/guard_limits.h"

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>

#include <chrono>
#include <memory>
#include <unordered_map>

namespace kith::server {

/// Connections for which there was no room, after they were told so. A client that still sends would get a reset, and might
/// lose the answer to it, if they were closed at once: so what comes is thrown away until the client has closed too, or
/// GuardLimits' times and bytes for lingering are over.
///
/// Thread: the one that made it, with an event loop.
class TurnedAway final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    explicit TurnedAway(const GuardLimits &limits, QObject *parent = nullptr);

    [[nodiscard]] bool isFull() const { return m_connections.size() >= size_t(m_limits.turnedAway); }
    /// Nothing more will be sent on it.
    void keep(FileDescriptor connection);
    /// Closes those whose time is over.
    void sweep(Clock::time_point now);
    void clear() { m_connections.clear(); }

private:
    struct DeleteLater
    {
        void operator()(QSocketNotifier *notifier) const;
    };
    struct Connection
    {
        FileDescriptor descriptor;
        std::unique_ptr<QSocketNotifier, DeleteLater> notifier; ///< goes first
        Clock::time_point since;
        Clock::time_point deadline;
        qint64 discardedBytes = 0;
    };

    void discard(int descriptor);

    const GuardLimits m_limits;
    std::unordered_map<int, Connection> m_connections; ///< by descriptor
};

} // namespace kith::server
