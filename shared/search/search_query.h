// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/timestamp.h"
#include "shared/validation.h"

#include <QtCore/QList>

#include <optional>

namespace kith {

/// What a message can carry, as `has:` names it.
enum class SearchHas { File, Image, Voice, Link, Mention, Reply, Reaction, Pin };

/// A search as it was meant.
struct SearchQuery
{
    /// A word or phrase; folded, not empty.
    struct Term
    {
        QString text;
        bool isNegated = false;
        friend bool operator==(const Term &, const Term &) = default;
    };
    /// Part of a name, an id, or `me`; folded, not empty.
    struct Name
    {
        QString text;
        bool isNegated = false;
        friend bool operator==(const Name &, const Name &) = default;
    };
    struct Has
    {
        SearchHas what = SearchHas::File;
        bool isNegated = false;
        friend bool operator==(const Has &, const Has &) = default;
    };

    QList<Term> terms = {}; ///< all of them hold
    QList<Name> from = {}; ///< one of those that are not negated holds, and none of the negated
    QList<Name> in = {}; ///< as from
    QList<Has> has = {}; ///< all of them hold
    std::optional<Timestamp> begin = {}; ///< createdAt in [begin, end)
    std::optional<Timestamp> end = {};

    [[nodiscard]] bool isEmpty() const;
    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

/// The query language: words, "phrases", from:, in:, before:, after:, on:, has:, each with a `-` before it for "not".
///
/// Words and phrases are all to be found. A word with another colon in it (a web address, a time) is just a word, and so
/// is a lone quotation mark or minus. Any text is understood; what is wrong with a filter's value is added to `errors`
/// under `field`. Range: at most `termsMax` parts.
void parseSearch(QStringView text, const QString &field, SearchQuery &query, FieldErrors &errors);

/// The value of one filter, as after its colon: `key` is from, in, before, after, on or has.
void parseSearchFilter(QStringView key, QStringView value, bool isNegated, const QString &field, SearchQuery &query, FieldErrors &errors);

inline constexpr qsizetype searchTermsMax = 20;

/// A stretch of time, half-open.
struct TimeSpan
{
    Timestamp begin{};
    Timestamp end{};
};
/// `2026`, `2026-11`, `2026-11-23` (UTC), or a moment as RFC 3339 has it.
[[nodiscard]] std::optional<TimeSpan> timeSpanFrom(QStringView text);

} // namespace kith
