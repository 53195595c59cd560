// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub_thread.h"

namespace kith::server {

/// All hub threads: spreads new connections over them and hands every event to each.
///
/// Thread: any, apart from construction and stop().
class Hub
{
public:
    /// Owner: `events` outlives the hub.
    Hub(int threads, const HubLimits &limits, ConnectionEvents &events);
    ~Hub();

    /// Takes over a socket behind its WebSocket handshake, with what the client sent after it. The descriptor is the
    /// hub's whatever comes of it: without room the peer gets close code 1013, while draining 1012.
    void adopt(Adoption adoption);
    /// Whether another handshake should be accepted.
    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] size_t connectionCount() const { return m_figures.connections.load(); }
    [[nodiscard]] const HubFigures &figures() const { return m_figures; }
    /// Runs on each thread.
    void postToEach(const HubTask &task);
    [[nodiscard]] size_t threadCount() const { return m_threads.size(); }

    void deliver(const std::vector<EventPtr> &events);
    /// Runs on one of the threads, always the same.
    void postToOne(HubTask task) { m_threads.front()->post(std::move(task)); }
    /// Says good-bye (1012) to everybody and waits for them to go, at most for `deadline`. True when all went.
    bool drain(std::chrono::milliseconds deadline);
    /// Closes what is left and joins the threads. Nothing is delivered or run after it.
    void stop();

private:
    void turnAway(int descriptor, CloseCode code);

    const HubLimits m_limits;
    HubFigures m_figures;
    std::atomic<size_t> m_nextThread{0};
    std::atomic<bool> m_isDraining{false};
    std::vector<std::unique_ptr<HubThread>> m_threads;
};

} // namespace kith::server
