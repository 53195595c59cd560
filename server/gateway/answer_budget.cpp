// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/answer_budget.h"

#include <malloc.h>

namespace kith::server {

namespace {
constexpr std::chrono::seconds trimEvery{10};
constexpr qint64 worthTrimming = 32 * 1024 * 1024;
} // namespace

AnswerBudget::AnswerBudget(const GuardLimits &limits)
    : m_small(limits.smallAnswerBytes)
    , m_perAccount(limits.answerBytesPerAddress)
    , m_inAll(limits.answerBytesInAll)
{
}

AnswerPlace AnswerBudget::take(const QHostAddress &account, qint64 bytes)
{
    // The pointer is only there to be not null; what counts is the end of its life.
    if (bytes <= m_small)
        return {AnswerPlace(), static_cast<void *>(this)};
    const std::scoped_lock lock(m_mutex);
    const qint64 own = (account.isNull() ? 0 : m_waiting.value(account)) + bytes;
    const qint64 all = m_waitingInAll + bytes;
    const bool isModest = own <= m_perAccount / 8 && all <= 2 * m_inAll;
    if (own > m_perAccount || (all > m_inAll && !isModest))
        return nullptr;
    if (!account.isNull())
        m_waiting[account] = own;
    m_waitingInAll = all;
    m_sinceTrim += bytes;
    return {static_cast<void *>(this), [budget = shared_from_this(), account, bytes](void *) { budget->giveBack(account, bytes); }};
}

void AnswerBudget::giveBack(const QHostAddress &account, qint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_waitingInAll -= bytes;
    const auto found = m_waiting.find(account);
    if (found == m_waiting.end())
        return;
    found.value() -= bytes;
    if (found.value() <= 0)
        m_waiting.erase(found);
}

void AnswerBudget::trim(Clock::time_point now)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_sinceTrim < worthTrimming || m_waitingInAll > worthTrimming / 4 || now < m_nextTrim)
            return;
        m_sinceTrim = 0;
        m_nextTrim = now + trimEvery;
    }
    ::malloc_trim(0);
}

} // namespace kith::server
