// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/unread.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// All of the range, less what never counts (messages_uncounted), less the person's own (messages_by_sender).
/// %1 conversation, %2 person, %3 after, %4 last.
const QString pattern
    = u"(%4 - %3 - (SELECT count(*) FROM messages x WHERE x.conversation_id = %1 AND x.seq > %3 AND x.seq <= %4 "
      "AND (x.type = 1 OR x.unsent_at IS NOT NULL)) - (SELECT count(*) FROM messages y WHERE y.conversation_id = %1 AND y.sender_id = %2 "
      "AND y.seq > %3 AND y.seq <= %4 AND y.type <> 1 AND y.unsent_at IS NULL))"_s;
} // namespace

const QString &unreadExpression()
{
    static const QString expression = pattern.arg(u"p.conversation_id"_s, u"p.user_id"_s, u"p.read_seq"_s,
                                                  u"COALESCE(p.left_seq, c.last_seq)"_s);
    return expression;
}

const QString &unreadMentionsExpression()
{
    static const QString expression
        = u"CASE WHEN p.left_at IS NULL THEN (SELECT count(DISTINCT n.seq) FROM message_mentions n WHERE n.conversation_id = "
          "p.conversation_id AND n.user_id IN (p.user_id, 0) AND n.seq > p.read_seq AND n.sender_id <> p.user_id) ELSE (SELECT count(*) "
          "FROM "
          "former_mentions f WHERE f.conversation_id = p.conversation_id AND f.user_id = p.user_id AND f.seq > p.read_seq AND NOT EXISTS "
          "(SELECT 1 FROM messages w WHERE w.conversation_id = f.conversation_id AND w.seq = f.seq AND w.unsent_at IS NOT NULL)) END"_s;
    return expression;
}

qint64 unreadOf(Transaction &transaction, ConversationId conversation, UserId user)
{
    static const QString sql = u"SELECT "_s + unreadExpression()
                               + u" FROM participants p JOIN conversations c ON c.id = p.conversation_id"
                                 " WHERE p.conversation_id = ? AND p.user_id = ?"_s;
    Rows rows = transaction.select(sql, {conversation.value(), user.value()});
    return rows.next() ? rows.integer(0) : 0;
}

qint64 unreadIn(Transaction &transaction, ConversationId conversation, UserId user, qint64 afterSeq, qint64 lastSeq)
{
    // Named by a row of their own: each is used several times.
    static const QString sql
        = u"SELECT "_s + pattern.arg(u"a.conversation"_s, u"a.person"_s, u"a.after_seq"_s, u"a.last_seq"_s)
          + u" FROM (SELECT CAST(? AS BIGINT) AS conversation, CAST(? AS BIGINT) AS person, CAST(? AS BIGINT) AS after_seq, "
            "CAST(? AS BIGINT) AS last_seq) a"_s;
    Rows rows = transaction.select(sql, {conversation.value(), user.value(), afterSeq, lastSeq});
    return rows.next() ? rows.integer(0) : 0;
}

} // namespace kith::server
