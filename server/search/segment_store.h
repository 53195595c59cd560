// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/segment_columns.h"
#include "server/search/segment_pages.h"
#include "server/storage/transaction.h"

namespace kith::server {

using SegmentId = Id<struct SegmentTag>;

enum class SegmentState { Building = 0, Live = 1, Dead = 2 };

/// One segment of the index: messages that were indexed together, and what is known of all of them.
struct Segment
{
    SegmentId id = {};
    int docs = 0; ///< Range: 1 to segmentDocsMax
    qint64 firstId = 0;
    qint64 lastId = 0;
    qint64 firstAtMs = 0; ///< of their createdAt
    qint64 lastAtMs = 0;
    qint64 sizeBytes = 0; ///< of its pages
};

/// The rows of `search_segments`, `search_columns` and `search_pages`.
namespace segment_store {

/// Those that are searched. Order: by last id, descending.
[[nodiscard]] std::vector<Segment> live(Transaction &transaction);
/// Those that are not searched any more or not yet.
[[nodiscard]] std::vector<SegmentId> dropped(Transaction &transaction);

void insert(Transaction &transaction, const Segment &segment, SegmentState state);
void update(Transaction &transaction, const Segment &segment, SegmentState state);
void setState(Transaction &transaction, SegmentId id, SegmentState state);
/// All of them are on their way out.
void dropAll(Transaction &transaction);
/// Removes at most `maxPages` pages of a dropped segment; once none is left the rest of it too. False: more is left.
[[nodiscard]] bool remove(Transaction &transaction, SegmentId id, qint64 maxPages);

[[nodiscard]] QByteArray column(Transaction &transaction, SegmentId id, ColumnKind kind);
void putColumn(Transaction &transaction, SegmentId id, ColumnKind kind, const QByteArray &data);

/// The pages that begin with these hashes, in the order of hashes.
[[nodiscard]] std::vector<SegmentPage> pages(Transaction &transaction, SegmentId id, const std::vector<GramHash> &firstHashes);
/// At most `max` pages that begin at `from` or after it, in order.
[[nodiscard]] std::vector<SegmentPage> pagesFrom(Transaction &transaction, SegmentId id, GramHash from, qint64 max);
void insertPages(Transaction &transaction, SegmentId id, const std::vector<SegmentPage> &pages);
void updatePage(Transaction &transaction, SegmentId id, const SegmentPage &page);

} // namespace segment_store
} // namespace kith::server
