// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "server/search/search_cursor.h"
#include "shared/search/search_query.h"

namespace kith::server {

/// GET /api/search as it was sent: the query language in `q`, the same filters as parameters of their own.
struct SearchRequest
{
    SearchQuery query = {};
    ConversationId conversation = {}; ///< null: all
    bool isRanked = false;
    qint64 limit = 0;
    SearchCursor cursor = {};
};

/// Errors: Validation with every broken field.
[[nodiscard]] Result<SearchRequest> readSearch(const Call &call);

} // namespace kith::server
