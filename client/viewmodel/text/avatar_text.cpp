// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/text/avatar_text.h"

#include "client/viewmodel/text/emoji_text.h"

#include <QtCore/QList>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

QString firstLetter(QStringView word)
{
    for (qsizetype i = 0; i < word.size(); ++i) {
        const bool isPair = word[i].isHighSurrogate() && i + 1 < word.size() && word[i + 1].isLowSurrogate();
        const char32_t c = isPair ? QChar::surrogateToUcs4(word[i], word[i + 1]) : word[i].unicode();
        if (QChar::isLetterOrNumber(c))
            return word.sliced(i, isPair ? 2 : 1).toString().toUpper();
        if (isPair)
            ++i;
    }
    return {};
}

QString withoutLetters(const QString &name)
{
    const QString emoji = drawnEmoji(firstEmoji(name));
    return emoji.isEmpty() ? u"?"_s : emoji;
}

} // namespace

QString personInitials(const QString &name)
{
    const QString letter = firstLetter(name);
    return letter.isEmpty() ? withoutLetters(name) : letter;
}

QString groupInitials(const QString &name)
{
    QString letters;
    const auto words = QStringView(name).split(u' ', Qt::SkipEmptyParts);
    int found = 0;
    for (const QStringView word : words) {
        const QString letter = firstLetter(word);
        if (letter.isEmpty())
            continue;
        letters += letter;
        if (++found == 2)
            break;
    }
    return letters.isEmpty() ? withoutLetters(name) : letters;
}

int personColour(qint64 id)
{
    // Ids are time-ordered, so neighbours differ in few low bits: spread them (splitmix64's finaliser).
    auto x = static_cast<quint64>(id);
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    x ^= x >> 31;
    return static_cast<int>(x % personColourCount);
}

} // namespace kith::client
