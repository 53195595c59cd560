// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/bus.h"
#include "server/bus/presence_board.h"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace kith::server {

/// Finds out who is told when `user` comes and goes; `done` comes exactly once, on any thread.
using PresenceAudience = std::function<void(UserId user, std::function<void(Result<std::vector<UserId>>)> done)>;

/// Turns connections that come and go into people who are there, idle or away, and tells those who may see it.
///
/// Online with the first connection, on any hub thread; away only after a grace without one, so that a reconnect shows
/// nobody anything. Idle while every one of a person's devices says so. What is told is read at the moment of telling,
/// one at a time, so that the last word is always the true one.
///
/// Thread: any. Owner: shared, as an audience may come back late.
class PresenceTracker : public std::enable_shared_from_this<PresenceTracker>
{
public:
    /// Looking up audiences is work for the database: no more than this many at once, the rest waits its turn.
    static constexpr int maxLookups = 16;

    /// Owner: `board` and `sink` outlive every call of `audience`'s done.
    PresenceTracker(PresenceBoard &board, EventSink &sink, PresenceAudience audience, std::chrono::milliseconds grace);

    void arrived(UserId user, bool isIdle);
    void changed(UserId user, bool wasIdle, bool isIdle);
    void left(UserId user, bool wasIdle);
    /// Lets people go whose grace is over. To be called a few times a second.
    void sweep();
    /// Lets everybody without a connection go at once, telling nobody: this process ends.
    void stop();

private:
    using Clock = std::chrono::steady_clock;

    struct Person
    {
        int connections = 0;
        int idleConnections = 0;
        bool isToldIdle = false;
        Clock::time_point goneAt = {};
        [[nodiscard]] bool isIdle() const { return connections > 0 && idleConnections == connections; }
    };

    /// With m_mutex held.
    void announceLater(UserId user);
    void lookUpNext();
    void tellAudience(UserId user, const Result<std::vector<UserId>> &audience);
    [[nodiscard]] Event presenceEvent(UserId user, std::vector<UserId> audience);

    PresenceBoard &m_board;
    EventSink &m_sink;
    const PresenceAudience m_audience;
    const std::chrono::milliseconds m_grace;

    std::mutex m_mutex;
    std::unordered_map<UserId, Person> m_people;
    std::unordered_set<UserId> m_leaving;
    std::deque<UserId> m_waiting; ///< to be announced, in order, each once
    std::unordered_set<UserId> m_isWaiting;
    std::unordered_set<UserId> m_toRetry; ///< the database was too busy; asked again at the next sweep
    int m_lookups = 0;
    bool m_isStopped = false;
    std::mutex m_telling; ///< held while the present state is read and published
};

} // namespace kith::server
