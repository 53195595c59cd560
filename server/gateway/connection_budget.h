// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/answer_budget.h"
#include "server/gateway/guard_limits.h"

#include <QtCore/QHash>
#include <QtNetwork/QHostAddress>

#include <memory>
#include <mutex>

namespace kith::server {

/// A connection's place in the ConnectionBudget, given back with the last copy. Null: not counted.
using ConnectionPlace = std::shared_ptr<void>;

/// Whom a client is counted as: an IPv4 address, the /64 of an IPv6 address.
[[nodiscard]] QHostAddress accountOf(const QHostAddress &address);

/// Counts connections, over all listener threads, so that neither one address nor all of them together can use up the process.
///
/// IPv6 clients are counted by their /64, which is what one customer is given.
/// Thread: any.
class ConnectionBudget
{
public:
    explicit ConnectionBudget(const GuardLimits &limits);

    /// Whether a connection with this descriptor fits into the process at all. Descriptors are given out lowest first,
    /// so the number itself says how many are open, of whatever kind.
    [[nodiscard]] bool hasRoomFor(int descriptor) const { return descriptor < m_descriptorCeiling; }

    /// The same for one that is to be closed anyhow, but need not be at once: half of what is kept free is for those.
    [[nodiscard]] bool mayKeepTurnedAway(int descriptor) const { return descriptor < m_turnedAwayCeiling; }

    /// What they are answered.
    [[nodiscard]] AnswerBudget &answers() { return *m_answers; }

    /// Counts one more connection of that address, for as long as the place is kept, wherever the connection goes;
    /// null at the cap.
    [[nodiscard]] static ConnectionPlace take(const std::shared_ptr<ConnectionBudget> &budget, const QHostAddress &address);

private:
    [[nodiscard]] bool count(const QHostAddress &account);
    void giveBack(const QHostAddress &account);

    const int m_perAddress;
    const int m_ofThisMachine;
    const int m_descriptorCeiling;
    const int m_turnedAwayCeiling;
    const std::shared_ptr<AnswerBudget> m_answers;
    std::mutex m_mutex;
    QHash<QHostAddress, int> m_open;
};

} // namespace kith::server
