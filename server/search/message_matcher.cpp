// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/message_matcher.h"

#include "shared/search/search_grams.h"
#include "shared/search/text_folding.h"

#include <algorithm>
#include <cmath>

namespace kith::server {

namespace {
Carries carriedFor(SearchHas what)
{
    switch (what) {
    case SearchHas::File: return Carries::File;
    case SearchHas::Image: return Carries::Image;
    case SearchHas::Voice: return Carries::Voice;
    case SearchHas::Link: return Carries::Link;
    case SearchHas::Mention: return Carries::Mention;
    case SearchHas::Reply: return Carries::Reply;
    case SearchHas::Reaction:
    case SearchHas::Pin: break; // come and go without the index
    }
    return Carries::Nothing;
}

bool has(const SearchDocument &document, SearchHas what)
{
    switch (what) {
    case SearchHas::Reaction: return document.hasReactions;
    case SearchHas::Pin: return document.isPinned;
    default: return carriedBy(document).testFlag(carriedFor(what));
    }
}

} // namespace

MessageMatcher::MessageMatcher(SearchQuery query, search_access::Senders senders)
    : m_query(std::move(query))
    , m_senders(std::move(senders))
{
}

QStringList MessageMatcher::terms() const
{
    QStringList out;
    for (const SearchQuery::Term &term : m_query.terms) {
        if (!term.isNegated)
            out.append(term.text);
    }
    return out;
}

CarriesFlags MessageMatcher::carries() const
{
    CarriesFlags out = Carries::Nothing;
    for (const SearchQuery::Has &wanted : m_query.has) {
        if (!wanted.isNegated)
            out |= carriedFor(wanted.what);
    }
    return out;
}

bool MessageMatcher::fitsFilters(const SearchDocument &document) const
{
    if (!document.isSearched())
        return false;
    if (m_senders.only && !m_senders.only->contains(document.sender))
        return false;
    if (m_senders.except.contains(document.sender))
        return false;
    if (m_query.begin && document.createdAt < *m_query.begin)
        return false;
    if (m_query.end && document.createdAt >= *m_query.end)
        return false;
    return std::ranges::all_of(m_query.has, [&](const SearchQuery::Has &wanted) { return has(document, wanted.what) != wanted.isNegated; });
}

bool MessageMatcher::matches(const SearchDocument &document) const
{
    if (!fitsFilters(document))
        return false;
    if (m_query.terms.isEmpty())
        return true;
    const QString text = searchedText(document);
    return std::ranges::all_of(m_query.terms,
                               [&](const SearchQuery::Term &term) { return (findTerm(text, term.text) >= 0) != term.isNegated; });
}

QList<Highlight> MessageMatcher::highlights(const QString &content) const
{
    return highlightsOf(content, terms());
}

double MessageMatcher::score(const SearchDocument &document) const
{
    const QString text = searchedText(document);
    const double lengthPenalty = 1.0 + std::log2(1.0 + double(text.size()) / 100.0);
    double score = 0;
    for (const QString &term : terms()) {
        double weight = 0;
        for (qsizetype at = findTerm(text, term); at >= 0; at = findTerm(text, term, at + term.size())) {
            const qsizetype end = at + term.size();
            const bool begins = isWordStart(text, at);
            const bool ends = end == text.size() || isWordStart(text, end) || text[end] == u' ';
            weight += 1.0 + (begins ? 1.0 : 0.0) + (begins && ends ? 2.0 : 0.0);
        }
        score += weight / (weight + 2.0); // the tenth time says little more than the third
    }
    return score / lengthPenalty;
}

} // namespace kith::server
