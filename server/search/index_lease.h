// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/segment_store.h"
#include "server/storage/storage.h"

namespace kith::server {

/// The right to change the index, held by one builder among all processes on a database.
///
/// Every change goes through write(), which proves the right in the same transaction: a builder that was stopped for
/// long, or whose work a rebuild made void, can no longer change anything.
/// Owner: the builder. Thread: the builder's.
class IndexLease
{
public:
    /// `holder`: a number that no other builder has; not 0.
    IndexLease(Storage &storage, qint64 holder);

    /// Takes the lease or prolongs it. False: another process has it, or the database refused.
    [[nodiscard]] bool take();
    /// Gives it up, so that another process need not wait for it.
    void giveUp();

    /// `work` may be called more than once, see WriteJob. Errors: Conflict when the lease is lost or a rebuild began since
    /// take(); Storage.
    template<class T>
    [[nodiscard]] Result<T> write(std::function<Result<T>(Transaction &)> work)
    {
        return m_storage.writeAndWait<T>(
            [this, work = std::move(work)](Transaction &transaction) -> Result<T> {
                if (!prove(transaction))
                    return ErrorCode::Conflict;
                return work(transaction);
            },
            laneKey);
    }
    template<class T>
    [[nodiscard]] Result<T> read(std::function<Result<T>(Transaction &)> work)
    {
        return m_storage.readAndWait<T>(std::move(work));
    }

private:
    /// The tables of the index belong to the builder, so that its writes need not wait for those of conversations.
    static constexpr LaneKey laneKey{0x7365'6172'6368};

    [[nodiscard]] bool prove(Transaction &transaction) const;

    Storage &m_storage;
    const qint64 m_holder;
    qint64 m_epoch = 0;
};

/// A number for a new segment, never used before.
[[nodiscard]] SegmentId nextSegment(Transaction &transaction);

} // namespace kith::server
