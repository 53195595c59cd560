// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/alert_message.h"

#include <map>

namespace kith::server {

/// People whose other devices ring if the first one stays silent. Of one conversation a person is in here once, with the
/// newest message: the time runs from the oldest.
///
/// Bounded: beyond `most` people nobody is taken in, and only their first device rings. Thread: one.
class LaterRings
{
public:
    using Clock = std::chrono::steady_clock;

    explicit LaterRings(size_t most = 20'000)
        : m_most(most)
    {
    }

    void put(LaterRing ring, Clock::time_point at);
    /// Those whose time is over.
    [[nodiscard]] std::vector<LaterRing> takeDue(Clock::time_point at);
    /// What takeDue() gave could not be rung: it is due again at `due`. Nothing was put in meanwhile.
    void putBack(std::vector<LaterRing> rings, Clock::time_point due);
    /// Absent: nobody waits.
    [[nodiscard]] std::optional<Clock::time_point> nextDue() const;
    [[nodiscard]] size_t size() const { return m_rings.size(); }

private:
    using Key = std::pair<UserId, qint64>; ///< with the conversation, or the row of the feed as a negative number

    const size_t m_most;
    std::map<Key, std::pair<LaterRing, Clock::time_point>> m_rings;
    std::multimap<Clock::time_point, Key> m_byDue;
};

} // namespace kith::server
