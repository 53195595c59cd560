// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_store.h"

#include "server/storage/sql_text.h"

namespace kith::server::conversation_store {

using namespace Qt::Literals::StringLiterals;

namespace {
QString directKey(UserId one, UserId other)
{
    return u"%1-%2"_s.arg(std::min(one, other).value()).arg(std::max(one, other).value());
}

bool insert(Transaction &transaction, ConversationId id, bool isGroup, const QVariant &directKeyValue, const QString &name, UserId creator,
            Timestamp at)
{
    static const QString sql
        = u"INSERT INTO conversations (id, is_group, direct_key, name, about, created_by, created_at, version, properties_version, "
          "last_seq, member_count, touched_at, stamp) VALUES (?, ?, ?, ?, '', ?, ?, 1, 1, 0, 0, ?, ?) ON CONFLICT DO NOTHING"_s;
    return transaction.execute(sql,
                               {id.value(), int(isGroup), directKeyValue, name, creator.value(), toMs(at), toMs(at), transaction.stamp()})
           == 1;
}

Step stepFrom(Rows rows)
{
    if (!rows.next())
        return {};
    return {.version = rows.integer(0), .lastSeq = rows.integer(1), .memberCount = int(rows.integer(2))};
}
} // namespace

void lock(Transaction &transaction, ConversationId conversation)
{
    // SQLite has one writer, who sees everything that was written before.
    static const QString sql = u"SELECT 1 FROM conversations WHERE id = ? FOR UPDATE"_s;
    if (transaction.dialect() == Dialect::PostgreSql)
        (void)transaction.select(sql, {conversation.value()});
}

std::optional<Standing> standing(Transaction &transaction, ConversationId conversation, UserId user)
{
    static const QString sql = u"SELECT "_s + standingColumns() + u" FROM "_s + standingTables()
                               + u" WHERE p.conversation_id = ? AND p.user_id = ?"_s;
    Rows rows = transaction.select(sql, {conversation.value(), user.value()});
    if (!rows.next())
        return std::nullopt;
    return standingFrom(rows);
}

std::vector<UserId> members(Transaction &transaction, ConversationId conversation)
{
    static const QString sql = u"SELECT user_id FROM participants WHERE conversation_id = ? AND left_at IS NULL ORDER BY user_id"_s;
    std::vector<UserId> out;
    Rows rows = transaction.select(sql, {conversation.value()});
    while (rows.next())
        out.push_back(rows.id<UserId>(0));
    return out;
}

const QString &blockedExpression()
{
    // Each way by itself, so that both find their row by the key of `contacts`. Status 3 is ContactStatus::Blocked, kept in
    // the text for the planner's sake.
    static const QString text = u"CASE WHEN c.is_group = 0 AND ("
                                "EXISTS (SELECT 1 FROM participants o JOIN contacts k ON k.owner_id = o.user_id AND k.user_id = p.user_id "
                                "WHERE o.conversation_id = c.id AND o.user_id <> p.user_id AND k.status = 3) OR "
                                "EXISTS (SELECT 1 FROM participants o JOIN contacts k ON k.owner_id = p.user_id AND k.user_id = o.user_id "
                                "WHERE o.conversation_id = c.id AND o.user_id <> p.user_id AND k.status = 3)) THEN 1 ELSE 0 END"_s;
    return text;
}

bool isBlocked(Transaction &transaction, ConversationId conversation, UserId user)
{
    static const QString sql = u"SELECT "_s + blockedExpression()
                               + u" FROM participants p JOIN conversations c ON c.id = p.conversation_id "
                                 "WHERE p.conversation_id = ? AND p.user_id = ?"_s;
    Rows rows = transaction.select(sql, {conversation.value(), user.value()});
    return rows.next() && rows.boolean(0);
}

std::optional<ConversationId> direct(Transaction &transaction, UserId one, UserId other)
{
    static const QString sql = u"SELECT id FROM conversations WHERE direct_key = ?"_s;
    Rows rows = transaction.select(sql, {directKey(one, other)});
    if (!rows.next())
        return std::nullopt;
    return rows.id<ConversationId>(0);
}

bool insertDirect(Transaction &transaction, ConversationId id, UserId creator, UserId peer, Timestamp at)
{
    return insert(transaction, id, false, directKey(creator, peer), u""_s, creator, at);
}

void insertGroup(Transaction &transaction, ConversationId id, UserId creator, const QString &name, Timestamp at)
{
    insert(transaction, id, true, QVariant(QMetaType::fromType<QString>()), name, creator, at);
}

Step stepMessage(Transaction &transaction, ConversationId conversation, Timestamp at)
{
    static const QString sql
        = u"UPDATE conversations SET version = version + 1, last_seq = last_seq + 1, touched_at = ?, stamp = ? WHERE id = ? "
          "RETURNING version, last_seq, member_count"_s;
    return stepFrom(transaction.executeReturning(sql, {toMs(at), transaction.stamp(), conversation.value()}));
}

Step stepMembers(Transaction &transaction, ConversationId conversation, int joined, Timestamp at)
{
    static const QString sql
        = u"UPDATE conversations SET version = version + 1, member_count = member_count + ?, touched_at = ?, stamp = ? WHERE id = ? "
          "RETURNING version, last_seq, member_count"_s;
    return stepFrom(transaction.executeReturning(sql, {joined, toMs(at), transaction.stamp(), conversation.value()}));
}

Step stepProperties(Transaction &transaction, ConversationId conversation, const GroupProperties &properties, Timestamp at)
{
    static const QString sql
        = u"UPDATE conversations SET version = version + 1, properties_version = version + 1, name = ?, about = ?, picture_id = ?, "
          "rule_add = ?, rule_post = ?, rule_edit = ?, touched_at = ?, stamp = ? WHERE id = ? RETURNING version, last_seq, member_count"_s;
    return stepFrom(transaction.executeReturning(sql, {properties.name, sqlText(properties.about), sqlValue(properties.picture),
                                                       int(properties.rules.add), int(properties.rules.post), int(properties.rules.edit),
                                                       toMs(at), transaction.stamp(), conversation.value()}));
}

Step step(Transaction &transaction, ConversationId conversation)
{
    return stepBy(transaction, conversation, 1);
}

Step stepBy(Transaction &transaction, ConversationId conversation, qint64 count)
{
    static const QString sql
        = u"UPDATE conversations SET version = version + ?, stamp = ? WHERE id = ? RETURNING version, last_seq, member_count"_s;
    return stepFrom(transaction.executeReturning(sql, {count, transaction.stamp(), conversation.value()}));
}

} // namespace kith::server::conversation_store
