// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"

#include <chrono>
#include <unordered_map>

namespace kith::server {

/// How often a conversation may ring: a token bucket each, so that a flood of messages is heard as a few alerts.
/// Thread: one.
class RingPace
{
public:
    using Clock = std::chrono::steady_clock;
    struct Limits
    {
        int burst = 10;
        std::chrono::milliseconds each{2'000}; ///< one more is allowed after so long
    };

    explicit RingPace(Limits limits)
        : m_limits(limits)
    {
    }

    /// False: it rings too often. `at` must not go back between calls.
    [[nodiscard]] bool take(ConversationId conversation, Clock::time_point at);

private:
    struct Bucket
    {
        double tokens = 0;
        Clock::time_point filledAt = {};
    };
    static constexpr size_t most = 10'000;

    void forgetFull(Clock::time_point at);
    [[nodiscard]] double tokensOf(const Bucket &bucket, Clock::time_point at) const;

    const Limits m_limits;
    std::unordered_map<ConversationId, Bucket> m_buckets;
};

} // namespace kith::server
