// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/receipt_store.h"

#include "server/conversations/conversation_store.h"

namespace kith::server::receipt_store {

using namespace Qt::Literals::StringLiterals;

std::optional<PointerSituation> situation(Transaction &transaction, ConversationId conversation, UserId user)
{
    static const QString sql
        = u"SELECT p.delivered_seq, p.read_seq, COALESCE(p.left_seq, c.last_seq), c.member_count, p.left_at, u.read_receipts, c.is_group, "_s
          + conversation_store::blockedExpression()
          + u" FROM participants p JOIN conversations c ON c.id = p.conversation_id JOIN users u ON u.id = p.user_id "
            "WHERE p.conversation_id = ? AND p.user_id = ?"_s;
    Rows rows = transaction.select(sql, {conversation.value(), user.value()});
    if (!rows.next())
        return std::nullopt;
    return PointerSituation{.pointers = {.deliveredSeq = rows.integer(0), .readSeq = rows.integer(1)},
                            .lastSeq = rows.integer(2),
                            .memberCount = int(rows.integer(3)),
                            .isGroup = rows.boolean(6),
                            .isFormer = !rows.isNull(4),
                            .isBlocked = rows.boolean(7),
                            .sendsReadReceipts = rows.boolean(5)};
}

void movePointers(Transaction &transaction, ConversationId conversation, UserId user, Pointers to)
{
    static const QString sql
        = u"UPDATE participants SET delivered_seq = CASE WHEN delivered_seq > ? THEN delivered_seq ELSE ? END, "
          "read_seq = CASE WHEN read_seq > ? THEN read_seq ELSE ? END, stamp = ? WHERE conversation_id = ? AND user_id = ?"_s;
    transaction.execute(
        sql, {to.deliveredSeq, to.deliveredSeq, to.readSeq, to.readSeq, transaction.stamp(), conversation.value(), user.value()});
}

void insert(Transaction &transaction, ConversationId conversation, UserId user, Kind kind, qint64 fromSeq, qint64 toSeq, Timestamp at)
{
    static const QString sql
        = u"INSERT INTO receipts (conversation_id, user_id, kind, from_seq, to_seq, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s;
    transaction.execute(sql, {conversation.value(), user.value(), int(kind), fromSeq, toSeq, toMs(at)});
}

QList<Reached> reached(Transaction &transaction, const Message &message)
{
    // The first action that ends at or behind the message covers it, if it also began before it.
    static const QString first
        = u"(SELECT CASE WHEN r.from_seq < ? THEN r.at END FROM receipts r WHERE r.conversation_id = p.conversation_id "
          "AND r.user_id = p.user_id AND r.kind = %1 AND r.to_seq >= ? ORDER BY r.to_seq LIMIT 1)"_s;
    static const QString sql
        = u"SELECT p.user_id, u.read_receipts, p.joined_at, "_s + first.arg(0) + u", "_s + first.arg(1)
          + u" FROM participants p JOIN users u ON u.id = p.user_id WHERE p.conversation_id = ? AND p.left_at IS NULL AND p.user_id <> ? ORDER BY p.user_id"_s;
    const qint64 seq = message.seq;
    QList<Reached> out;
    Rows rows = transaction.select(sql, {seq, seq, seq, seq, message.conversation.value(), message.sender.value()});
    while (rows.next()) {
        if (rows.isNull(3) && rows.isNull(4) && rows.timestamp(2) > message.createdAt)
            continue;
        out.append({.user = rows.id<UserId>(0),
                    .sendsReadReceipts = rows.boolean(1),
                    .deliveredAt = rows.optionalTimestamp(3),
                    .readAt = rows.optionalTimestamp(4)});
    }
    return out;
}

QList<SenderCounts> counts(Transaction &transaction, ConversationId conversation, UserId except, qint64 afterSeq, qint64 lastSeq)
{
    static const QString sql
        = u"SELECT s.sender_id, su.read_receipts, s.seq, SUM(CASE WHEN p.delivered_seq >= s.seq THEN 1 ELSE 0 END), "
          "SUM(CASE WHEN p.read_seq >= s.seq AND u.read_receipts = 1 THEN 1 ELSE 0 END) "
          "FROM (SELECT sender_id, MAX(seq) AS seq FROM messages WHERE conversation_id = ? AND seq > ? AND seq <= ? AND type <> 1 "
          "AND sender_id <> ? GROUP BY sender_id ORDER BY 2 DESC LIMIT 5) s JOIN users su ON su.id = s.sender_id "
          "JOIN participants p ON p.conversation_id = ? AND p.left_at IS NULL AND p.user_id <> s.sender_id JOIN users u ON u.id = "
          "p.user_id "
          "WHERE EXISTS (SELECT 1 FROM participants sp WHERE sp.conversation_id = p.conversation_id AND sp.user_id = s.sender_id "
          "AND sp.left_at IS NULL) GROUP BY s.sender_id, su.read_receipts, s.seq ORDER BY s.seq"_s;
    QList<SenderCounts> out;
    Rows rows = transaction.select(sql, {conversation.value(), afterSeq, lastSeq, except.value(), conversation.value()});
    while (rows.next())
        out.append({.sender = rows.id<UserId>(0),
                    .sendsReadReceipts = rows.boolean(1),
                    .seq = rows.integer(2),
                    .delivered = rows.integer(3),
                    .read = rows.integer(4)});
    return out;
}

} // namespace kith::server::receipt_store
