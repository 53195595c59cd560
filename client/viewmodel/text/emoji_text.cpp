// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/text/emoji_text.h"

#include <QtCore/QStringList>
#include <QtCore/QTextBoundaryFinder>

#include <algorithm>

namespace kith::client {

namespace {

/// *Units*: UTF-16. A family of four with a skin colour each, and some.
constexpr qsizetype longestEmoji = 48;
constexpr int mostEmptyLines = 2;
constexpr QChar joiner(0x200D);

bool isEmojiCodePoint(char32_t c)
{
    return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x1F1E6 && c <= 0x1F1FF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF)
           || (c >= 0x1F000 && c <= 0x1F0FF);
}

bool isFlagLetter(char32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

bool isEmoji(QStringView character)
{
    return character.size() <= longestEmoji && isEmojiCodePoint(character.left(2).toUcs4().value(0));
}

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

/// Nothing of it is to be seen.
bool isVoid(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Format || c.category() == QChar::Other_Control;
}

} // namespace

QString drawnEmoji(QString text)
{
    constexpr QChar selector(0xFE0F);
    constexpr char16_t lastSign = 0x2122; // with the digits, © and ®: text far more often than emoji
    for (qsizetype at = text.indexOf(selector); at >= 0; at = text.indexOf(selector, at)) {
        if (at > 0 && text[at - 1].unicode() > lastSign)
            text.remove(at, 1);
        else
            ++at;
    }
    return text;
}

int emojiCount(const QString &text, int most)
{
    if (text.isEmpty() || text.size() > most * (longestEmoji + 1))
        return 0;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    int count = 0;
    bool isHalfFlag = false;
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > 0; from = to, to = finder.toNextBoundary()) {
        const QStringView character = QStringView(text).sliced(from, to - from);
        if (character == u" ")
            continue;
        if (!isEmoji(character))
            return 0;
        // COMPAT(Qt < 6.5): behind another emoji, families and flags come in parts.
        const bool isFlagPart = character.size() == 2 && isFlagLetter(character.toUcs4().first());
        const bool isPart = (from > 0 && text[from - 1] == joiner) || (isFlagPart && isHalfFlag);
        isHalfFlag = isFlagPart && !isHalfFlag;
        if (!isPart && ++count > most)
            return 0;
    }
    return count;
}

QString firstEmoji(const QString &text)
{
    constexpr qsizetype lookedAt = 256;
    const QString beginning = text.left(lookedAt);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, beginning);
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > 0; from = to, to = finder.toNextBoundary()) {
        const QStringView character = QStringView(beginning).sliced(from, to - from);
        if (isEmoji(character))
            return character.toString();
    }
    return {};
}

QString withoutVoids(const QString &text)
{
    QString out;
    out.reserve(text.size());
    int empty = 0;
    bool isChanged = false;
    for (qsizetype from = 0; from <= text.size();) {
        const auto end = std::find_if(text.cbegin() + from, text.cend(), isLineEnd);
        const qsizetype to = end - text.cbegin();
        const QStringView line = QStringView(text).sliced(from, to - from);
        empty = std::ranges::all_of(line, isVoid) ? empty + 1 : 0;
        const bool isLast = to == text.size();
        if (empty <= mostEmptyLines)
            out += QStringView(text).sliced(from, to - from + (isLast ? 0 : 1));
        else
            isChanged = true;
        from = to + 1;
    }
    // The line that was left out at the end had one before it.
    if (isChanged && empty > mostEmptyLines && !out.isEmpty())
        out.chop(1);
    return isChanged ? out : text;
}

} // namespace kith::client
