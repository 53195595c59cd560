// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/invite.h"

namespace kith::server {

/// The rows of invitations and of who used them. Codes are stored as hashes.
class InvitesStore
{
public:
    explicit InvitesStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] std::optional<Invite> byCode(QStringView typed);
    [[nodiscard]] std::optional<Invite> byId(qint64 id);
    /// Newest first, from below `before`. `inviter` null: everybody's, the server's own among them.
    [[nodiscard]] QList<Invite> page(UserId inviter, qint64 before, int limit);
    [[nodiscard]] int countOpen(UserId inviter, Timestamp at);

    void insert(const Invite &invite, const QString &code);
    /// Takes one use for `user`. False: none was left, its time is over, or somebody was faster.
    [[nodiscard]] bool take(const Invite &invite, UserId user, Timestamp at);
    [[nodiscard]] bool hasUsed(const Invite &invite, UserId user);
    void remove(qint64 id);
    /// Every invitation of `inviter`; or, of all people, those that ended before `endedBefore`.
    void removeAll(UserId inviter);
    void removeEnded(Timestamp endedBefore);

private:
    [[nodiscard]] QList<Invite> invites(const QString &condition, const QVariantList &values);
    void removeWhere(const QString &condition, const QVariantList &values);

    Transaction &m_transaction;
};

} // namespace kith::server
