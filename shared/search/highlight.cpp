// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/search/highlight.h"

#include "shared/search/search_grams.h"
#include "shared/search/text_folding.h"

#include <algorithm>

namespace kith {

namespace {
/// Neighbours become one.
QList<Highlight> merged(QList<Highlight> found)
{
    std::ranges::sort(found, {}, &Highlight::offset);
    QList<Highlight> out;
    for (const Highlight &one : found) {
        if (!out.isEmpty() && one.offset <= out.last().offset + out.last().length)
            out.last().length = std::max(out.last().length, one.offset + one.length - out.last().offset);
        else
            out.append(one);
    }
    return out.mid(0, highlightsMax);
}
} // namespace

QList<Highlight> highlightsOf(const QString &content, const QStringList &terms)
{
    const FoldedText text = foldedWithOrigins(content);
    QList<Highlight> found;
    for (const QString &term : terms) {
        qsizetype count = 0;
        for (qsizetype at = findTerm(text.text, term); at >= 0 && count < highlightsMax; ++count) {
            const qsizetype begin = text.origins[size_t(at)].begin;
            found.append({begin, text.origins[size_t(at + term.size() - 1)].end - begin});
            at = findTerm(text.text, term, at + term.size());
        }
    }
    return merged(std::move(found));
}

} // namespace kith
