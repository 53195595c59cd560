// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/batch_reader.h"

namespace kith::server {

/// Keeps the index behind the messages by no more than a short tail, one bounded piece of work after the other.
///
/// It may be stopped, killed or replaced by another between any two transactions: what is searched is always whole, and
/// what was begun is removed or begun again.
///
/// Owner: SearchIndexer, or a test. Thread: one; waits for the storage's lanes.
class IndexBuilder
{
public:
    /// `holder`: see IndexLease. `isStopping`: asked in the middle of long pieces.
    IndexBuilder(
        Storage &storage, qint64 holder, std::function<bool()> isStopping = [] { return false; }, BatchReader::Limits limits = {});

    enum class Progress { Worked, Idle, Failed };
    /// Idle: nothing to do, or another process does it. `isAll`: also a tail that is shorter than the minimum.
    Progress step(bool isAll = false);
    void giveUp() { m_lease.giveUp(); }

private:
    [[nodiscard]] bool hasWork(bool isAll);
    using Done = Result<bool>; ///< false: there was nothing to do
    [[nodiscard]] Done removeDropped();
    [[nodiscard]] Done applyWaitingChanges();
    [[nodiscard]] Done indexBatch(bool isAll);
    [[nodiscard]] Done merge();

    IndexLease m_lease;
    const std::function<bool()> m_isStopping;
    BatchReader m_batches;
    bool m_isHolding = false; ///< the lease was taken and there was work ever since
};

} // namespace kith::server
