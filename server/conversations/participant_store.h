// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/conversation_store.h"

namespace kith::server {

/// A participant and whether others may see what they have read.
struct ParticipantRow
{
    Participant participant; ///< `user` holds the id alone until name() filled it in
    bool sendsReadReceipts = true;
};

/// The rows of `participants`, and what is kept of earlier states in `membership_log`, `leavings`, `former_mentions` and `history_gaps`.
namespace participant_store {

/// As `viewer` sees them, current and former ones, in the order in which they joined: as they are for a member; for a
/// former member as they were on the leaving. Pointers are those of the rows: what of them may be shown is the caller's.
[[nodiscard]] QList<ParticipantRow> all(Transaction &transaction, const Standing &viewer);
[[nodiscard]] std::optional<ParticipantRow> one(Transaction &transaction, ConversationId conversation, UserId user);
/// As all(), those that changed in (afterVersion, lastVersion], oldest change first, at most `limit`.
[[nodiscard]] QList<ParticipantRow> changed(Transaction &transaction, const Standing &viewer, qint64 afterVersion, qint64 lastVersion,
                                            qint64 limit);
/// Fills in the public parts of the people as `viewer` sees them; who is gone keeps an empty name.
void name(Transaction &transaction, QList<ParticipantRow> &rows, UserId viewer = {});

/// Takes away what `viewer` may not see of the other's pointers.
/// What the others were told of somebody's pointers: while a block stands between two people, nothing more is.
[[nodiscard]] Pointers toldPointers(Transaction &transaction, ConversationId conversation, UserId user);
void hidePointers(Transaction &transaction, const Standing &viewer, bool viewerSeesReads, ParticipantRow &row);

/// A newcomer, or a former member who returns; with nothing unread. What was written meanwhile stays hidden from who returns.
void join(Transaction &transaction, ConversationId conversation, UserId user, Role role, const Step &step, Timestamp at);
/// `step` made the member leave: the group is from now on shown as it is after it.
void leave(Transaction &transaction, ConversationId conversation, UserId user, const Step &step, Timestamp at);
void setRole(Transaction &transaction, ConversationId conversation, UserId user, Role role, const Step &step);
[[nodiscard]] int owners(Transaction &transaction, ConversationId conversation);

} // namespace participant_store
} // namespace kith::server
