// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/search/search_row.h"

#include <algorithm>

namespace kith::client {

namespace {
constexpr qsizetype shownBefore = 28;
constexpr qsizetype shownAfter = 160;

QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            c = u' ';
    }
    return text;
}

qsizetype wholeCharacter(const QString &text, qsizetype at)
{
    return at > 0 && at < text.size() && text[at].isLowSurrogate() ? at - 1 : at;
}
} // namespace

MatchedLine matchedLine(const QString &text, const QList<Highlight> &highlights)
{
    if (highlights.isEmpty())
        return {.before = {}, .match = {}, .after = oneLine(text.left(wholeCharacter(text, shownAfter)))};
    const Highlight &first = highlights.first();
    const qsizetype begin = wholeCharacter(text, std::max<qsizetype>(0, first.offset - shownBefore));
    const qsizetype end = first.offset + first.length;
    MatchedLine line{.before = oneLine(text.mid(begin, first.offset - begin)),
                     .match = oneLine(text.mid(first.offset, first.length)),
                     .after = oneLine(text.mid(end, wholeCharacter(text, std::min(text.size(), end + shownAfter)) - end))};
    if (begin > 0)
        line.before.prepend(u'…');
    return line;
}

} // namespace kith::client
