// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/unindexed_messages.h"

#include "server/storage/id_chunks.h"

#include <algorithm>

namespace kith::server::unindexed_messages {

using namespace Qt::Literals::StringLiterals;

namespace {
struct Range
{
    ConversationId conversation = {};
    qint64 afterSeq = 0;
    qint64 lastSeq = 0;
};

void readAll(Rows rows, std::vector<SearchDocument> &out)
{
    while (rows.next())
        out.push_back(documentFrom(rows));
}

/// One statement for several ranges, in a few fixed sizes, for the store of prepared statements.
QString statementFor(qsizetype ranges)
{
    const QString one = u"SELECT "_s + documentColumns() + u" FROM messages m WHERE m.conversation_id = ? AND m.seq > ? AND m.seq <= ?"_s;
    return QStringList(ranges, one).join(u" UNION ALL "_s);
}

std::vector<Range> tails(const search_access::VisibleConversations &conversations)
{
    std::vector<Range> out;
    for (auto it = conversations.cbegin(); it != conversations.cend(); ++it) {
        if (it->lastSeq > it->indexedSeq)
            out.push_back({.conversation = it.key(), .afterSeq = it->indexedSeq, .lastSeq = it->lastSeq});
    }
    return out;
}
} // namespace

qint64 tailSize(const search_access::VisibleConversations &conversations)
{
    qint64 size = 0;
    for (const Range &range : tails(conversations))
        size += range.lastSeq - range.afterSeq;
    return size;
}

std::vector<SearchDocument> tail(Transaction &transaction, const search_access::VisibleConversations &conversations)
{
    static const QString single = statementFor(1);
    static const QString several = statementFor(16);
    const std::vector<Range> ranges = tails(conversations);
    std::vector<SearchDocument> out;
    for (size_t begin = 0; begin < ranges.size();) {
        const size_t left = ranges.size() - begin;
        const size_t size = left < 4 ? 1 : 16;
        QVariantList values;
        for (size_t i = 0; i < size; ++i) {
            const Range range = begin + i < ranges.size() ? ranges[begin + i] : Range{};
            values << range.conversation.value() << range.afterSeq << range.lastSeq;
        }
        readAll(transaction.select(size == 1 ? single : several, values), out);
        begin += size;
    }
    addAttachments(transaction, out);
    return out;
}

std::vector<SearchDocument> changed(Transaction &transaction)
{
    static const QString sql = u"SELECT "_s + documentColumns()
                               + u" FROM search_changes s JOIN messages m ON m.id = s.message_id WHERE s.is_removed = 0"_s;
    std::vector<SearchDocument> out;
    readAll(transaction.select(sql), out);
    addAttachments(transaction, out);
    return out;
}

std::vector<SearchDocument> editedSince(Transaction &transaction, const search_access::VisibleConversations &conversations)
{
    static const QString sql = u"SELECT "_s + documentColumns()
                               + u" FROM messages m WHERE m.conversation_id = ? AND m.edited_version > ? AND m.seq <= ?"_s;
    std::vector<SearchDocument> out;
    for (auto it = conversations.cbegin(); it != conversations.cend(); ++it) {
        if (it->asOfVersion)
            readAll(transaction.select(sql, {it.key().value(), *it->asOfVersion, it->lastSeq}), out);
    }
    addAttachments(transaction, out);
    return out;
}

std::vector<SearchDocument> newest(Transaction &transaction, MessageId before, qint64 max)
{
    static const QString sql = u"SELECT "_s + documentColumns() + u" FROM messages m WHERE m.id < ? ORDER BY m.id DESC LIMIT ?"_s;
    std::vector<SearchDocument> out;
    readAll(transaction.select(sql, {before.value(), max}), out);
    addAttachments(transaction, out);
    return out;
}

std::vector<SearchDocument> byId(Transaction &transaction, const QList<MessageId> &ids)
{
    std::vector<SearchDocument> out;
    for (const IdChunk &chunk : idChunks(ids)) {
        const QString sql = u"SELECT "_s + documentColumns() + u" FROM messages m WHERE m.id IN ("_s + chunk.placeholders + u')';
        readAll(transaction.select(sql, chunk.values), out);
    }
    addAttachments(transaction, out);
    std::ranges::sort(out, std::ranges::greater(), &SearchDocument::id);
    return out;
}

} // namespace kith::server::unindexed_messages
