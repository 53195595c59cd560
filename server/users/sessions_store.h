// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "shared/model/user.h"

namespace kith::server {

class Transaction;

/// What a session that is still alive was not before.
struct SessionLimits
{
    Timestamp seenSince{};
    Timestamp begunSince{};
};

/// The rows of sign-in sessions. Whoever ends one here must publish revokeSession() for it.
class SessionsStore
{
public:
    explicit SessionsStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    /// Absent also for a session whose time is over, and for people who may not sign in.
    [[nodiscard]] std::optional<Caller> byTokenHash(const QString &tokenHash, const SessionLimits &limits);
    /// Newest first.
    [[nodiscard]] QList<Session> of(UserId user);
    void insert(const Session &session, const QString &tokenHash);
    [[nodiscard]] bool has(UserId user, SessionId session);
    /// All but `kept`.
    [[nodiscard]] QList<SessionId> others(UserId user, SessionId kept);
    /// All but the `kept` that were seen last.
    [[nodiscard]] QList<SessionId> beyond(UserId user, int kept);
    /// At most `limit` of those whose time is over.
    [[nodiscard]] QList<SessionId> expired(const SessionLimits &limits, int limit);
    void remove(const QList<SessionId> &sessions);

private:
    [[nodiscard]] QList<SessionId> found(const QString &sql, const QVariantList &values);

    Transaction &m_transaction;
};

} // namespace kith::server
