// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/conversation.h"

namespace kith::server {

/// A participant and whether others may see what they have read.
struct ParticipantRow
{
    Participant participant; ///< `user` holds the id alone until name() filled it in
    bool sendsReadReceipts = true;
};

/// The rows of `participants`.
namespace participant_store {

/// Current and former ones, in the order in which they joined.
[[nodiscard]] QList<ParticipantRow> all(Transaction &transaction, ConversationId conversation);
[[nodiscard]] std::optional<ParticipantRow> one(Transaction &transaction, ConversationId conversation, UserId user);
/// Changed in (afterVersion, lastVersion], oldest change first, at most `limit`.
[[nodiscard]] QList<ParticipantRow> changed(Transaction &transaction, ConversationId conversation, qint64 afterVersion, qint64 lastVersion,
                                            qint64 limit);
/// Fills in the public parts of the people; who is gone keeps an empty name.
void name(Transaction &transaction, QList<ParticipantRow> &rows);

/// A newcomer or a former member who returns, with nothing unread.
void join(Transaction &transaction, ConversationId conversation, UserId user, Role role, qint64 lastSeq, qint64 version, Timestamp at);
void leave(Transaction &transaction, ConversationId conversation, UserId user, qint64 lastSeq, qint64 version, Timestamp at);
void setRole(Transaction &transaction, ConversationId conversation, UserId user, Role role, qint64 version, Timestamp at);
[[nodiscard]] int owners(Transaction &transaction, ConversationId conversation);

} // namespace participant_store
} // namespace kith::server
