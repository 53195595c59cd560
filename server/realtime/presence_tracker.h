// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/bus.h"
#include "server/bus/presence_board.h"

#include <chrono>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace kith::server {

/// Finds out who is told when `user` comes and goes; `done` comes exactly once, on any thread.
using PresenceAudience = std::function<void(UserId user, std::function<void(Result<std::vector<UserId>>)> done)>;

/// Keeps when people were last there, where a restart finds it.
using SeenRecorder = std::function<void(std::vector<std::pair<UserId, Timestamp>>)>;

/// Turns sockets that come and go into people who are there, idle or away, and tells those who may see it.
///
/// Online with the first socket, on any hub thread; away only after a grace without one, so that a reconnect shows
/// nobody anything. Idle while every one of a person's devices says so. What is told is read at the moment of telling,
/// one at a time, so that the last word is always the true one.
///
/// Thread: any. Owner: shared, as an audience may come back late.
class PresenceTracker : public std::enable_shared_from_this<PresenceTracker>
{
public:
    /// Looking up audiences is work for the database: no more than this many at once, the rest waits its turn.
    static constexpr int maxLookups = 16;

    /// Owner: `board` and `sink` outlive every call of `audience`'s done. `seen` may be empty.
    PresenceTracker(PresenceBoard &board, EventSink &sink, PresenceAudience audience, std::chrono::milliseconds grace,
                    SeenRecorder seen = {});

    /// False: the person has `most` sockets already, and this one was not taken.
    [[nodiscard]] bool arrived(UserId user, const Attendance &attendance, int most = std::numeric_limits<int>::max());
    /// A socket that has not arrived, or has left, is not taken.
    void changed(UserId user, const Attendance &attendance);
    void left(UserId user, quint32 source, quint64 connection);
    /// Others may see `user` now than before, and not `hiddenFrom`: an audience that was looked up earlier is not used any
    /// more. Only takes note, as it comes from within the bus; tellNext() does the rest.
    void audienceChanged(UserId user, const std::vector<UserId> &hiddenFrom);
    /// Begins to tell what waits to be told.
    void tellNext() { lookUpNext(); }
    /// Renews what `source` reported, and lets people go whose grace is over. To be called a few times a second by each source.
    void sweep(quint32 source);
    /// Hands over when everybody who is still known was last seen: nobody is going to come back here.
    void recordAll();
    /// Lets everybody go at once, telling nobody: this process ends.
    void stop();

private:
    using Clock = std::chrono::steady_clock;

    struct Person
    {
        bool isToldIdle = false;
        Clock::time_point goneAt = {};
    };

    /// With m_mutex held.
    void announceLater(UserId user);
    void lookUpNext();
    void tellAudience(UserId user, const Result<std::vector<UserId>> &audience);
    [[nodiscard]] std::vector<UserId> endLookup(UserId user);
    [[nodiscard]] Event presentState(UserId user, std::vector<UserId> audience);

    PresenceBoard &m_board;
    EventSink &m_sink;
    const PresenceAudience m_audience;
    const std::chrono::milliseconds m_grace;
    const SeenRecorder m_seen;

    std::mutex m_mutex;
    std::unordered_map<UserId, Person> m_people;
    std::unordered_set<UserId> m_leaving;
    std::deque<UserId> m_waiting; ///< to be announced, in order, each once
    std::unordered_set<UserId> m_isWaiting;
    std::unordered_set<UserId> m_toRetry; ///< the database was too busy; asked again at the next sweep
    std::unordered_multiset<UserId> m_lookingUp;
    std::unordered_map<UserId, std::vector<UserId>> m_stale; ///< of m_lookingUp: the audience changed meanwhile; hidden from whom
    bool m_isStopped = false;
    std::mutex m_telling; ///< held while the present state is read and published
};

} // namespace kith::server
