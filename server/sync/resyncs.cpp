// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/resyncs.h"

namespace kith::server {

namespace {
constexpr size_t mostRemembered = 10'000;
}

void Resyncs::sentAway(SessionId session)
{
    const std::scoped_lock lock(m_mutex);
    // Those who never came back would fill it for good.
    if (m_sentAway.size() >= mostRemembered)
        m_sentAway.clear();
    m_sentAway.insert(session);
}

void Resyncs::count(SessionId session, bool isFull)
{
    ++m_counts.at(size_t(wasSentAway(session) ? Why::Slow : isFull ? Why::Gap : Why::Reconnect));
}

bool Resyncs::wasSentAway(SessionId session)
{
    const std::scoped_lock lock(m_mutex);
    return m_sentAway.erase(session) > 0;
}

} // namespace kith::server
