// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/keyword_text.h"

#include <algorithm>

namespace kith::server {

namespace {
bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_';
}

/// Scripts in which a neighbouring letter does not mean a longer word.
bool isUndivided(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar: return true;
    default: return c.isSurrogate();
    }
}

bool isOneDividedWord(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return isWordCharacter(c) && !isUndivided(c); });
}
} // namespace

KeywordText::KeywordText(const QString &content)
    : m_text(content.toCaseFolded())
{
    qsizetype begin = -1;
    for (qsizetype at = 0; at <= m_text.size(); ++at) {
        const bool isInside = at < m_text.size() && isWordCharacter(m_text.at(at));
        if (isInside && begin < 0)
            begin = at;
        if (!isInside && begin >= 0) {
            m_words.insert(m_text.mid(begin, at - begin));
            begin = -1;
        }
    }
}

bool KeywordText::holds(const QString &keyword) const
{
    const QString folded = keyword.toCaseFolded();
    if (folded.isEmpty())
        return false;
    if (isOneDividedWord(folded) && m_words.contains(folded))
        return true;
    const auto known = m_known.constFind(folded);
    if (known != m_known.cend())
        return *known;
    const bool isHeld = holdsPhrase(folded);
    m_known.insert(folded, isHeld);
    return isHeld;
}

bool KeywordText::holdsPhrase(const QString &folded) const
{
    const bool isOpenAtFront = !isWordCharacter(folded.front()) || isUndivided(folded.front());
    const bool isOpenAtBack = !isWordCharacter(folded.back()) || isUndivided(folded.back());
    for (qsizetype at = m_text.indexOf(folded); at >= 0; at = m_text.indexOf(folded, at + 1)) {
        const qsizetype end = at + folded.size();
        const bool startsThere = isOpenAtFront || at == 0 || !isWordCharacter(m_text.at(at - 1)) || isUndivided(m_text.at(at - 1));
        const bool endsThere = isOpenAtBack || end == m_text.size() || !isWordCharacter(m_text.at(end)) || isUndivided(m_text.at(end));
        if (startsThere && endsThere)
            return true;
    }
    return false;
}

} // namespace kith::server
