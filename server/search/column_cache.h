// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/segment_store.h"

#include <QtCore/QCache>

#include <mutex>

namespace kith::server {

/// Columns of segments that never change once the segment is there: all but what messages carry. A search for something
/// rare opens every segment, and PostgreSQL takes milliseconds to hand over one of these.
///
/// Thread: any.
class ColumnCache
{
public:
    explicit ColumnCache(qsizetype bytesMax);

    /// From memory, or read and kept. What was used longest ago goes first.
    [[nodiscard]] QByteArray column(Transaction &transaction, const Segment &segment, ColumnKind kind);

private:
    std::mutex m_mutex;
    QCache<std::pair<SegmentId, int>, QByteArray> m_columns;
};

} // namespace kith::server
