// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/former_views.h"

#include "server/storage/id_chunks.h"
#include "server/users/person.h"

#include <algorithm>

namespace kith::server::former_views {

using namespace Qt::Literals::StringLiterals;

namespace {
QList<UserId> usersIn(Rows rows)
{
    QList<UserId> out;
    while (rows.next())
        out.append(rows.id<UserId>(0));
    return out;
}

/// Who left at version `since` or later, and was there when the message was written.
QList<UserId> witnesses(Transaction &transaction, ConversationId conversation, qint64 seq, qint64 since)
{
    static const QString sql
        = u"SELECT p.user_id FROM leavings z JOIN participants p ON p.conversation_id = z.conversation_id AND p.user_id = z.user_id "
          "WHERE z.conversation_id = ? AND z.version >= ? AND p.left_seq >= ? AND NOT EXISTS (SELECT 1 FROM history_gaps g "
          "WHERE g.conversation_id = z.conversation_id AND g.user_id = z.user_id AND g.after_seq < ? AND g.to_seq >= ?)"_s;
    return usersIn(transaction.select(sql, {conversation.value(), since, seq, seq, seq}));
}

void raise(Transaction &transaction, ConversationId conversation, const QList<UserId> &former, qint64 version)
{
    for (const IdChunk &chunk : idChunks(former)) {
        transaction.execute(u"UPDATE leavings SET view_version = ? WHERE conversation_id = ? AND user_id IN (%1)"_s.arg(chunk.placeholders),
                            QVariantList{version, conversation.value()} + chunk.values);
        transaction.execute(
            u"UPDATE participants SET own_stamp = ? WHERE conversation_id = ? AND user_id IN (%1)"_s.arg(chunk.placeholders),
            QVariantList{transaction.stamp(), conversation.value()} + chunk.values);
    }
}
} // namespace

void withdraw(Transaction &transaction, ConversationId conversation, qint64 seq, qint64 since, const QList<Withdrawal> &changed)
{
    static const QString sql = u"INSERT INTO withdrawals (conversation_id, version, seq) VALUES (?, ?, ?)"_s;
    const QList<UserId> former = witnesses(transaction, conversation, seq, since);
    if (former.isEmpty() || changed.isEmpty())
        return;
    qint64 last = 0;
    for (const Withdrawal &one : changed) {
        transaction.execute(sql, {conversation.value(), one.version, one.seq});
        last = std::max(last, one.version);
    }
    raise(transaction, conversation, former, last);
    tell(transaction, former, conversation);
}

QList<UserId> rename(Transaction &transaction, ConversationId conversation, UserId person, qint64 version)
{
    static const QString sql
        = u"SELECT z.user_id FROM leavings z WHERE z.conversation_id = ? AND z.version >= "
          "(SELECT MIN(h.version) FROM membership_log h WHERE h.conversation_id = z.conversation_id AND h.user_id = ?)"_s;
    const QList<UserId> former = usersIn(transaction.select(sql, {conversation.value(), person.value()}));
    raise(transaction, conversation, former, version);
    return former;
}

void tell(Transaction &transaction, QList<UserId> former, ConversationId conversation)
{
    std::ranges::sort(former); // of the locks
    former.erase(std::unique(former.begin(), former.end()), former.end());
    QJsonObject where;
    if (!conversation.isNull())
        where.insert(u"conversationId"_s, conversation.toString());
    for (const UserId user : std::as_const(former))
        person::tell(transaction, user, u"conversations"_s, where);
}

} // namespace kith::server::former_views
