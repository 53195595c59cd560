// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/search/text_folding.h"

#include <array>
#include <bitset>
#include <memory>

namespace kith {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr size_t planeSize = 0x10000;

char32_t codePointAt(QStringView text, qsizetype i)
{
    if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(text[i], text[i + 1]);
    return text[i].unicode();
}

/// Seen by nobody, and put between letters to hide a word or to break a line.
bool isInvisible(char32_t c)
{
    return c == 0xAD || c == 0x034F || c == 0x061C || c == 0x0640 || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
           || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

/// Joins the character before it into one that folds as a whole.
bool extends(char32_t c)
{
    const bool isJamo = (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
    return QChar::isMark(c) || isJamo || isInvisible(c) || c == 0xFF9E || c == 0xFF9F; // half-width kana marks
}

/// Marks that people leave out when they type a search. Those of other scripts (Indic vowels, kana) are letters.
bool isDroppedMark(char32_t c, char32_t base)
{
    if (c == 0x0306 && (base == 0x0438 || base == 0x0418))
        return false; // й is a letter of its own
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7 && QChar::isMark(c)) || (c >= 0x064B && c <= 0x065F) || c == 0x0670
           || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

/// Letters with a stroke and the like, which Unicode does not take apart.
QStringView plainLetter(char32_t c)
{
    switch (c) {
    case 0xDF: return u"ss";
    case 0xE6: return u"ae";
    case 0xF0:
    case 0x111: return u"d";
    case 0xF8: return u"o";
    case 0xFE: return u"th";
    case 0x127: return u"h";
    case 0x131: return u"i";
    case 0x142: return u"l";
    case 0x14B: return u"n";
    case 0x153: return u"oe";
    case 0x167: return u"t";
    default: return {};
    }
}

QString withoutMarks(QStringView decomposed)
{
    QString out;
    char32_t base = 0;
    for (qsizetype i = 0; i < decomposed.size();) {
        const char32_t c = codePointAt(decomposed, i);
        const qsizetype size = QChar::requiresSurrogates(c) ? 2 : 1;
        if (!QChar::isMark(c))
            base = c;
        if (!isInvisible(c) && !isDroppedMark(c, base))
            out += decomposed.mid(i, size);
        i += size;
    }
    return out;
}

QString withPlainLetters(QStringView text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QStringView plain = plainLetter(text[i].unicode());
        if (plain.isEmpty())
            out += text[i];
        else
            out += plain;
    }
    return out;
}

/// Whole already; single Korean letters would otherwise melt into syllables with their neighbours.
bool isLeftAlone(char32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3131 && c <= 0x318E) || (c >= 0xFFA0 && c <= 0xFFDC);
}

/// A base character with everything that extends it.
QString foldedCluster(QStringView cluster)
{
    if (isLeftAlone(cluster.front().unicode()) && cluster.size() == 1)
        return cluster.toString();
    QString out = cluster.toString();
    for (int round = 0; round < 4; ++round) { // a folded letter may fold again, as U+1E9E to ss
        const QString before = out;
        out = withoutMarks(out.normalized(QString::NormalizationForm_KD));
        out = withPlainLetters(out.toCaseFolded()).normalized(QString::NormalizationForm_KC);
        if (out == before)
            break;
    }
    return out;
}

/// What needs no thought: characters that fold to one unit by themselves, which is nearly all text.
struct FastTable
{
    std::array<char16_t, planeSize> folds{}; ///< 0: not one unit
    std::bitset<planeSize> extendsPrevious;

    FastTable()
    {
        for (size_t c = 1; c < planeSize; ++c) {
            const auto unit = char16_t(c);
            extendsPrevious[c] = extends(unit);
            if (QChar::isSurrogate(unit) || extendsPrevious[c])
                continue;
            const QString out = foldedCluster(QStringView(&unit, 1));
            if (out.size() == 1)
                folds[c] = out.front().unicode();
        }
    }
};

const FastTable &fastTable()
{
    static const auto table = std::make_unique<const FastTable>();
    return *table;
}

/// Calls `take(unit, begin, end)` for each folded UTF-16 unit.
template<class Take>
void fold(QStringView text, Take take)
{
    const FastTable &table = fastTable();
    bool isAfterSpace = false;
    const auto give = [&](char16_t unit, qsizetype begin, qsizetype end) {
        const bool isSpace = QChar::isSpace(unit) || unit < 0x20;
        if (!isSpace)
            take(unit, begin, end);
        else if (!isAfterSpace)
            take(u' ', begin, end);
        isAfterSpace = isSpace;
    };
    for (qsizetype i = 0; i < text.size();) {
        const char16_t unit = text[i].unicode();
        const bool isAlone = i + 1 == text.size() || !(table.extendsPrevious[text[i + 1].unicode()] || text[i + 1].isSurrogate());
        if (isAlone && table.folds[unit] != 0) {
            give(table.folds[unit], i, i + 1);
            ++i;
            continue;
        }
        qsizetype end = i + (QChar::requiresSurrogates(codePointAt(text, i)) ? 2 : 1);
        while (end < text.size() && extends(codePointAt(text, end)))
            end += QChar::requiresSurrogates(codePointAt(text, end)) ? 2 : 1;
        for (const QChar out : foldedCluster(text.mid(i, end - i)))
            give(out.unicode(), i, end);
        i = end;
    }
}
} // namespace

QString folded(QStringView text)
{
    QString out;
    out.reserve(text.size());
    fold(text, [&](char16_t unit, qsizetype, qsizetype) { out += QChar(unit); });
    return out;
}

FoldedText foldedWithOrigins(QStringView text)
{
    FoldedText out;
    out.text.reserve(text.size());
    out.origins.reserve(size_t(text.size()));
    fold(text, [&](char16_t unit, qsizetype begin, qsizetype end) {
        out.text += QChar(unit);
        out.origins.push_back({begin, end});
    });
    return out;
}

} // namespace kith
