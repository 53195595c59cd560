// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/search_index.h"

namespace kith::server {

/// The index that IndexBuilder keeps in the database: for each segment of messages and each gram the set of messages that
/// hold it, beside columns of conversations, senders and what they carry.
class SegmentIndex final : public SearchIndex
{
public:
    SegmentIndex();
    ~SegmentIndex() override;
    [[nodiscard]] std::unique_ptr<SearchCandidates> find(Transaction &transaction, const IndexQuery &query) const override;

private:
    /// About 6 MB for a million messages.
    static constexpr qsizetype cachedBytesMax = 32 * 1024 * 1024;
    std::unique_ptr<class ColumnCache> m_columns;
};

} // namespace kith::server
