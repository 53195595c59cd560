// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/later_rings.h"

#include <algorithm>

namespace kith::server {

void LaterRings::put(LaterRing ring, Clock::time_point at)
{
    const Key key{ring.user, ring.conversation.isNull() ? -ring.message.value() : ring.conversation.value()};
    const auto known = m_rings.find(key);
    if (known != m_rings.end()) {
        // Devices that rang for an earlier message ring no second time for a later one.
        LaterRing &before = known->second.first;
        for (const SessionId session : before.rang) {
            if (std::ranges::find(ring.rang, session) == ring.rang.end())
                ring.rang.push_back(session);
        }
        before = std::move(ring);
        return;
    }
    if (m_rings.size() >= m_most)
        return;
    const auto due = at + ring.silence;
    m_byDue.emplace(due, key);
    m_rings.emplace(key, std::pair(std::move(ring), due));
}

std::vector<LaterRing> LaterRings::takeDue(Clock::time_point at)
{
    std::vector<LaterRing> out;
    while (!m_byDue.empty() && m_byDue.begin()->first <= at) {
        auto taken = m_rings.extract(m_byDue.begin()->second);
        out.push_back(std::move(taken.mapped().first));
        m_byDue.erase(m_byDue.begin());
    }
    return out;
}

void LaterRings::putBack(std::vector<LaterRing> rings, Clock::time_point due)
{
    for (LaterRing &ring : rings) {
        const auto silence = ring.silence;
        put(std::move(ring), due - silence);
    }
}

std::optional<LaterRings::Clock::time_point> LaterRings::nextDue() const
{
    if (m_byDue.empty())
        return std::nullopt;
    return m_byDue.begin()->first;
}

} // namespace kith::server
