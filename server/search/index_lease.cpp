// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/index_lease.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto leaseTime = std::chrono::seconds(30);
}

IndexLease::IndexLease(Storage &storage, qint64 holder)
    : m_storage(storage)
    , m_holder(holder)
{
}

bool IndexLease::take()
{
    static const QString sql
        = u"UPDATE search_state SET holder = ?, held_until = ? WHERE id = 1 AND (holder = ? OR held_until < ?) RETURNING epoch"_s;
    const Result<qint64> epoch = m_storage.writeAndWait<qint64>(
        [this](Transaction &transaction) -> Result<qint64> {
            const Timestamp at = now();
            Rows rows = transaction.executeReturning(sql, {m_holder, toMs(at + leaseTime), m_holder, toMs(at)});
            return rows.next() ? rows.integer(0) : 0;
        },
        laneKey);
    m_epoch = epoch ? *epoch : 0;
    return m_epoch != 0;
}

void IndexLease::giveUp()
{
    if (m_epoch == 0)
        return;
    static const QString sql = u"UPDATE search_state SET held_until = 0 WHERE id = 1 AND holder = ?"_s;
    (void)m_storage.writeAndWait<bool>(
        [this](Transaction &transaction) -> Result<bool> { return transaction.execute(sql, {m_holder}) > 0; });
}

bool IndexLease::prove(Transaction &transaction) const
{
    static const QString sql = u"UPDATE search_state SET held_until = ? WHERE id = 1 AND holder = ? AND epoch = ?"_s;
    return transaction.execute(sql, {toMs(now() + leaseTime), m_holder, m_epoch}) == 1;
}

SegmentId nextSegment(Transaction &transaction)
{
    static const QString sql = u"UPDATE search_state SET next_segment = next_segment + 1 WHERE id = 1 RETURNING next_segment - 1"_s;
    Rows rows = transaction.executeReturning(sql);
    return rows.next() ? rows.id<SegmentId>(0) : SegmentId();
}

} // namespace kith::server
