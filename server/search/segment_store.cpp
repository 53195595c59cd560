// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/segment_store.h"

#include "server/storage/id_chunks.h"

#include <algorithm>

namespace kith::server::segment_store {

using namespace Qt::Literals::StringLiterals;

namespace {
using PageKey = Id<struct PageTag>;

PageKey keyOf(SegmentId id, GramHash hash)
{
    return PageKey((id.value() << gramBits) + qint64(hash));
}

SegmentPage pageFrom(SegmentId id, const Rows &rows)
{
    return {.firstHash = GramHash(rows.integer(0) - (id.value() << gramBits)), .data = rows.bytes(1)};
}
} // namespace

std::vector<Segment> live(Transaction &transaction)
{
    static const QString sql = u"SELECT id, docs, first_id, last_id, first_at, last_at, bytes FROM search_segments WHERE state = 1 "
                               "ORDER BY last_id DESC, id DESC"_s;
    std::vector<Segment> out;
    Rows rows = transaction.select(sql);
    while (rows.next()) {
        out.push_back({.id = rows.id<SegmentId>(0),
                       .docs = int(rows.integer(1)),
                       .firstId = rows.integer(2),
                       .lastId = rows.integer(3),
                       .firstAtMs = rows.integer(4),
                       .lastAtMs = rows.integer(5),
                       .sizeBytes = rows.integer(6)});
    }
    return out;
}

std::vector<SegmentId> dropped(Transaction &transaction)
{
    static const QString sql = u"SELECT id FROM search_segments WHERE state <> 1 ORDER BY id"_s;
    std::vector<SegmentId> out;
    Rows rows = transaction.select(sql);
    while (rows.next())
        out.push_back(rows.id<SegmentId>(0));
    return out;
}

void insert(Transaction &transaction, const Segment &segment, SegmentState state)
{
    static const QString sql
        = u"INSERT INTO search_segments (id, state, docs, first_id, last_id, first_at, last_at, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s;
    transaction.execute(sql, {segment.id.value(), int(state), segment.docs, segment.firstId, segment.lastId, segment.firstAtMs,
                              segment.lastAtMs, segment.sizeBytes});
}

void update(Transaction &transaction, const Segment &segment, SegmentState state)
{
    static const QString sql
        = u"UPDATE search_segments SET state = ?, docs = ?, first_id = ?, last_id = ?, first_at = ?, last_at = ?, bytes = ? WHERE id = ?"_s;
    transaction.execute(sql, {int(state), segment.docs, segment.firstId, segment.lastId, segment.firstAtMs, segment.lastAtMs,
                              segment.sizeBytes, segment.id.value()});
}

void setState(Transaction &transaction, SegmentId id, SegmentState state)
{
    static const QString sql = u"UPDATE search_segments SET state = ? WHERE id = ?"_s;
    transaction.execute(sql, {int(state), id.value()});
}

void dropAll(Transaction &transaction)
{
    static const QString sql = u"UPDATE search_segments SET state = 2"_s;
    transaction.execute(sql);
}

bool remove(Transaction &transaction, SegmentId id, qint64 maxPages)
{
    static const QString pagesSql = u"DELETE FROM search_pages WHERE page_key IN (SELECT page_key FROM search_pages "
                                    "WHERE page_key >= ? AND page_key < ? ORDER BY page_key LIMIT ?)"_s;
    static const QString columnsSql = u"DELETE FROM search_columns WHERE segment_id = ?"_s;
    static const QString segmentSql = u"DELETE FROM search_segments WHERE id = ?"_s;
    const qint64 gone = transaction.execute(pagesSql, {keyOf(id, 0).value(), keyOf(SegmentId(id.value() + 1), 0).value(), maxPages});
    if (gone >= maxPages)
        return false;
    transaction.execute(columnsSql, {id.value()});
    transaction.execute(segmentSql, {id.value()});
    return true;
}

QByteArray column(Transaction &transaction, SegmentId id, ColumnKind kind)
{
    static const QString sql = u"SELECT data FROM search_columns WHERE segment_id = ? AND kind = ?"_s;
    Rows rows = transaction.select(sql, {id.value(), int(kind)});
    return rows.next() ? rows.bytes(0) : QByteArray();
}

void putColumn(Transaction &transaction, SegmentId id, ColumnKind kind, const QByteArray &data)
{
    static const QString sql = u"INSERT INTO search_columns (segment_id, kind, data) VALUES (?, ?, ?) "
                               "ON CONFLICT (segment_id, kind) DO UPDATE SET data = excluded.data"_s;
    transaction.execute(sql, {id.value(), int(kind), data});
}

std::vector<SegmentPage> pages(Transaction &transaction, SegmentId id, const std::vector<GramHash> &firstHashes)
{
    QList<PageKey> keys;
    for (const GramHash hash : firstHashes)
        keys.append(keyOf(id, hash));
    std::vector<SegmentPage> out;
    for (const IdChunk &chunk : idChunks(keys)) {
        const QString sql = u"SELECT page_key, data FROM search_pages WHERE page_key IN ("_s + chunk.placeholders + u')';
        Rows rows = transaction.select(sql, chunk.values);
        while (rows.next())
            out.push_back(pageFrom(id, rows));
    }
    std::ranges::sort(out, {}, &SegmentPage::firstHash);
    return out;
}

std::vector<SegmentPage> pagesFrom(Transaction &transaction, SegmentId id, GramHash from, qint64 max)
{
    static const QString sql = u"SELECT page_key, data FROM search_pages WHERE page_key >= ? AND page_key < ? ORDER BY page_key LIMIT ?"_s;
    std::vector<SegmentPage> out;
    Rows rows = transaction.select(sql, {keyOf(id, from).value(), keyOf(SegmentId(id.value() + 1), 0).value(), max});
    while (rows.next())
        out.push_back(pageFrom(id, rows));
    return out;
}

void insertPages(Transaction &transaction, SegmentId id, const std::vector<SegmentPage> &pages)
{
    static const QString sql = u"INSERT INTO search_pages (page_key, data) VALUES (?, ?)"_s;
    for (const SegmentPage &page : pages)
        transaction.execute(sql, {keyOf(id, page.firstHash).value(), page.data});
}

void updatePage(Transaction &transaction, SegmentId id, const SegmentPage &page)
{
    static const QString sql = u"UPDATE search_pages SET data = ? WHERE page_key = ?"_s;
    // A page that lost its last gram stays: it keeps its range for grams to come.
    transaction.execute(sql, {page.data.isNull() ? QByteArray("") : page.data, keyOf(id, page.firstHash).value()});
}

} // namespace kith::server::segment_store
