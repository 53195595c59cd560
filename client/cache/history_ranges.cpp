// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/history_ranges.h"

#include "client/cache/cache_database.h"

#include <algorithm>
#include <limits>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
SeqRange readRange(const QSqlQuery &row)
{
    return {.from = row.value(0).toLongLong(), .to = row.value(1).toLongLong()};
}
} // namespace

HistoryRanges::HistoryRanges(CacheDatabase &database)
    : m_database(database)
{
}

qint64 HistoryRanges::tailFrom(ConversationId id) const
{
    return m_database.number(u"SELECT loaded_from_seq FROM conversations WHERE id = ?"_s, {id.value()}, 1);
}

bool HistoryRanges::isWhole(ConversationId id) const
{
    return m_database.number(u"SELECT is_whole OR loaded_from_seq = 1 FROM conversations WHERE id = ?"_s, {id.value()}, 1) != 0;
}

std::optional<SeqRange> HistoryRanges::around(ConversationId id, qint64 seq) const
{
    const qint64 tail = tailFrom(id);
    if (seq >= tail)
        return SeqRange{.from = tail, .to = std::numeric_limits<qint64>::max()};
    return m_database.first(u"SELECT from_seq, to_seq FROM islands WHERE conversation_id = ? AND from_seq <= ? AND to_seq >= ?"_s,
                            {id.value(), seq, seq}, readRange);
}

void HistoryRanges::add(ConversationId id, const SeqRange &range, bool isFirst)
{
    SeqRange grown{.from = isFirst ? std::min<qint64>(1, range.from) : range.from, .to = range.to};
    const QList<SeqRange> touching = m_database.all(
        u"SELECT from_seq, to_seq FROM islands WHERE conversation_id = ? AND from_seq <= ? AND to_seq >= ?"_s,
        {id.value(), grown.to + 1, grown.from - 1}, readRange);
    for (const SeqRange &island : touching) {
        grown.from = std::min(grown.from, island.from);
        grown.to = std::max(grown.to, island.to);
    }
    m_database.run(u"DELETE FROM islands WHERE conversation_id = ? AND from_seq <= ? AND to_seq >= ?"_s,
                   {id.value(), grown.to + 1, grown.from - 1});
    if (grown.to >= tailFrom(id) - 1)
        m_database.run(u"UPDATE conversations SET loaded_from_seq = min(loaded_from_seq, ?), is_whole = is_whole OR ? WHERE id = ?"_s,
                       {grown.from, grown.from <= 1, id.value()});
    else
        m_database.run(u"INSERT INTO islands (conversation_id, from_seq, to_seq) VALUES (?, ?, ?)"_s, {id.value(), grown.from, grown.to});
}

void HistoryRanges::clear(ConversationId id)
{
    m_database.run(u"DELETE FROM islands WHERE conversation_id = ?"_s, {id.value()});
}

} // namespace kith::client
