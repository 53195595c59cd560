// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/id_generator.h"

namespace kith::server {

/// What other rooms make happen in conversations.
namespace conversation_hooks {

/// What others see of the person (name, about, picture, or that they have read) is another from now on: whoever shares
/// or shared a conversation with them hears of it, and a conversation's changes hold it.
void personChanged(Transaction &transaction, UserId user);
/// The same, where only `viewer` sees another one: in the conversations that the two share or shared.
void personChangedFor(Transaction &transaction, UserId user, UserId viewer);
/// A block between the two was lifted: each sees again how far the other has read.
void unblocked(Transaction &transaction, UserId one, UserId other);

/// `inviter` may add people to this group now. Errors: NotFound, Forbidden.
[[nodiscard]] Result<void> mayInvite(Transaction &transaction, UserId inviter, ConversationId conversation);
/// Somebody comes in on the word of `inviter`; success also when they are in already. Errors: as mayInvite(), and Forbidden
/// where a block stands between the two; Conflict for a group that is full.
[[nodiscard]] Result<void> joinByInvite(Transaction &transaction, IdGenerator &ids, UserId user, UserId inviter,
                                        ConversationId conversation);
[[nodiscard]] bool isMember(Transaction &transaction, UserId user, ConversationId conversation);
[[nodiscard]] QString groupName(Transaction &transaction, ConversationId conversation);

/// The person is, or was, in the conversation: for others it does not exist.
[[nodiscard]] bool isKnownTo(Transaction &transaction, UserId user, ConversationId conversation);

/// The account goes: it leaves up to `limit` groups and, with the last of them, forgets what it had begun to write. A group
/// whose last owner this was gets another. Returns how many groups it left. Direct conversations stay with the other.
int endMemberships(Transaction &transaction, IdGenerator &ids, UserId user, int limit);

/// The group's picture, by somebody who may edit the group; null takes it away. Returns the one before.
/// Errors: NotFound, Forbidden.
[[nodiscard]] Result<PictureId> setPicture(Transaction &transaction, IdGenerator &ids, ConversationId conversation, UserId user,
                                           PictureId picture);

} // namespace conversation_hooks
} // namespace kith::server
