// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_store.h"

#include "server/conversations/conversation_store.h"
#include "server/conversations/whole_messages.h"
#include "server/notifications/unread.h"
#include "server/storage/sql_text.h"
#include "shared/limits.h"

namespace kith::server::message_store {

using namespace Qt::Literals::StringLiterals;

namespace {
std::vector<MessageRow> read(Rows rows)
{
    std::vector<MessageRow> out;
    while (rows.next())
        out.push_back(messageRowFrom(rows));
    return out;
}

void removeMentions(Transaction &transaction, const Message &message)
{
    static const QString sql = u"DELETE FROM message_mentions WHERE conversation_id = ? AND user_id = ? AND seq = ?"_s;
    for (const Mention &mention : message.mentions)
        transaction.execute(sql, {message.conversation.value(), mention.user.value(), message.seq});
}
} // namespace

SendSituation situation(Transaction &transaction, UserId sender, SessionId device, ConversationId conversation, const QString &clientId)
{
    // One statement, for every send passes here.
    static const QString sql
        = u"SELECT m.id, p.user_id, p.left_at, "_s + conversation_store::blockedExpression()
          + u" + CASE WHEN c.is_group = 0 AND EXISTS (SELECT 1 FROM participants o JOIN users u ON u.id = o.user_id "
            "WHERE o.conversation_id = c.id AND o.user_id <> p.user_id AND u.erased_at IS NOT NULL) THEN 1 ELSE 0 END, c.is_group, "
            "CASE WHEN p.role >= c.rule_post THEN 1 ELSE 0 END, d.session_id "
            "FROM (SELECT 1 AS one) x LEFT JOIN messages m ON m.sender_id = ? AND m.client_id = ? "
            "LEFT JOIN participants p ON p.conversation_id = ? AND p.user_id = ? LEFT JOIN conversations c ON c.id = p.conversation_id "
            "LEFT JOIN drafts d ON d.user_id = p.user_id AND d.conversation_id = p.conversation_id AND d.session_id = ?"_s;
    Rows rows = transaction.select(sql, {sender.value(), clientId, conversation.value(), sender.value(), device.value()});
    if (!rows.next())
        return {};
    return {.earlier = rows.id<MessageId>(0),
            .isKnown = !rows.isNull(1),
            .isFormer = !rows.isNull(2),
            .isGroup = rows.boolean(4),
            .isBlocked = rows.boolean(3),
            .isAllowed = rows.boolean(5),
            .hasDraft = !rows.isNull(6)};
}

std::optional<Message> earlier(Transaction &transaction, MessageId id)
{
    auto row = find(transaction, id);
    if (!row)
        return std::nullopt;
    if (const auto standing = conversation_store::standing(transaction, row->message.conversation, row->message.sender))
        row->showTo(*standing);
    return completeMessage(transaction, std::move(*row));
}

std::optional<MessageRow> find(Transaction &transaction, MessageId id)
{
    static const QString sql = u"SELECT "_s + messageColumns() + u" FROM messages m WHERE m.id = ?"_s;
    Rows rows = transaction.select(sql, {id.value()});
    if (!rows.next())
        return std::nullopt;
    return messageRowFrom(rows);
}

std::vector<MessageRow> range(Transaction &transaction, ConversationId conversation, qint64 firstSeq, qint64 lastSeq)
{
    static const QString sql = u"SELECT "_s + messageColumns()
                               + u" FROM messages m WHERE m.conversation_id = ? AND m.seq >= ? AND m.seq <= ? ORDER BY m.seq DESC"_s;
    return read(transaction.select(sql, {conversation.value(), firstSeq, lastSeq}));
}

std::vector<MessageRow> replies(Transaction &transaction, MessageId id)
{
    static const QString sql = u"SELECT "_s + messageColumns() + u" FROM messages m WHERE m.reply_to = ? ORDER BY m.seq"_s;
    return read(transaction.select(sql, {id.value()}));
}

qint64 countReplies(Transaction &transaction, MessageId id)
{
    static const QString sql = u"SELECT count(*) FROM messages WHERE reply_to = ?"_s;
    Rows rows = transaction.select(sql, {id.value()});
    return rows.next() ? rows.integer(0) : 0;
}

void setContent(Transaction &transaction, const MessageRow &before, const QString &content, const QList<Mention> &mentions, Timestamp at,
                qint64 version)
{
    static const QString keep
        = u"INSERT INTO message_edits (message_id, number, content, mentions, at, version) VALUES (?, ?, ?, ?, ?, ?)"_s;
    static const QString prune = u"DELETE FROM message_edits WHERE message_id = ? AND number > 0 AND number <= ?"_s;
    static const QString change
        = u"UPDATE messages SET content = ?, mentions = ?, edits = edits + 1, edited_at = ?, edited_version = ? WHERE id = ?"_s;
    const Message &old = before.message;
    transaction.execute(keep, {old.id.value(), old.edits, sqlText(old.content), storedMentions(old.mentions),
                               toMs(old.editedAt.value_or(old.createdAt)), before.editedVersion});
    // The original stays for ever: whoever left before the first edit goes on seeing it.
    if (old.edits >= limits::editsKept)
        transaction.execute(prune, {old.id.value(), old.edits - limits::editsKept + 1});
    transaction.execute(change, {sqlText(content), storedMentions(mentions), toMs(at), version, old.id.value()});
    removeMentions(transaction, old);
    Message mentioning = old;
    mentioning.mentions = mentions;
    insertMentions(transaction, mentioning);
}

void erase(Transaction &transaction, const MessageRow &row, Timestamp at)
{
    static const QString sql
        = u"UPDATE messages SET content = '', note = NULL, reply_to = NULL, mentions = NULL, edits = 0, edited_at = NULL, edited_version = "
          u"NULL, "
          "pinned_at = NULL, pinned_by = NULL, pinned_version = NULL, origin_message = NULL, origin_sender = NULL, parts = 0, "
          "unsent_at = ? WHERE id = ?"_s;
    const Message &message = row.message;
    transaction.execute(sql, {toMs(at), message.id.value()});
    removeMentions(transaction, message);
    if (message.edits > 0)
        transaction.execute(u"DELETE FROM message_edits WHERE message_id = ?"_s, {message.id.value()});
    if (row.has(message_part::reactions))
        transaction.execute(u"DELETE FROM message_reactions WHERE message_id = ?"_s, {message.id.value()});
}

namespace {
/// The versions that rows of `messages m` are about to lose, where somebody left who goes on seeing them.
const QString keepVersions
    = u"INSERT INTO earlier_versions (message_id, version) SELECT m.id, m.version FROM messages m WHERE m.%1 = ? AND EXISTS "
      "(SELECT 1 FROM leavings z WHERE z.conversation_id = m.conversation_id AND z.version >= m.version) ON CONFLICT DO NOTHING"_s;
} // namespace

void setVersion(Transaction &transaction, MessageId id, qint64 version)
{
    static const QString keep = keepVersions.arg(u"id"_s);
    static const QString sql = u"UPDATE messages SET version = ?, parts = parts | 8 WHERE id = ?"_s;
    static_assert(message_part::changed == 8);
    transaction.execute(keep, {id.value()});
    transaction.execute(sql, {version, id.value()});
}

void setVersionsOfReplies(Transaction &transaction, MessageId id, qint64 afterVersion)
{
    static const QString keep = keepVersions.arg(u"reply_to"_s);
    static const QString sql
        = u"UPDATE messages SET version = ? + r.place, parts = parts | 8 "
          "FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY seq) AS place FROM messages WHERE reply_to = ?) AS r WHERE messages.id = r.id"_s;
    transaction.execute(keep, {id.value()});
    transaction.execute(sql, {afterVersion, id.value()});
}

qint64 unread(Transaction &transaction, ConversationId conversation, UserId user, qint64 afterSeq, qint64 lastSeq)
{
    return unreadIn(transaction, conversation, user, afterSeq, lastSeq);
}

std::vector<UserId> senders(Transaction &transaction, ConversationId conversation, qint64 afterSeq, qint64 lastSeq)
{
    static const QString sql
        = u"SELECT DISTINCT sender_id FROM messages WHERE conversation_id = ? AND seq > ? AND seq <= ? AND type <> 1"_s;
    std::vector<UserId> out;
    Rows rows = transaction.select(sql, {conversation.value(), afterSeq, lastSeq});
    while (rows.next())
        out.push_back(rows.id<UserId>(0));
    return out;
}

} // namespace kith::server::message_store

namespace kith::server {

Result<void> SendSituation::mayWrite() const
{
    if (!isKnown)
        return ErrorCode::NotFound;
    if (isFormer || !isAllowed)
        return ErrorCode::Forbidden;
    if (isBlocked)
        return ErrorCode::Blocked;
    return {};
}

} // namespace kith::server
