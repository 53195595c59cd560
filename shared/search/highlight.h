// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace kith {

/// Where a term stands in the content of a message. Units: UTF-16 code units.
struct Highlight
{
    qsizetype offset = 0;
    qsizetype length = 0;
    friend bool operator==(const Highlight &, const Highlight &) = default;
};

inline constexpr qsizetype highlightsMax = 100;

/// Where any of the folded terms stands in `content`: in order, apart from each other; at most `highlightsMax`.
[[nodiscard]] QList<Highlight> highlightsOf(const QString &content, const QStringList &terms);

} // namespace kith
