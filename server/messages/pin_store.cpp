// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/pin_store.h"

namespace kith::server::pin_store {

using namespace Qt::Literals::StringLiterals;

qint64 count(Transaction &transaction, ConversationId conversation)
{
    static const QString sql = u"SELECT count(*) FROM messages WHERE conversation_id = ? AND pinned_at IS NOT NULL"_s;
    Rows rows = transaction.select(sql, {conversation.value()});
    return rows.next() ? rows.integer(0) : 0;
}

void pin(Transaction &transaction, MessageId message, UserId user, Timestamp at, qint64 version)
{
    static const QString sql = u"UPDATE messages SET pinned_at = ?, pinned_by = ?, pinned_version = ? WHERE id = ?"_s;
    transaction.execute(sql, {toMs(at), user.value(), version, message.value()});
}

void unpin(Transaction &transaction, MessageId message)
{
    static const QString sql = u"UPDATE messages SET pinned_at = NULL, pinned_by = NULL, pinned_version = NULL WHERE id = ?"_s;
    transaction.execute(sql, {message.value()});
}

std::vector<MessageRow> pinned(Transaction &transaction, ConversationId conversation, qint64 lastSeq)
{
    static const QString sql = u"SELECT "_s + messageColumns()
                               + u" FROM messages m WHERE m.conversation_id = ? AND m.pinned_at IS NOT NULL AND m.seq <= ? "
                                 "ORDER BY m.pinned_version DESC"_s;
    std::vector<MessageRow> out;
    Rows rows = transaction.select(sql, {conversation.value(), lastSeq});
    while (rows.next())
        out.push_back(messageRowFrom(rows));
    return out;
}

} // namespace kith::server::pin_store
