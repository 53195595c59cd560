// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/message_matcher.h"
#include "server/search/search_index.h"

namespace kith::server {

/// Gathers the messages that match, newest first: from the index, and from what the index does not know.
///
/// Its work is bounded: a search for what nearly every message might hold ends early and says where to go on.
/// Owner and thread: one request.
class SearchRun
{
public:
    /// `conversations`: where to look; all of them visible to the caller.
    SearchRun(Transaction &transaction, const SearchIndex &index, const MessageMatcher &matcher,
              search_access::VisibleConversations conversations, Timestamp from, Timestamp to, const std::optional<QSet<UserId>> &senders);

    [[nodiscard]] const search_access::VisibleConversations &conversations() const { return m_conversations; }

    struct Found
    {
        std::vector<SearchDocument> hits = {}; ///< by id, descending
        /// Set: not everything below the last hit was looked at; ids from here on were.
        std::optional<MessageId> stoppedAt = {};
    };
    /// Hits with ids below `before`, at most `wanted`.
    [[nodiscard]] Found collect(MessageId before, size_t wanted);

    /// Units: messages looked at, long ones counted by their length.
    static constexpr qint64 workMax = 20'000;
    /// More messages than these that the index does not know are not held in memory at once.
    static constexpr qint64 tailMax = 8192;

private:
    [[nodiscard]] Found fromIndex(MessageId before, size_t wanted);
    [[nodiscard]] Found fromAllMessages(MessageId before, size_t wanted);
    [[nodiscard]] bool isHit(const SearchDocument &document) const;
    [[nodiscard]] static qint64 workOf(const std::vector<SearchDocument> &documents);

    Transaction &m_transaction;
    const SearchIndex &m_index;
    const MessageMatcher &m_matcher;
    const search_access::VisibleConversations m_conversations;
    IndexQuery m_query;
};

} // namespace kith::server
