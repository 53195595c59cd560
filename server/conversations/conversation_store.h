// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/standing.h"

namespace kith::server {

/// What a change of a conversation counts up to.
struct Step
{
    qint64 version = 0;
    qint64 lastSeq = 0;
    int memberCount = 0;
};

/// The rows of `conversations`. Every durable change takes its version from one of the step functions.
///
/// With several write lanes a service that decides by what it reads first calls lock(); a step takes the lock by itself.
/// Order of locks: conversations before people, each by ascending id.
namespace conversation_store {

/// Nobody else changes this conversation until this transaction ends.
void lock(Transaction &transaction, ConversationId conversation);

/// Absent: no such conversation, or the person never was in it.
[[nodiscard]] std::optional<Standing> standing(Transaction &transaction, ConversationId conversation, UserId user);
/// Current members. Order: by id.
[[nodiscard]] std::vector<UserId> members(Transaction &transaction, ConversationId conversation);
/// In SQL, of a participant `p` in the conversation `c`: 1 when it is direct and one of the two has blocked the other.
[[nodiscard]] const QString &blockedExpression();
/// The same, asked by itself.
[[nodiscard]] bool isBlocked(Transaction &transaction, ConversationId conversation, UserId user);

/// The direct conversation of the two, if there is one.
[[nodiscard]] std::optional<ConversationId> direct(Transaction &transaction, UserId one, UserId other);
/// Made with version 1 and no member. False: the pair already has one.
[[nodiscard]] bool insertDirect(Transaction &transaction, ConversationId id, UserId creator, UserId peer, Timestamp at);
void insertGroup(Transaction &transaction, ConversationId id, UserId creator, const QString &name, Timestamp at);

[[nodiscard]] Step stepMessage(Transaction &transaction, ConversationId conversation, Timestamp at);
/// `joined`: how many more members there are now; negative when somebody left.
[[nodiscard]] Step stepMembers(Transaction &transaction, ConversationId conversation, int joined, Timestamp at);
[[nodiscard]] Step stepProperties(Transaction &transaction, ConversationId conversation, const GroupProperties &properties, Timestamp at);
/// A change of something that is no activity: the place in the list stays.
[[nodiscard]] Step step(Transaction &transaction, ConversationId conversation);
/// Several of them at once: they take the last `count` versions up to the answer's.
[[nodiscard]] Step stepBy(Transaction &transaction, ConversationId conversation, qint64 count);

} // namespace conversation_store
} // namespace kith::server
