// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"

#include <array>
#include <atomic>
#include <mutex>
#include <unordered_set>

namespace kith::server {

/// Counts devices that ask what they missed, by why they had to.
///
/// Thread: any.
class Resyncs
{
public:
    enum class Why {
        Reconnect, ///< it was away, and is told what changed since
        Gap, ///< the place where it was leads nowhere any more, so it is told everything anew
        Slow, ///< it was sent away because it, or its hub thread, did not keep up
    };
    static constexpr size_t reasons = 3;

    /// The next time it comes counts as Slow. After ten thousand who did not come back, those count as Reconnect.
    void sentAway(SessionId session);
    void count(SessionId session, bool isFull);
    [[nodiscard]] quint64 of(Why why) const { return m_counts.at(size_t(why)); }

private:
    [[nodiscard]] bool wasSentAway(SessionId session);

    std::array<std::atomic<quint64>, reasons> m_counts{};
    std::mutex m_mutex;
    std::unordered_set<SessionId> m_sentAway;
};

} // namespace kith::server
