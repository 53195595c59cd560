// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/search/search_grams.h"

#include <algorithm>
#include <array>
#include <memory>

namespace kith {

namespace {
enum class CharClass : quint8 { Space, Letter, Single };

bool writesNoSpaces(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul: // spaces, but between phrases rather than words
    case QChar::Script_Bopomofo:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan: return true;
    default: return false;
    }
}

CharClass classify(char32_t c)
{
    if (QChar::isSpace(c))
        return CharClass::Space;
    if (writesNoSpaces(QChar::script(c)))
        return CharClass::Single;
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) ? CharClass::Letter : CharClass::Single;
}

CharClass classOf(char32_t c)
{
    static const auto table = [] {
        auto made = std::make_unique<std::array<CharClass, 0x10000>>();
        for (size_t i = 0; i < made->size(); ++i)
            (*made)[i] = classify(char32_t(i));
        return made;
    }();
    return c < table->size() ? (*table)[c] : classify(c);
}

bool startsWord(char32_t previous, char32_t c)
{
    const CharClass kind = classOf(c);
    return kind == CharClass::Single || (kind == CharClass::Letter && (previous == 0 || classOf(previous) != CharClass::Letter));
}

/// Source: the finaliser of SplitMix64.
GramHash hashOf(quint64 kind, char32_t a, char32_t b, char32_t c)
{
    quint64 x = quint64(a) | (quint64(b) << 21) | (quint64(c) << 42);
    x += kind * 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    x ^= x >> 31;
    return x >> (64 - gramBits);
}

void sortOut(std::vector<GramHash> &grams)
{
    std::ranges::sort(grams);
    const auto repeated = std::ranges::unique(grams);
    grams.erase(repeated.begin(), repeated.end());
}

std::u32string codePointsOf(QStringView text)
{
    std::u32string out;
    out.reserve(size_t(text.size()));
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out += QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        } else {
            out += char32_t(text[i].unicode());
        }
    }
    return out;
}
} // namespace

std::vector<GramHash> gramsOf(QStringView foldedText)
{
    const std::u32string text = codePointsOf(foldedText);
    std::vector<GramHash> grams;
    grams.reserve(text.size() * 2);
    for (size_t i = 0; i < text.size(); ++i) {
        if (i + 2 < text.size())
            grams.push_back(hashOf(3, text[i], text[i + 1], text[i + 2]));
        if (!startsWord(i > 0 ? text[i - 1] : 0, text[i]))
            continue;
        grams.push_back(hashOf(1, text[i], 0, 0));
        if (i + 1 < text.size())
            grams.push_back(hashOf(2, text[i], text[i + 1], 0));
    }
    sortOut(grams);
    return grams;
}

std::vector<GramHash> gramsOfTerm(QStringView term, size_t max)
{
    const std::u32string text = codePointsOf(term);
    if (text.size() == 1)
        return {hashOf(1, text[0], 0, 0)};
    if (text.size() == 2)
        return {hashOf(2, text[0], text[1], 0)};
    const size_t count = text.size() - 2;
    const size_t taken = std::min(count, max);
    std::vector<GramHash> grams;
    for (size_t n = 0; n < taken; ++n) {
        const size_t i = taken == 1 ? 0 : n * (count - 1) / (taken - 1);
        grams.push_back(hashOf(3, text[i], text[i + 1], text[i + 2]));
    }
    sortOut(grams);
    return grams;
}

bool isWordStart(QStringView text, qsizetype at)
{
    const std::u32string around = codePointsOf(text.mid(std::max<qsizetype>(0, at - 2), at - std::max<qsizetype>(0, at - 2)));
    const std::u32string here = codePointsOf(text.mid(at, 2));
    return startsWord(around.empty() ? 0 : around.back(), here.front());
}

qsizetype findTerm(QStringView text, QStringView term, qsizetype from)
{
    const bool isShort = term.size() <= 4 && codePointsOf(term).size() <= 2;
    for (qsizetype at = text.indexOf(term, from); at >= 0; at = text.indexOf(term, at + 1)) {
        if (text[at].isLowSurrogate() && at > 0 && text[at - 1].isHighSurrogate())
            continue; // half of another character
        if (!isShort || isWordStart(text, at))
            return at;
    }
    return -1;
}

} // namespace kith
