// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/name_index.h"

#include "shared/model/contact.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype wordsMax = 16;
constexpr int blocked = int(ContactStatus::Blocked);

/// Behind every word that begins with `prefix`: no letter comes after the last code point.
QString prefixEnd(const QString &prefix)
{
    return prefix + u"\U0010FFFF"_s;
}

bool dropsAccents(QChar::Script script)
{
    return script == QChar::Script_Latin || script == QChar::Script_Greek || script == QChar::Script_Cyrillic;
}

/// Letters that have no accent to take off, but that people type without one.
QString plainLetter(QChar c)
{
    switch (c.unicode()) {
    case u'ø': return u"o"_s;
    case u'ł': return u"l"_s;
    case u'đ':
    case u'ð': return u"d"_s;
    case u'ı': return u"i"_s;
    case u'ß': return u"ss"_s;
    case u'æ': return u"ae"_s;
    case u'œ': return u"oe"_s;
    case u'þ': return u"th"_s;
    default: return c;
    }
}

// In Latin, Greek and Cyrillic an accent is left out by many; elsewhere a mark is a vowel.
QString folded(QStringView text)
{
    const QString decomposed = text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString out;
    QChar::Script script = QChar::Script_Common;
    for (const QChar c : decomposed) {
        if (c.category() == QChar::Mark_NonSpacing && dropsAccents(script))
            continue;
        if (!c.isMark())
            script = c.script();
        out += plainLetter(c);
    }
    return out.normalized(QString::NormalizationForm_KC);
}
} // namespace

QStringList nameWords(QStringView text)
{
    QStringList words;
    QString word;
    const auto endWord = [&] {
        if (!word.isEmpty() && words.size() < wordsMax && !words.contains(word))
            words.append(word);
        word.clear();
    };
    for (const QChar c : folded(text)) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            word += c;
        else if (c != u'\'' && c != u'\u2019') // O'Brien is one word
            endWord();
    }
    endWord();
    return words;
}

void NameIndex::store(const User &user)
{
    const QStringList words = nameWords(user.displayName());
    m_transaction.execute(u"UPDATE users SET search_text = ? WHERE id = ?"_s, {QString(u' ' + words.join(u' ')), user.id.value()});
    remove(user.id);
    if (!user.settings || !user.settings->isFindable)
        return;
    for (const QString &word : words)
        m_transaction.execute(u"INSERT INTO name_words (word, user_id) VALUES (?, ?)"_s, {word, user.id.value()});
}

void NameIndex::remove(UserId user)
{
    m_transaction.execute(u"DELETE FROM name_words WHERE user_id = ?"_s, {user.value()});
}

QList<UserId> NameIndex::find(const QStringList &words, UserId searcher, int limit)
{
    if (words.isEmpty())
        return {};
    QString sql = u"SELECT w.user_id FROM name_words w JOIN users u ON u.id = w.user_id"
                  " WHERE w.word >= ? AND w.word < ? AND w.user_id <> ? AND u.disabled_at IS NULL"
                  " AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.owner_id = ? AND c.user_id = w.user_id AND c.status = ?)"
                  " AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.owner_id = w.user_id AND c.user_id = ? AND c.status = ?)"_s;
    QVariantList values{words.first(), prefixEnd(words.first()), searcher.value(), searcher.value(), blocked, searcher.value(), blocked};
    for (const QString &word : words.sliced(1)) {
        sql += u" AND EXISTS (SELECT 1 FROM name_words o WHERE o.user_id = w.user_id AND o.word >= ? AND o.word < ?)"_s;
        values << word << prefixEnd(word);
    }
    QList<UserId> out;
    // One name may match with two words, so that it comes twice.
    Rows rows = m_transaction.select(sql + u" ORDER BY w.word, w.user_id LIMIT ?"_s, values << 2 * limit);
    while (rows.next() && out.size() < limit) {
        if (const auto id = rows.id<UserId>(0); !out.contains(id))
            out.append(id);
    }
    return out;
}

} // namespace kith::server
