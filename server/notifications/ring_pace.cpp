// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/ring_pace.h"

#include <algorithm>

namespace kith::server {

double RingPace::tokensOf(const Bucket &bucket, Clock::time_point at) const
{
    const std::chrono::duration<double> passed = at - bucket.filledAt;
    const std::chrono::duration<double> each = m_limits.each;
    return std::min(double(m_limits.burst), bucket.tokens + passed / each);
}

bool RingPace::take(ConversationId conversation, Clock::time_point at)
{
    if (m_buckets.size() >= most && !m_buckets.contains(conversation))
        forgetFull(at);
    const auto [bucket, isNew] = m_buckets.try_emplace(conversation, Bucket{double(m_limits.burst), at});
    bucket->second = {tokensOf(bucket->second, at), at};
    if (bucket->second.tokens < 1)
        return false;
    bucket->second.tokens -= 1;
    return true;
}

void RingPace::forgetFull(Clock::time_point at)
{
    std::erase_if(m_buckets, [&](const auto &entry) { return tokensOf(entry.second, at) >= m_limits.burst; });
    if (m_buckets.size() >= most)
        m_buckets.clear();
}

} // namespace kith::server
