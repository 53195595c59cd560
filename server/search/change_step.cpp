// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/change_step.h"

#include "server/search/search.h"
#include "server/search/search_document.h"
#include "server/storage/id_chunks.h"
#include "shared/kill_point.h"

#include <QtCore/QHash>

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using search::Change;

namespace {
using IsStopping = std::function<bool()>;

constexpr qint64 changesAtOnce = 1024;
constexpr qint64 unitsAtOnce = 2'000'000; // as of new messages; sorting their grams cannot be broken off
constexpr qsizetype documentsReadAtOnce = 64;
constexpr qint64 pagesReadAtOnce = 256;
constexpr size_t pagesWrittenAtOnce = 64;

/// What is to be done to one segment.
struct SegmentEdit
{
    Segment segment;
    PageEdit pages; ///< additions in the order of hashes
    QByteArray carried;
};

struct Plan
{
    std::vector<Change> changes;
    std::vector<SegmentEdit> edits;
};

/// The messages of as many changes as are taken on at once; the rest is taken off `changes`.
QHash<MessageId, SearchDocument> documentsOf(Transaction &transaction, std::vector<Change> &changes)
{
    QHash<MessageId, SearchDocument> out;
    qint64 units = 0;
    size_t taken = 0;
    while (taken < changes.size() && units < unitsAtOnce) {
        QList<MessageId> ids;
        for (; taken < changes.size() && ids.size() < documentsReadAtOnce; ++taken)
            ids.append(changes[taken].message);
        std::vector<SearchDocument> found;
        for (const IdChunk &chunk : idChunks(ids)) {
            const QString sql = u"SELECT "_s + documentColumns() + u" FROM messages m WHERE m.id IN ("_s + chunk.placeholders + u')';
            Rows rows = transaction.select(sql, chunk.values);
            while (rows.next())
                found.push_back(documentFrom(rows));
        }
        addAttachments(transaction, found);
        for (SearchDocument &document : found) {
            units += document.content.size();
            out.insert(document.id, std::move(document));
        }
    }
    changes.resize(taken);
    return out;
}

/// Absent: none of the messages is in this segment.
std::optional<SegmentEdit> planFor(Transaction &transaction, const Segment &segment, const QHash<MessageId, SearchDocument> &documents,
                                   const std::vector<Change> &changes, const IsStopping &isStopping)
{
    const bool mayHold = std::ranges::any_of(changes, [&](const Change &change) {
        return change.message.value() >= segment.firstId && change.message.value() <= segment.lastId;
    });
    if (!mayHold)
        return std::nullopt;
    const std::vector<qint64> ids = ascending_column::decode(segment_store::column(transaction, segment.id, ColumnKind::Ids));
    SegmentEdit edit{.segment = segment, .pages = {}, .carried = segment_store::column(transaction, segment.id, ColumnKind::Carried)};
    bool holdsOne = false;
    for (const Change &change : changes) {
        if (isStopping())
            return std::nullopt;
        const auto place = std::ranges::lower_bound(ids, change.message.value());
        if (place == ids.end() || *place != change.message.value())
            continue;
        holdsOne = true;
        const auto doc = DocNumber(place - ids.begin());
        edit.pages.gone.insert(doc);
        const auto document = documents.constFind(change.message);
        const CarriesFlags carried = document == documents.cend() ? CarriesFlags(Carries::Gone) : carriedBy(*document);
        if (doc < edit.carried.size())
            edit.carried[doc] = char(carried.toInt());
        if (carried.testFlag(Carries::Gone))
            continue;
        for (const GramHash hash : gramsOf(searchedText(*document)))
            edit.pages.added.emplace_back(hash, doc);
    }
    std::ranges::sort(edit.pages.added);
    return holdsOne ? std::optional(std::move(edit)) : std::nullopt;
}

/// Errors: Cancelled.
Result<Plan> plan(Transaction &transaction, const IsStopping &isStopping)
{
    Plan out{.changes = search::changes(transaction, changesAtOnce), .edits = {}};
    if (out.changes.empty())
        return out;
    const QHash<MessageId, SearchDocument> documents = documentsOf(transaction, out.changes);
    for (const Segment &segment : segment_store::live(transaction)) {
        auto edit = planFor(transaction, segment, documents, out.changes, isStopping);
        if (isStopping())
            return ErrorCode::Cancelled;
        if (edit)
            out.edits.push_back(std::move(*edit));
    }
    return out;
}

/// The additions that belong to a page: from its first hash to before the next page's.
PageEdit partFor(const PageEdit &whole, GramHash from, GramHash end)
{
    const auto first = std::ranges::lower_bound(whole.added, from, {}, [](const auto &pair) { return pair.first; });
    const auto last = std::ranges::lower_bound(whole.added, end, {}, [](const auto &pair) { return pair.first; });
    return {.gone = whole.gone, .added = {first, last}};
}

Result<void> write(IndexLease &lease, const SegmentEdit &edit, std::vector<SegmentPage> &pages)
{
    const auto done = lease.write<bool>([&](Transaction &transaction) -> Result<bool> {
        for (const SegmentPage &page : pages)
            segment_store::updatePage(transaction, edit.segment.id, page);
        return true;
    });
    pages.clear();
    return done ? Result<void>() : Result<void>(done.error());
}

Result<void> apply(IndexLease &lease, const SegmentEdit &edit, const IsStopping &isStopping)
{
    std::vector<SegmentPage> changed;
    GramHash from = 0;
    for (bool isLast = false; !isLast;) {
        // One page more than is worked on: where the last one ends is known from the next.
        auto pages = lease.read<std::vector<SegmentPage>>([&](Transaction &transaction) -> Result<std::vector<SegmentPage>> {
            return segment_store::pagesFrom(transaction, edit.segment.id, from, pagesReadAtOnce + 1);
        });
        if (!pages)
            return pages.error();
        isLast = pages->size() <= size_t(pagesReadAtOnce);
        const size_t count = isLast ? pages->size() : size_t(pagesReadAtOnce);
        for (size_t i = 0; i < count; ++i) {
            if (isStopping())
                return ErrorCode::Cancelled;
            const SegmentPage &page = (*pages)[i];
            const GramHash end = i + 1 < pages->size() ? (*pages)[i + 1].firstHash : GramHash(1) << gramBits;
            if (auto fresh = edited(page, partFor(edit.pages, page.firstHash, end), edit.segment.docs))
                changed.push_back(std::move(*fresh));
            if (changed.size() >= pagesWrittenAtOnce) {
                if (const auto written = write(lease, edit, changed); !written)
                    return written.error();
            }
        }
        if (!isLast)
            from = pages->back().firstHash;
    }
    return write(lease, edit, changed);
}
} // namespace

Result<qint64> applyChanges(IndexLease &lease, const IsStopping &isStopping)
{
    const auto planned = lease.read<Plan>([&](Transaction &transaction) { return plan(transaction, isStopping); });
    if (!planned)
        return planned.error();
    if (planned->changes.empty())
        return 0;
    for (const SegmentEdit &edit : planned->edits) {
        if (const auto applied = apply(lease, edit, isStopping); !applied)
            return applied.error();
    }
    killPoint("index.changesWritten");
    return lease.write<qint64>([&](Transaction &transaction) -> Result<qint64> {
        for (const SegmentEdit &edit : planned->edits)
            segment_store::putColumn(transaction, edit.segment.id, ColumnKind::Carried, edit.carried);
        for (const Change &change : planned->changes)
            search::forget(transaction, change);
        return qint64(planned->changes.size());
    });
}

} // namespace kith::server
