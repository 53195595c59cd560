// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "shared/model/user.h"

namespace kith::server {

class Transaction;

/// The rows of sign-in sessions. Whoever ends one here must publish revokeSession() for it.
class SessionsStore
{
public:
    explicit SessionsStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    /// Absent also for a session not seen since `seenSince`, and for people who may not sign in.
    [[nodiscard]] std::optional<Caller> byTokenHash(const QString &tokenHash, Timestamp seenSince);
    /// Newest first.
    [[nodiscard]] QList<Session> of(UserId user);
    void insert(const Session &session, const QString &tokenHash);
    /// False when `user` has no such session.
    [[nodiscard]] bool remove(UserId user, SessionId session);
    /// All but `kept`; tells which ones.
    [[nodiscard]] QList<SessionId> removeOthers(UserId user, SessionId kept);
    /// All but the `kept` that were seen last; tells which ones.
    [[nodiscard]] QList<SessionId> removeBeyond(UserId user, int kept);

private:
    [[nodiscard]] QList<SessionId> removed(const QString &sql, const QVariantList &values);

    Transaction &m_transaction;
};

} // namespace kith::server
