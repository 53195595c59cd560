// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/bus/presence_board.h"

#include <algorithm>

namespace kith::server {

bool PresenceBoard::setOnline(UserId user, bool isOnline, Timestamp at)
{
    const std::scoped_lock lock(m_mutex);
    Presence &presence = m_people[user];
    const bool changed = presence.isOnline != isOnline;
    presence = {.isOnline = isOnline, .lastSeenAt = at};
    return changed;
}

Presence PresenceBoard::of(UserId user) const
{
    const std::scoped_lock lock(m_mutex);
    return m_people.value(user);
}

qsizetype PresenceBoard::onlineCount() const
{
    const std::scoped_lock lock(m_mutex);
    return std::count_if(m_people.cbegin(), m_people.cend(), [](const Presence &presence) { return presence.isOnline; });
}

} // namespace kith::server
