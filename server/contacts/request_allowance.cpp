// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/request_allowance.h"

#include <algorithm>
#include <cstdint>

namespace kith::server {

namespace {
constexpr qsizetype sweepAbove = 10'000;
/// A clock of nanoseconds cannot count much further than some hundred years.
constexpr std::chrono::hours longestSpan{24 * 365 * 10};
} // namespace

RequestAllowance::RequestAllowance(Limits limits, std::function<Clock::time_point()> clock)
    : m_limits(limits)
    , m_clock(std::move(clock))
{
}

std::optional<std::chrono::seconds> RequestAllowance::take(UserId user)
{
    const std::scoped_lock lock(m_mutex);
    const auto at = m_clock();
    const auto fullAt = std::max(m_fullAt.value(user, at), at) + m_limits.refill;
    const auto latest = at + std::min<std::chrono::seconds>(m_limits.refill * std::int64_t(m_limits.burst), longestSpan);
    if (fullAt > latest)
        return std::chrono::ceil<std::chrono::seconds>(fullAt - latest);
    m_fullAt.insert(user, fullAt);
    if (m_fullAt.size() > sweepAbove)
        forgetTheFull(at);
    return std::nullopt;
}

void RequestAllowance::forgetTheFull(Clock::time_point at)
{
    erase_if(m_fullAt, [at](const auto &item) { return item.value() <= at; });
}

} // namespace kith::server
