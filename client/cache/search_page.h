// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/message.h"
#include "shared/search/highlight.h"
#include "shared/search/search_query.h"

#include <chrono>

namespace kith::client {

/// A search among the messages of this computer.
struct LocalQuery
{
    SearchQuery query = {};
    ConversationId conversation = {}; ///< null: in all
    MessageId before = {}; ///< null: from the newest on
    int limit = 30; ///< *Range* 1 to 200
};

struct SearchHit
{
    Message message = {};
    QList<Highlight> highlights = {};
    friend bool operator==(const SearchHit &, const SearchHit &) = default;
};

/// Hits, newest first.
struct SearchPage
{
    QList<SearchHit> hits = {};
    bool hasMore = false;
    std::chrono::microseconds took{};
};

} // namespace kith::client
