// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/conversation.h"

namespace kith::server {

/// How one person stands to one conversation, now or formerly.
struct Standing
{
    ConversationId conversation;
    UserId user;
    bool isGroup = false;
    QString name = {};
    QString about = {};
    Timestamp createdAt{};
    qint64 propertiesVersion = 0;
    qint64 version = 0; ///< as far as this person sees: of the leaving, for a former member
    qint64 lastSeq = 0; ///< as far as this person sees
    int memberCount = 0;
    Role role = Role::Member;
    Pointers pointers = {};
    std::optional<Timestamp> leftAt = {};

    [[nodiscard]] bool isFormer() const { return leftAt.has_value(); }
    /// The last version that a former member knows.
    [[nodiscard]] std::optional<qint64> leftVersion() const { return leftAt ? std::optional(version) : std::nullopt; }
};

/// What a change of a conversation counts up to.
struct Step
{
    qint64 version = 0;
    qint64 lastSeq = 0;
    int memberCount = 0;
};

/// The rows of `conversations`. Every durable change takes its version from one of the step functions.
namespace conversation_store {

/// Absent: no such conversation, or the person never was in it.
[[nodiscard]] std::optional<Standing> standing(Transaction &transaction, ConversationId conversation, UserId user);
/// Current members. Order: by id.
[[nodiscard]] std::vector<UserId> members(Transaction &transaction, ConversationId conversation);
/// In a direct conversation: one of the two has blocked the other.
[[nodiscard]] bool isBlocked(Transaction &transaction, ConversationId conversation, UserId user);

/// The direct conversation of the two, if there is one.
[[nodiscard]] std::optional<ConversationId> direct(Transaction &transaction, UserId one, UserId other);
/// Made with version 1 and no member. False: the pair already has one.
[[nodiscard]] bool insertDirect(Transaction &transaction, ConversationId id, UserId creator, UserId peer, Timestamp at);
void insertGroup(Transaction &transaction, ConversationId id, UserId creator, const QString &name, Timestamp at);

[[nodiscard]] Step stepMessage(Transaction &transaction, ConversationId conversation, Timestamp at);
/// `joined`: how many more members there are now; negative when somebody left.
[[nodiscard]] Step stepMembers(Transaction &transaction, ConversationId conversation, int joined, Timestamp at);
[[nodiscard]] Step stepProperties(Transaction &transaction, ConversationId conversation, const QString &name, const QString &about,
                                  Timestamp at);
[[nodiscard]] Step step(Transaction &transaction, ConversationId conversation, Timestamp at);
/// Several changes at once: they take the last `count` versions up to the answer's.
[[nodiscard]] Step stepBy(Transaction &transaction, ConversationId conversation, qint64 count, Timestamp at);

} // namespace conversation_store
} // namespace kith::server
