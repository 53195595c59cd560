// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/index_lease.h"

namespace kith::server {

/// Facts about the messages of a segment, one entry for each, in the order of ids.
struct SegmentDocs
{
    std::vector<qint64> ids;
    std::vector<qint64> conversations;
    std::vector<qint64> senders;
    QByteArray carries; ///< CarriesFlags, a byte each
    qint64 firstAtMs = std::numeric_limits<qint64>::max();
    qint64 lastAtMs = 0;

    void add(qint64 id, qint64 conversation, qint64 sender, CarriesFlags carried);
};

/// Writes a new segment in short transactions, so that messages pass between them. Nobody searches it before finish();
/// what a crash leaves behind is removed later, as a segment that never was live.
///
/// Thread: the builder's. Errors: the first is remembered, the rest is skipped, finish() returns it.
class SegmentWriter
{
public:
    explicit SegmentWriter(IndexLease &lease);

    /// Grams in ascending order; `posting` from Posting::encode().
    void add(GramHash hash, QByteArrayView posting);

    /// Writes what is left and `docs`, and puts the segment into use. `also` runs in the same transaction.
    [[nodiscard]] Result<void> finish(const SegmentDocs &docs, std::function<void(Transaction &)> also);

    /// How many pages go into one transaction.
    static constexpr size_t pagesAtOnce = 64;

private:
    void begin();
    void take(SegmentPage page);
    void flush();
    [[nodiscard]] bool hasFailed() const { return m_error.has_value(); }

    IndexLease &m_lease;
    Segment m_segment;
    PageWriter m_pages;
    std::vector<SegmentPage> m_waiting;
    std::vector<qint64> m_directory;
    std::optional<Error> m_error;
};

} // namespace kith::server
