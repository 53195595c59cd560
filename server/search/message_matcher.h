// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/search_access.h"
#include "server/search/search_document.h"
#include "shared/search/highlight.h"

namespace kith::server {

/// Decides whether a message is what was asked for. What it says is exact, whatever an index offered.
class MessageMatcher
{
public:
    MessageMatcher(SearchQuery query, search_access::Senders senders);

    /// Everything but who may see it.
    [[nodiscard]] bool matches(const SearchDocument &document) const;
    /// In order, apart from each other; at most kith::highlightsMax.
    [[nodiscard]] QList<Highlight> highlights(const QString &content) const;
    /// How well it fits: whole words, often, in a short text. Range: from 0.
    [[nodiscard]] double score(const SearchDocument &document) const;

    /// The terms that must be there, folded.
    [[nodiscard]] QStringList terms() const;
    /// What the index knows of has:.
    [[nodiscard]] CarriesFlags carries() const;

private:
    [[nodiscard]] bool fitsFilters(const SearchDocument &document) const;

    const SearchQuery m_query;
    const search_access::Senders m_senders;
};

} // namespace kith::server
