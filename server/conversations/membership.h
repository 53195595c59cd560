// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/participant_store.h"
#include "shared/id_generator.h"

namespace kith::server {

/// The moves of people in a group: what is stored, who is told, what the history says. Which of them is allowed is
/// decided by whoever calls; only that a group with members has an owner is seen to here.
///
/// Owner: one transaction, which holds the lock of the conversation.
class Membership
{
public:
    /// `actor`: who does it, in the words of the history.
    Membership(Transaction &transaction, IdGenerator &ids, ConversationId conversation, UserId actor);

    [[nodiscard]] std::optional<ParticipantRow> current(UserId user) const;
    [[nodiscard]] bool isLastOwner(const Participant &participant) const;

    /// None of `users` is a member now. `event`: added, or joined (by an invitation).
    void join(const QList<UserId> &users, const QString &event);
    /// Returns the participant as they are then.
    ParticipantRow setRole(ParticipantRow row, Role role);
    /// `row` goes, by themself or by the actor. The last owner hands over first, to whoever was an admin, else a member,
    /// for longest.
    void leave(ParticipantRow row);

private:
    void handOver(UserId leaver);
    void note(const QString &event, const QList<UserId> &users, const QString &text = {});

    Transaction &m_transaction;
    IdGenerator &m_ids;
    const ConversationId m_conversation;
    const UserId m_actor;
    const Timestamp m_at;
};

} // namespace kith::server
