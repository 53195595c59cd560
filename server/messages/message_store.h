// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/message_rows.h"

namespace kith::server {

/// What a send must know before it writes, in one look-up.
struct SendSituation
{
    MessageId earlier; ///< the message this sender already made with this clientId; null: none
    bool isKnown = false; ///< the sender is or was in the conversation
    bool isFormer = false;
    bool isGroup = false;
    bool isBlocked = false; ///< a direct conversation with a block in either direction, or with somebody whose account is gone
    bool isAllowed = true; ///< the group lets people of the sender's role write
    bool hasDraft = false; ///< the device has begun a text there

    /// Errors: NotFound, Forbidden, Blocked.
    [[nodiscard]] Result<void> mayWrite() const;
};

/// The rows of `messages`.
namespace message_store {

/// `device`: the session that sends; null: none that has begun a text.
[[nodiscard]] SendSituation situation(Transaction &transaction, UserId sender, SessionId device, ConversationId conversation,
                                      const QString &clientId);
/// What a repeat of a send is answered: the message as its sender may see it now, whatever the request of today would
/// be allowed.
[[nodiscard]] std::optional<Message> earlier(Transaction &transaction, MessageId id);
[[nodiscard]] std::optional<MessageRow> find(Transaction &transaction, MessageId id);
/// Range: [firstSeq, lastSeq], newest first.
[[nodiscard]] std::vector<MessageRow> range(Transaction &transaction, ConversationId conversation, qint64 firstSeq, qint64 lastSeq);
/// Those that answer `id`, oldest first.
[[nodiscard]] std::vector<MessageRow> replies(Transaction &transaction, MessageId id);
[[nodiscard]] qint64 countReplies(Transaction &transaction, MessageId id);

/// Keeps the content as an earlier version and puts `content` in its place. The version comes with setVersion().
void setContent(Transaction &transaction, const MessageRow &before, const QString &content, const QList<Mention> &mentions, Timestamp at,
                qint64 version);
/// Removes for good everything that the row holds of the message but who sent it when, and leaves a tombstone.
void erase(Transaction &transaction, const MessageRow &row, Timestamp at);
/// The message was changed as the conversation came to this version.
void setVersion(Transaction &transaction, MessageId id, qint64 version);
/// The replies to `id` get the versions after `afterVersion`, in their order.
void setVersionsOfReplies(Transaction &transaction, MessageId id, qint64 afterVersion);

/// Others' messages in (afterSeq, lastSeq] that are not unsent and not the system's.
[[nodiscard]] qint64 unread(Transaction &transaction, ConversationId conversation, UserId user, qint64 afterSeq, qint64 lastSeq);
/// Who wrote the messages in (afterSeq, lastSeq], without the system's.
[[nodiscard]] std::vector<UserId> senders(Transaction &transaction, ConversationId conversation, qint64 afterSeq, qint64 lastSeq);

} // namespace message_store
} // namespace kith::server
