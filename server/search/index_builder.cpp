// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/index_builder.h"

#include "server/search/change_step.h"
#include "server/search/search.h"
#include "server/search/segment_merger.h"

#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace kith::server {

Q_LOGGING_CATEGORY(lcSearch, "kith.search")

namespace {
constexpr qint64 pagesRemovedAtOnce = 256;

/// Grams of all documents as (hash, document) in one number each, sorted.
/// Not of all when it is time to stop.
std::vector<quint64> gramsOfAll(const std::vector<SearchDocument> &documents, const std::function<bool()> &isStopping)
{
    std::vector<quint64> out;
    for (size_t doc = 0; doc < documents.size() && !isStopping(); ++doc) {
        if (!documents[doc].isSearched())
            continue;
        for (const GramHash hash : gramsOf(searchedText(documents[doc])))
            out.push_back(hash << 16 | doc);
    }
    std::ranges::sort(out);
    return out;
}

/// False: it is time to stop.
bool writeGrams(SegmentWriter &writer, const std::vector<quint64> &grams, int docCount, const std::function<bool()> &isStopping)
{
    std::vector<DocNumber> docs;
    for (size_t i = 0; i < grams.size(); ++i) {
        if (i % 4096 == 0 && isStopping())
            return false;
        docs.push_back(DocNumber(grams[i] & 0xFFFF));
        if (i + 1 < grams.size() && grams[i + 1] >> 16 == grams[i] >> 16)
            continue;
        writer.add(grams[i] >> 16, Posting::encode(docs, docCount));
        docs.clear();
    }
    return !isStopping();
}

SegmentDocs docsOf(const std::vector<SearchDocument> &documents)
{
    SegmentDocs out;
    for (const SearchDocument &document : documents) {
        out.add(document.id.value(), document.conversation.value(), document.sender.value(), carriedBy(document));
        out.firstAtMs = std::min(out.firstAtMs, toMs(document.createdAt));
        out.lastAtMs = std::max(out.lastAtMs, toMs(document.createdAt));
    }
    return out;
}
} // namespace

IndexBuilder::IndexBuilder(Storage &storage, qint64 holder, std::function<bool()> isStopping, BatchReader::Limits limits)
    : m_lease(storage, holder)
    , m_isStopping(std::move(isStopping))
    , m_batches(m_lease, limits)
{
}

IndexBuilder::Progress IndexBuilder::step(bool isAll)
{
    if (!m_isHolding && !(hasWork(isAll) && m_lease.take()))
        return Progress::Idle;
    m_isHolding = true;
    for (const auto &piece :
         {std::function<Done()>([this] { return applyWaitingChanges(); }),
          std::function<Done()>([this, isAll] { return indexBatch(isAll); }), std::function<Done()>([this] { return merge(); }),
          std::function<Done()>([this] { return removeDropped(); })}) {
        const Done done = piece();
        if (!done) {
            m_batches.startOver();
            m_isHolding = false;
            if (done.error().code != ErrorCode::Cancelled && done.error().code != ErrorCode::Conflict)
                qCWarning(lcSearch).noquote() << "the search index could not be written:" << done.error().detail;
            return Progress::Failed;
        }
        if (*done)
            return Progress::Worked;
    }
    m_isHolding = false;
    return Progress::Idle;
}

/// Asked without the lease, so that an idle server writes nothing.
bool IndexBuilder::hasWork(bool isAll)
{
    const auto found = m_lease.read<bool>([this, isAll](Transaction &transaction) -> Result<bool> {
        return !search::changes(transaction, 1).empty() || !segment_store::dropped(transaction).empty()
               || !chooseMerge(segment_store::live(transaction)).empty() || m_batches.isAnyWaiting(transaction, isAll);
    });
    return found && *found;
}

IndexBuilder::Done IndexBuilder::removeDropped()
{
    const auto dropped = m_lease.read<std::vector<SegmentId>>(
        [](Transaction &transaction) -> Result<std::vector<SegmentId>> { return segment_store::dropped(transaction); });
    if (!dropped)
        return dropped.error();
    if (dropped->empty())
        return false;
    return m_lease.write<bool>([&](Transaction &transaction) -> Result<bool> {
        (void)segment_store::remove(transaction, dropped->front(), pagesRemovedAtOnce);
        return true;
    });
}

IndexBuilder::Done IndexBuilder::applyWaitingChanges()
{
    const auto applied = applyChanges(m_lease, m_isStopping);
    if (!applied)
        return applied.error();
    return *applied > 0;
}

IndexBuilder::Done IndexBuilder::indexBatch(bool isAll)
{
    Result<IndexBatch> batch = m_batches.next(isAll);
    if (!batch)
        return batch.error();
    if (batch->documents.empty())
        return false;
    std::ranges::sort(batch->documents, {}, &SearchDocument::id);
    SegmentWriter writer(m_lease);
    if (!writeGrams(writer, gramsOfAll(batch->documents, m_isStopping), int(batch->documents.size()), m_isStopping))
        return ErrorCode::Cancelled;
    const auto written = writer.finish(docsOf(batch->documents), [&](Transaction &transaction) {
        for (auto it = batch->indexedSeq.cbegin(); it != batch->indexedSeq.cend(); ++it)
            search::setIndexed(transaction, it.key(), it.value());
    });
    if (!written)
        return written.error();
    return true;
}

IndexBuilder::Done IndexBuilder::merge()
{
    const auto chosen = m_lease.read<std::vector<Segment>>(
        [](Transaction &transaction) -> Result<std::vector<Segment>> { return chooseMerge(segment_store::live(transaction)); });
    if (!chosen)
        return chosen.error();
    if (chosen->empty())
        return false;
    if (const auto merged = mergeSegments(m_lease, *chosen, m_isStopping); !merged)
        return merged.error();
    return true;
}

} // namespace kith::server
