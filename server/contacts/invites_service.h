// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/bus/presence_board.h"
#include "server/contacts/invites_store.h"
#include "shared/id_generator.h"

#include <chrono>

namespace kith::server {

/// What invitations into groups need of a room above. Without them there are none.
struct InviteHooks
{
    /// `inviter` may add people to this group now. Errors: NotFound, Forbidden.
    std::function<Result<void>(Transaction &, UserId inviter, ConversationId)> mayInvite = {};
    /// `user` joins on the word of `inviter`; success also when they are in it already. Errors: as the group decides.
    std::function<Result<void>(Transaction &, UserId user, UserId inviter, ConversationId)> join = {};
    std::function<bool(Transaction &, UserId user, ConversationId)> isMember = {};
    std::function<QString(Transaction &, ConversationId)> groupName = {};
};

struct InviteOptions
{
    std::chrono::seconds lifetime = std::chrono::hours(24 * 7); ///< when the maker of an invitation names none
};

/// Invitations: codes that let somebody register, and that make them a contact of the inviter or a member of a group at
/// once. Every use is counted inside the transaction that it takes effect in.
///
/// Thread: any; every function works in the caller's transaction.
class InvitesService
{
public:
    InvitesService(IdGenerator &ids, const PresenceBoard &board, InviteOptions options, InviteHooks hooks);

    /// {maxUses?, expiresAt?, conversationId?} -> 201 {code, invite}. Errors: Validation, NotFound, Forbidden, Conflict (too
    /// many are open).
    [[nodiscard]] Result<Answer> create(Transaction &transaction, const Call &call) const;
    /// {before?, limit?} -> {invites, more}: the caller's own, newest first.
    [[nodiscard]] Result<Answer> list(Transaction &transaction, const Call &call) const;
    /// {valid, inviter?, group?, expiresAt?}: what whoever holds the code may know. Errors: NotFound.
    [[nodiscard]] Result<Answer> look(Transaction &transaction, const Call &call) const;
    /// By code or id, the caller's own. Errors: NotFound.
    [[nodiscard]] Result<Answer> revoke(Transaction &transaction, const Call &call) const;
    /// {contact?, conversationId?}. A second time, or by somebody who is there already, changes nothing. Errors: NotFound;
    /// Conflict for one that is used up, over, the caller's own, for new accounts only, or led the caller in before.
    [[nodiscard]] Result<Answer> accept(Transaction &transaction, const Call &call) const;

    /// For administrators: the server's own invitations are made, and everybody's are listed and revoked.
    [[nodiscard]] Result<Answer> createForServer(Transaction &transaction, const Call &call) const;
    [[nodiscard]] Result<Answer> listAll(Transaction &transaction, const Call &call) const;
    [[nodiscard]] Result<Answer> revokeAny(Transaction &transaction, const Call &call) const;

    /// Hooks of the users room: the code could be used now; a newcomer uses it (NotFound when it cannot be used any
    /// more); an erased person's invitations end.
    [[nodiscard]] bool isValid(Transaction &transaction, const QString &code) const;
    [[nodiscard]] Result<void> admit(Transaction &transaction, UserId newcomer, const QString &code) const;
    void erased(Transaction &transaction, UserId user) const;

private:
    [[nodiscard]] Result<Answer> make(Transaction &transaction, JsonReader &in, UserId inviter, ConversationId conversation) const;
    [[nodiscard]] Result<Answer> answerPage(Transaction &transaction, const Call &call, UserId inviter) const;
    [[nodiscard]] bool isUsable(Transaction &transaction, const Invite &invite) const;
    [[nodiscard]] std::optional<Answer> whereItLed(Transaction &transaction, const Invite &invite, UserId user) const;
    [[nodiscard]] Result<void> use(Transaction &transaction, const Invite &invite, UserId user) const;

    IdGenerator &m_ids;
    const PresenceBoard &m_board;
    const InviteOptions m_options;
    const InviteHooks m_hooks;
};

} // namespace kith::server
