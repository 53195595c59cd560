// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/search.h"

#include "server/search/segment_store.h"

namespace kith::server::search {

using namespace Qt::Literals::StringLiterals;

namespace {
void note(Transaction &transaction, MessageId message, qint64 version, bool isRemoved)
{
    static const QString sql = u"INSERT INTO search_changes (message_id, version, is_removed) VALUES (?, ?, ?) "
                               "ON CONFLICT (message_id) DO UPDATE SET version = excluded.version, is_removed = excluded.is_removed"_s;
    transaction.execute(sql, {message.value(), version, int(isRemoved)});
}

qint64 number(Transaction &transaction, const QString &sql)
{
    Rows rows = transaction.select(sql);
    return rows.next() ? rows.integer(0) : 0;
}
} // namespace

void changed(Transaction &transaction, MessageId message, qint64 version)
{
    note(transaction, message, version, false);
}

void removed(Transaction &transaction, MessageId message, qint64 version)
{
    note(transaction, message, version, true);
}

void rebuild(Transaction &transaction)
{
    transaction.execute(u"UPDATE search_state SET epoch = epoch + 1 WHERE id = 1"_s);
    transaction.execute(u"DELETE FROM search_progress"_s);
    transaction.execute(u"DELETE FROM search_changes"_s);
    segment_store::dropAll(transaction);
}

Status status(Transaction &transaction)
{
    return {.messages = number(transaction, u"SELECT COALESCE(SUM(last_seq), 0) FROM conversations"_s),
            .indexed = number(transaction, u"SELECT COALESCE(SUM(indexed_seq), 0) FROM search_progress"_s),
            .changesWaiting = number(transaction, u"SELECT count(*) FROM search_changes"_s),
            .segments = number(transaction, u"SELECT count(*) FROM search_segments WHERE state = 1"_s),
            .sizeBytes = number(transaction, u"SELECT COALESCE(SUM(bytes), 0) FROM search_segments WHERE state = 1"_s)};
}

std::vector<Change> changes(Transaction &transaction, qint64 max)
{
    static const QString sql = u"SELECT message_id, version, is_removed FROM search_changes ORDER BY message_id LIMIT ?"_s;
    std::vector<Change> out;
    Rows rows = transaction.select(sql, {max});
    while (rows.next())
        out.push_back({.message = rows.id<MessageId>(0), .version = rows.integer(1), .isRemoved = rows.boolean(2)});
    return out;
}

void forget(Transaction &transaction, const Change &change)
{
    static const QString sql = u"DELETE FROM search_changes WHERE message_id = ? AND version = ?"_s;
    transaction.execute(sql, {change.message.value(), change.version});
}

void setIndexed(Transaction &transaction, ConversationId conversation, qint64 seq)
{
    static const QString sql = u"INSERT INTO search_progress (conversation_id, indexed_seq) VALUES (?, ?) "
                               "ON CONFLICT (conversation_id) DO UPDATE SET indexed_seq = excluded.indexed_seq"_s;
    transaction.execute(sql, {conversation.value(), seq});
}

} // namespace kith::server::search
