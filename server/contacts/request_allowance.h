// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"

#include <QtCore/QHash>

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>

namespace kith::server {

/// How many contact requests one person may send: a bucket that refills slowly, against the guessing of addresses.
///
/// Kept in memory only; people whose bucket is full again are forgotten. Thread: any.
class RequestAllowance
{
public:
    using Clock = std::chrono::steady_clock;
    struct Limits
    {
        int burst = 1000;
        std::chrono::seconds refill{10}; ///< for one more
    };

    explicit RequestAllowance(Limits limits, std::function<Clock::time_point()> clock = &Clock::now);

    /// Takes one; when there is none left, how long until there is.
    [[nodiscard]] std::optional<std::chrono::seconds> take(UserId user);

private:
    void forgetTheFull(Clock::time_point at);

    const Limits m_limits;
    const std::function<Clock::time_point()> m_clock;
    std::mutex m_mutex;
    QHash<UserId, Clock::time_point> m_fullAt; ///< when the person's bucket is full again
};

} // namespace kith::server
