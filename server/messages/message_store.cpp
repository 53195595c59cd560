// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_store.h"

#include "server/conversations/message_rows.h"

namespace kith::server::message_store {

using namespace Qt::Literals::StringLiterals;

SendSituation situation(Transaction &transaction, UserId sender, ConversationId conversation, const QString &clientId)
{
    // One statement, for every send passes here. Status 3 is ContactStatus::Blocked, kept in the text for the planner's sake.
    static const QString sql
        = u"SELECT m.id, p.user_id, p.left_at, CASE WHEN c.is_group = 0 AND ("
          "EXISTS (SELECT 1 FROM participants o JOIN contacts k ON k.owner_id = o.user_id AND k.user_id = p.user_id "
          "WHERE o.conversation_id = c.id AND o.user_id <> p.user_id AND k.status = 3) OR "
          "EXISTS (SELECT 1 FROM participants o JOIN contacts k ON k.owner_id = p.user_id AND k.user_id = o.user_id "
          "WHERE o.conversation_id = c.id AND o.user_id <> p.user_id AND k.status = 3)) THEN 1 ELSE 0 END "
          "FROM (SELECT 1 AS one) x LEFT JOIN messages m ON m.sender_id = ? AND m.client_id = ? "
          "LEFT JOIN participants p ON p.conversation_id = ? AND p.user_id = ? LEFT JOIN conversations c ON c.id = p.conversation_id"_s;
    Rows rows = transaction.select(sql, {sender.value(), clientId, conversation.value(), sender.value()});
    if (!rows.next())
        return {};
    return {.earlier = rows.id<MessageId>(0), .isKnown = !rows.isNull(1), .isFormer = !rows.isNull(2), .isBlocked = rows.boolean(3)};
}

std::optional<Message> find(Transaction &transaction, MessageId id)
{
    static const QString sql = u"SELECT "_s + messageColumns() + u" FROM messages m WHERE m.id = ?"_s;
    Rows rows = transaction.select(sql, {id.value()});
    if (!rows.next())
        return std::nullopt;
    return messageFrom(rows);
}

QList<Message> range(Transaction &transaction, ConversationId conversation, qint64 firstSeq, qint64 lastSeq)
{
    static const QString sql = u"SELECT "_s + messageColumns()
                               + u" FROM messages m WHERE m.conversation_id = ? AND m.seq >= ? AND m.seq <= ? ORDER BY m.seq DESC"_s;
    QList<Message> out;
    Rows rows = transaction.select(sql, {conversation.value(), firstSeq, lastSeq});
    while (rows.next())
        out.append(messageFrom(rows));
    return out;
}

void erase(Transaction &transaction, MessageId id, qint64 version, Timestamp at)
{
    static const QString sql = u"UPDATE messages SET content = '', reply_to = NULL, unsent_at = ?, version = ? WHERE id = ?"_s;
    transaction.execute(sql, {toMs(at), version, id.value()});
}

qint64 unread(Transaction &transaction, ConversationId conversation, UserId user, qint64 afterSeq, qint64 lastSeq)
{
    static const QString sql
        = u"SELECT count(*) FROM messages WHERE conversation_id = ? AND seq > ? AND seq <= ? AND sender_id <> ? AND type <> 1 AND unsent_at IS NULL"_s;
    Rows rows = transaction.select(sql, {conversation.value(), afterSeq, lastSeq, user.value()});
    return rows.next() ? rows.integer(0) : 0;
}

std::vector<UserId> senders(Transaction &transaction, ConversationId conversation, qint64 afterSeq, qint64 lastSeq)
{
    static const QString sql = u"SELECT DISTINCT sender_id FROM messages WHERE conversation_id = ? AND seq > ? AND seq <= ? AND type <> 1"_s;
    std::vector<UserId> out;
    Rows rows = transaction.select(sql, {conversation.value(), afterSeq, lastSeq});
    while (rows.next())
        out.push_back(rows.id<UserId>(0));
    return out;
}

} // namespace kith::server::message_store
