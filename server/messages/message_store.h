// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/message.h"

namespace kith::server {

/// What a send must know before it writes, in one look-up.
struct SendSituation
{
    MessageId earlier; ///< the message this sender already made with this clientId; null: none
    bool isKnown = false; ///< the sender is or was in the conversation
    bool isFormer = false;
    bool isBlocked = false; ///< a direct conversation with a block in either direction
};

/// The rows of `messages`.
namespace message_store {

[[nodiscard]] SendSituation situation(Transaction &transaction, UserId sender, ConversationId conversation, const QString &clientId);
[[nodiscard]] std::optional<Message> find(Transaction &transaction, MessageId id);
/// Range: [firstSeq, lastSeq], newest first.
[[nodiscard]] QList<Message> range(Transaction &transaction, ConversationId conversation, qint64 firstSeq, qint64 lastSeq);
/// Removes content and reference for good and leaves a tombstone.
void erase(Transaction &transaction, MessageId id, qint64 version, Timestamp at);
/// Others' text messages in (afterSeq, lastSeq] that are not unsent.
[[nodiscard]] qint64 unread(Transaction &transaction, ConversationId conversation, UserId user, qint64 afterSeq, qint64 lastSeq);
/// Who wrote the text messages in (afterSeq, lastSeq].
[[nodiscard]] std::vector<UserId> senders(Transaction &transaction, ConversationId conversation, qint64 afterSeq, qint64 lastSeq);

} // namespace message_store
} // namespace kith::server
