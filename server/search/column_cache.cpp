// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/column_cache.h"

namespace kith::server {

ColumnCache::ColumnCache(qsizetype bytesMax)
    : m_columns(bytesMax)
{
}

QByteArray ColumnCache::column(Transaction &transaction, const Segment &segment, ColumnKind kind)
{
    if (kind == ColumnKind::Carried)
        return segment_store::column(transaction, segment.id, kind);
    const std::pair key(segment.id, int(kind));
    {
        const std::scoped_lock lock(m_mutex);
        if (const QByteArray *known = m_columns.object(key))
            return *known;
    }
    // Read without the lock: two searches may read the same once each, and none waits for the other.
    const QByteArray read = segment_store::column(transaction, segment.id, kind);
    // Empty: the transaction has failed, or the segment is damaged. Neither is worth keeping.
    if (!read.isEmpty()) {
        const std::scoped_lock lock(m_mutex);
        m_columns.insert(key, new QByteArray(read), read.size());
    }
    return read;
}

} // namespace kith::server
