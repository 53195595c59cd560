// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <vector>

namespace kith {

/// The form in which search compares text: compatibility forms unified, case and Latin, Greek, Arabic and Hebrew marks
/// folded away, invisible characters dropped, each run of white space one space.
///
/// The database has no part in it, so that SQLite and PostgreSQL, whatever their locale, find the same.
/// Folding what is folded changes nothing. Source: NFKC_Casefold (Unicode 15, section 3.13) without the marks.
[[nodiscard]] QString folded(QStringView text);

/// A folded text that remembers where it came from.
struct FoldedText
{
    QString text;
    /// For each UTF-16 unit of `text`: the half-open range [begin, end) of the source that it was made of.
    struct Origin
    {
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    std::vector<Origin> origins;
};
[[nodiscard]] FoldedText foldedWithOrigins(QStringView text);

} // namespace kith
