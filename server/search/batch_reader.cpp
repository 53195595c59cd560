// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/batch_reader.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 rowsAtOnce = 512;
constexpr qsizetype conversationsAtOnce = 256;

void addTo(IndexBatch &batch, SearchDocument document)
{
    batch.indexedSeq.insert(document.conversation, document.seq);
    batch.units += document.content.size();
    batch.documents.push_back(std::move(document));
}
} // namespace

bool BatchReader::isFull(const IndexBatch &batch) const
{
    return qint64(batch.documents.size()) >= m_limits.documents || batch.units >= m_limits.units;
}

BatchReader::BatchReader(IndexLease &lease, Limits limits)
    : m_lease(lease)
    , m_limits(limits)
{
}

void BatchReader::startOver()
{
    m_waiting.clear();
    m_scannedId = -1;
}

bool BatchReader::isAnyWaiting(Transaction &transaction, bool isAll) const
{
    static const QString sql = u"SELECT COALESCE(SUM(c.last_seq - COALESCE(s.indexed_seq, 0)), 0) FROM conversations c "
                               "LEFT JOIN search_progress s ON s.conversation_id = c.id WHERE c.last_seq > COALESCE(s.indexed_seq, 0)"_s;
    Rows rows = transaction.select(sql);
    const qint64 count = rows.next() ? rows.integer(0) : 0;
    return count >= (isAll ? 1 : m_limits.minimum);
}

Result<void> BatchReader::findWaiting()
{
    static const QString sql = u"SELECT c.id, COALESCE(s.indexed_seq, 0), c.last_seq FROM conversations c "
                               "LEFT JOIN search_progress s ON s.conversation_id = c.id WHERE c.last_seq > COALESCE(s.indexed_seq, 0)"_s;
    const auto read = m_lease.read<bool>([this](Transaction &transaction) -> Result<bool> {
        m_waiting.clear();
        Rows rows = transaction.select(sql);
        while (rows.next())
            m_waiting.insert(rows.id<ConversationId>(0), {.indexedSeq = rows.integer(1), .lastSeq = rows.integer(2)});
        return true;
    });
    return read ? Result<void>() : Result<void>(read.error());
}

/// Of a backlog: just below the oldest message that waits.
Result<void> BatchReader::findBeginning()
{
    static const QString sql = u"SELECT MIN(m.id) FROM conversations c LEFT JOIN search_progress s ON s.conversation_id = c.id "
                               "JOIN messages m ON m.conversation_id = c.id AND m.seq = COALESCE(s.indexed_seq, 0) + 1 "
                               "WHERE c.last_seq > COALESCE(s.indexed_seq, 0)"_s;
    const auto read = m_lease.read<qint64>([](Transaction &transaction) -> Result<qint64> {
        Rows rows = transaction.select(sql);
        return rows.next() ? rows.integer(0) : 0;
    });
    if (!read)
        return read.error();
    m_scannedId = *read - 1;
    return {};
}

/// Of every conversation all that waits.
Result<IndexBatch> BatchReader::everything()
{
    static const QString sql = u"SELECT "_s + documentColumns()
                               + u" FROM messages m WHERE m.conversation_id = ? AND m.seq > ? AND m.seq <= ? ORDER BY m.seq LIMIT ?"_s;
    IndexBatch batch;
    const QList<ConversationId> conversations = m_waiting.keys();
    for (qsizetype begin = 0; begin < conversations.size() && !isFull(batch); begin += conversationsAtOnce) {
        auto read = m_lease.read<std::vector<SearchDocument>>([&](Transaction &transaction) -> Result<std::vector<SearchDocument>> {
            std::vector<SearchDocument> found;
            for (const ConversationId conversation : conversations.mid(begin, conversationsAtOnce)) {
                const Waiting waiting = m_waiting.value(conversation);
                Rows rows = transaction.select(sql, {conversation.value(), waiting.indexedSeq, waiting.lastSeq, m_limits.documents});
                while (rows.next() && qint64(found.size()) < m_limits.documents)
                    found.push_back(documentFrom(rows));
            }
            return found;
        });
        if (!read)
            return read.error();
        // Cut off anywhere, what was taken of a conversation is its beginning.
        for (SearchDocument &document : *read) {
            if (!isFull(batch))
                addTo(batch, std::move(document));
        }
    }
    return batch;
}

/// A backlog in the order of ids, so that each segment holds messages of one time. What is out of step with its
/// conversation is left for everything().
Result<IndexBatch> BatchReader::oldest()
{
    static const QString sql = u"SELECT "_s + documentColumns() + u" FROM messages m WHERE m.id > ? ORDER BY m.id LIMIT ?"_s;
    IndexBatch batch;
    while (!isFull(batch)) {
        auto read = m_lease.read<std::vector<SearchDocument>>([&](Transaction &transaction) -> Result<std::vector<SearchDocument>> {
            std::vector<SearchDocument> found;
            Rows rows = transaction.select(sql, {m_scannedId, rowsAtOnce});
            while (rows.next())
                found.push_back(documentFrom(rows));
            return found;
        });
        if (!read)
            return read.error();
        for (SearchDocument &document : *read) {
            if (isFull(batch))
                return batch;
            m_scannedId = document.id.value();
            const auto waiting = m_waiting.find(document.conversation);
            if (waiting == m_waiting.end() || document.seq != waiting->indexedSeq + 1)
                continue;
            waiting->indexedSeq = document.seq;
            addTo(batch, std::move(document));
        }
        if (qint64(read->size()) < rowsAtOnce) {
            m_scannedId = -1;
            return batch;
        }
    }
    return batch;
}

Result<IndexBatch> BatchReader::next(bool isAll)
{
    const bool isOnTheWay = m_scannedId >= 0;
    if (!isOnTheWay) {
        if (const auto found = findWaiting(); !found)
            return found.error();
    }
    qint64 count = 0;
    for (const Waiting &waiting : std::as_const(m_waiting))
        count += waiting.lastSeq - waiting.indexedSeq;
    if (!isOnTheWay && (count == 0 || (count < m_limits.minimum && !isAll)))
        return IndexBatch{};
    Result<IndexBatch> batch = IndexBatch{};
    if (isOnTheWay || count > m_limits.documents) {
        if (!isOnTheWay) {
            if (const auto found = findBeginning(); !found)
                return found.error();
        }
        batch = oldest();
        if (batch && batch->documents.empty()) {
            if (const auto found = findWaiting(); !found)
                return found.error();
            batch = everything();
        }
    } else {
        batch = everything();
    }
    if (!batch)
        return batch;
    const auto read = m_lease.read<bool>([&](Transaction &transaction) -> Result<bool> {
        addAttachments(transaction, batch->documents);
        return true;
    });
    if (!read)
        return read.error();
    return batch;
}

} // namespace kith::server
