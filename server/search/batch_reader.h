// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/index_lease.h"
#include "server/search/search_document.h"

#include <QtCore/QHash>

namespace kith::server {

/// Messages that are to be indexed together, and how far their conversations are indexed then.
struct IndexBatch
{
    std::vector<SearchDocument> documents;
    QHash<ConversationId, qint64> indexedSeq;
    qint64 units = 0; ///< Units: UTF-16 code units of all texts
};

/// Finds messages that are not indexed yet: those above the watermark of their conversation.
///
/// Sequence numbers are dense and committed in order within a conversation, on any number of lanes and nodes; ids are
/// not. So a watermark for each conversation is exact, and a send need not tell the index anything.
///
/// Thread: the builder's. Reads in short jobs.
class BatchReader
{
public:
    struct Limits
    {
        qint64 minimum = 512; ///< fewer wait: a search looks through them itself
        qint64 documents = 4096;
        qint64 units = 2'000'000; ///< Units: UTF-16 code units
    };
    BatchReader(IndexLease &lease, Limits limits);

    /// Empty: fewer than the minimum wait (`isAll`: none).
    /// Errors: Storage.
    [[nodiscard]] Result<IndexBatch> next(bool isAll);
    /// Whether next() would find anything.
    [[nodiscard]] bool isAnyWaiting(Transaction &transaction, bool isAll) const;
    /// What is remembered may be void: the lease was lost, or a write failed.
    void startOver();

private:
    struct Waiting
    {
        qint64 indexedSeq = 0;
        qint64 lastSeq = 0;
    };
    [[nodiscard]] bool isFull(const IndexBatch &batch) const;
    [[nodiscard]] Result<void> findWaiting();
    [[nodiscard]] Result<void> findBeginning();
    [[nodiscard]] Result<IndexBatch> everything();
    [[nodiscard]] Result<IndexBatch> oldest();

    IndexLease &m_lease;
    const Limits m_limits;
    QHash<ConversationId, Waiting> m_waiting;
    qint64 m_scannedId = -1; ///< -1: not on the way through a backlog
};

} // namespace kith::server
