// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/reaction_store.h"

#include "server/conversations/message_rows.h"

namespace kith::server::reaction_store {

using namespace Qt::Literals::StringLiterals;

ReactionCounts counts(Transaction &transaction, MessageId message, UserId user, const QString &emoji)
{
    static const QString sql = u"SELECT COUNT(DISTINCT emoji), COALESCE(SUM(CASE WHEN user_id = ? THEN 1 ELSE 0 END), 0), "
                               "COALESCE(SUM(CASE WHEN emoji = ? THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN emoji = ? AND user_id = ? "
                               "THEN 1 ELSE 0 END), 0) "
                               "FROM message_reactions WHERE message_id = ?"_s;
    Rows rows = transaction.select(sql, {user.value(), emoji, emoji, user.value(), message.value()});
    if (!rows.next())
        return {};
    return {
        .isThere = rows.integer(3) > 0, .isKnownEmoji = rows.integer(2) > 0, .emojis = int(rows.integer(0)), .own = int(rows.integer(1))};
}

void insert(Transaction &transaction, MessageId message, UserId user, const QString &emoji, Timestamp at, qint64 version)
{
    static const QString flag = u"UPDATE messages SET parts = parts | 2 WHERE id = ?"_s;
    static_assert(message_part::reactions == 2);
    static const QString sql = u"INSERT INTO message_reactions (message_id, emoji, user_id, at, version) VALUES (?, ?, ?, ?, ?)"_s;
    transaction.execute(sql, {message.value(), emoji, user.value(), toMs(at), version});
    transaction.execute(flag, {message.value()});
}

std::optional<qint64> remove(Transaction &transaction, MessageId message, UserId user, const QString &emoji)
{
    static const QString sql = u"DELETE FROM message_reactions WHERE message_id = ? AND emoji = ? AND user_id = ? RETURNING version"_s;
    static const QString unflag = u"UPDATE messages SET parts = parts - 2 WHERE id = ? AND (parts & 2) <> 0 "
                                  "AND NOT EXISTS (SELECT 1 FROM message_reactions r WHERE r.message_id = messages.id)"_s;
    std::optional<qint64> version;
    {
        Rows rows = transaction.executeReturning(sql, {message.value(), emoji, user.value()});
        if (rows.next())
            version = rows.integer(0);
    }
    if (version)
        transaction.execute(unflag, {message.value()});
    return version;
}

} // namespace kith::server::reaction_store
