// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/spelling/words.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is no language: blocks and spans of code, links, addresses, host names, paths, mentions, :emoji:.
QString withoutForeignParts(QString text)
{
    static const QList<QRegularExpression> parts = {
        QRegularExpression(u"```.*?(```|\\z)"_s, QRegularExpression::DotMatchesEverythingOption),
        QRegularExpression(u"`[^`\\n]*`"_s),
        QRegularExpression(u"\\b[a-z][a-z0-9+.-]*://\\S+"_s, QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(u"\\bmailto:\\S+"_s, QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(u"\\S*@\\S+"_s),
        QRegularExpression(u"\\b[\\w-]+(\\.[\\w-]+)+(/\\S*)?"_s, QRegularExpression::UseUnicodePropertiesOption),
        QRegularExpression(u"(?<!\\w)[~.]?/[\\w./-]+"_s),
        QRegularExpression(u":[\\w+-]+:"_s),
    };
    for (const QRegularExpression &part : parts) {
        auto matches = part.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
                if (text[i] != u'\n')
                    text[i] = u' ';
            }
        }
    }
    return text;
}

bool isSpelt(const QString &word)
{
    if (word.size() < 2)
        return false;
    const bool hasFigure = std::any_of(word.cbegin(), word.cend(), [](QChar c) { return c.isDigit() || c == u'_'; });
    const bool hasSmall = std::any_of(word.cbegin(), word.cend(), [](QChar c) { return !c.isUpper() && c.isLetter(); });
    return !hasFigure && hasSmall;
}

/// Scripts written without blanks have no words that a dictionary could be asked for.
bool isWordCharacter(QChar c)
{
    if (c.isSurrogate())
        return false;
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar: return false;
    default: return c.isLetterOrNumber() || c.isMark() || c == u'_';
    }
}

bool isApostrophe(QChar c)
{
    return c == u'\'' || c == u'\u2019';
}

} // namespace

QList<WordPlace> wordsToSpell(const QString &text)
{
    const QString clean = withoutForeignParts(text);
    QList<WordPlace> words;
    qsizetype at = 0;
    while (at < clean.size()) {
        if (!isWordCharacter(clean[at])) {
            ++at;
            continue;
        }
        const qsizetype start = at;
        while (at < clean.size()
               && (isWordCharacter(clean[at]) || (isApostrophe(clean[at]) && at + 1 < clean.size() && clean[at + 1].isLetter())))
            ++at;
        const QString word = clean.mid(start, at - start);
        if (isSpelt(word))
            words.append({.start = int(start), .word = word});
    }
    return words;
}

} // namespace kith::client
