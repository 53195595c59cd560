// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/connection_budget.h"

#include "server/gateway/proxy_trust.h"

#include <algorithm>
#include <climits>

#include <sys/resource.h>

namespace kith::server {

namespace {

int descriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return INT_MAX;
    return static_cast<int>(std::min<rlim_t>(limit.rlim_cur, INT_MAX));
}

int descriptorCeiling(int reserved)
{
    const int open = descriptorLimit();
    // A very low limit must still leave half of it to connections, and never all of it.
    return open == INT_MAX ? open : std::max(open - reserved, open / 2);
}

} // namespace

QHostAddress accountOf(const QHostAddress &address)
{
    const QHostAddress plain = plainAddress(address);
    if (plain.protocol() != QAbstractSocket::IPv6Protocol)
        return plain;
    Q_IPV6ADDR bytes = plain.toIPv6Address();
    if (plain.isLoopback())
        return plain;
    std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes);
}

ConnectionBudget::ConnectionBudget(const GuardLimits &limits)
    : m_perAddress(limits.connectionsPerAddress)
    , m_ofThisMachine(limits.connectionsOfThisMachine > 0 ? limits.connectionsOfThisMachine : limits.connectionsPerAddress)
    , m_descriptorCeiling(descriptorCeiling(limits.reservedDescriptors))
    , m_turnedAwayCeiling(m_descriptorCeiling + (descriptorLimit() - m_descriptorCeiling) / 2)
    , m_answers(std::make_shared<AnswerBudget>(limits))
{
}

ConnectionPlace ConnectionBudget::take(const std::shared_ptr<ConnectionBudget> &budget, const QHostAddress &address)
{
    const QHostAddress account = accountOf(address);
    if (!budget->count(account))
        return nullptr;
    // The pointer is only there to be not null; what counts is the end of its life.
    return {static_cast<void *>(budget.get()), [budget, account](void *) { budget->giveBack(account); }};
}

bool ConnectionBudget::count(const QHostAddress &account)
{
    const std::scoped_lock lock(m_mutex);
    int &open = m_open[account];
    if (open >= (account.isLoopback() ? m_ofThisMachine : m_perAddress))
        return false;
    ++open;
    return true;
}

void ConnectionBudget::giveBack(const QHostAddress &account)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_open.find(account);
    Q_ASSERT_X(found != m_open.end(), "ConnectionBudget", "a connection was given back that was never taken");
    if (--found.value() == 0)
        m_open.erase(found);
}

} // namespace kith::server
