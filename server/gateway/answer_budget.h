// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/guard_limits.h"

#include <QtCore/QHash>
#include <QtNetwork/QHostAddress>

#include <chrono>
#include <memory>
#include <mutex>

namespace kith::server {

/// An answer's place in the AnswerBudget, given back with the last copy.
using AnswerPlace = std::shared_ptr<void>;

/// Counts the bytes of large answers that are on their way out, over all listener threads, so that clients who ask and do not read
/// cannot fill the memory. Small ones are not counted: the number of connections bounds them.
///
/// Thread: any.
class AnswerBudget : public std::enable_shared_from_this<AnswerBudget>
{
public:
    using Clock = std::chrono::steady_clock;

    explicit AnswerBudget(const GuardLimits &limits);

    /// Counts an answer of so many bytes to that account (accountOf(); null: to nobody's) while the place is kept. Null: refuse it.
    /// An account may have so much; when all together have too much, only those that have little may have more.
    [[nodiscard]] AnswerPlace take(const QHostAddress &account, qint64 bytes);
    /// Gives the memory of many large answers back to the system once they are out; the allocator keeps it otherwise.
    void trim(Clock::time_point now);

private:
    void giveBack(const QHostAddress &account, qint64 bytes);

    const qint64 m_small;
    const qint64 m_perAccount;
    const qint64 m_inAll;
    std::mutex m_mutex;
    QHash<QHostAddress, qint64> m_waiting;
    qint64 m_waitingInAll = 0;
    qint64 m_sinceTrim = 0; ///< bytes counted since the memory was given back
    Clock::time_point m_nextTrim;
};

} // namespace kith::server
