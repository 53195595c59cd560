// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/segment_columns.h"
#include "server/storage/transaction.h"
#include "shared/ids.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <memory>
#include <optional>

namespace kith::server {

/// What a message must have to be offered by an index. An index may offer more, but never leaves one out.
struct IndexQuery
{
    QStringList terms = {}; ///< folded; each is in the text, as findTerm() has it
    QSet<ConversationId> conversations = {};
    std::optional<QSet<UserId>> senders = {};
    CarriesFlags carries = {}; ///< all of them
    Timestamp from = Timestamp::min(); ///< createdAt in [from, to)
    Timestamp to = Timestamp::max();
    MessageId before = MessageId(std::numeric_limits<qint64>::max()); ///< only smaller ids
};

/// Messages that may match, newest first.
class SearchCandidates
{
public:
    virtual ~SearchCandidates() = default;
    /// The next at most `max`, by id, descending. Empty: there are no more.
    [[nodiscard]] virtual QList<MessageId> next(qsizetype max) = 0;
};

/// Finds messages fast. It knows those up to the watermarks (search_progress), without the waiting changes
/// (search_changes); the search service looks through the rest itself, and through every candidate, so that an index
/// need neither be up to date nor exact nor know who may see what.
///
/// SegmentIndex keeps it in the database. Another (Elasticsearch, OpenSearch) asks its service for the ids here, and fills
/// it from a builder of its own that moves the same watermarks.
/// Thread: any; keeps no state of a search.
class SearchIndex
{
public:
    virtual ~SearchIndex() = default;
    /// The candidates live as long as the transaction at most. Errors: the transaction's.
    [[nodiscard]] virtual std::unique_ptr<SearchCandidates> find(Transaction &transaction, const IndexQuery &query) const = 0;
};

} // namespace kith::server
