// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/rate_guard.h"

#include <algorithm>

namespace kith::server {

namespace {
constexpr qint64 strikeEveryMs = 1000;
}

RateGuard::Verdict RateGuard::charge(qint64 nowMs, const RateLimit &limit)
{
    if (limit.perSecond <= 0)
        return Verdict::Allowed;
    refill(nowMs, limit);
    if (m_tokens >= 1) {
        m_tokens -= 1;
        return Verdict::Allowed;
    }
    ++m_refusals;
    if (m_strikes == 0 || nowMs - m_struckAtMs >= strikeEveryMs) {
        ++m_strikes;
        m_struckAtMs = nowMs;
    }
    return m_strikes >= limit.strikes || m_refusals >= limit.burst ? Verdict::Exhausted : Verdict::Refused;
}

void RateGuard::refill(qint64 nowMs, const RateLimit &limit)
{
    const auto full = static_cast<float>(limit.burst);
    if (m_filledAtMs < 0)
        m_tokens = full;
    else
        m_tokens = std::min(full, m_tokens + static_cast<float>(double(nowMs - m_filledAtMs) * limit.perSecond / 1000.0));
    m_filledAtMs = nowMs;
    if (m_tokens >= full) {
        m_strikes = 0;
        m_refusals = 0;
    }
}

} // namespace kith::server
