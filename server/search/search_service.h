// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/search/search_index.h"
#include "server/search/search_run.h"

namespace kith::server {

struct SearchRequest;

/// Finds messages among those that the caller may see.
///
/// Owner: the route table. Thread: any; keeps no state of a search. Errors: as Result, see docs of the protocol.
class SearchService
{
public:
    explicit SearchService(std::shared_ptr<const SearchIndex> index);

    /// {results: [{conversationId, message, highlights}], more, cursor?}: newest first, or the best of the newest `rankedMax`.
    [[nodiscard]] Result<Answer> search(Transaction &transaction, const Call &call) const;

    /// Ranking looks at so many hits and no more, however many there are.
    static constexpr size_t rankedMax = 500;

private:
    struct Page
    {
        std::vector<SearchDocument> hits = {};
        std::optional<QString> cursor = {}; ///< absent: there is no more
    };
    [[nodiscard]] static Page newestPage(SearchRun &run, const SearchRequest &request);
    [[nodiscard]] static Page rankedPage(SearchRun &run, const SearchRequest &request, const MessageMatcher &matcher);

    std::shared_ptr<const SearchIndex> m_index;
};

} // namespace kith::server
