// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/composer/completion_view_model.h"

#include "client/viewmodel/emoji/emoji_table.h"

#include <algorithm>

namespace kith::client {

namespace {

constexpr qsizetype longestWord = 40;
constexpr qsizetype shortestEmojiWord = 2;
constexpr int mostRows = 8;

/// Where the "@" or ":" of the word before the cursor stands; -1: there is none.
qsizetype signBefore(const QString &text, qsizetype cursor)
{
    for (qsizetype i = cursor - 1; i >= 0 && cursor - i <= longestWord; --i) {
        const QChar c = text[i];
        if (c == u'@' || c == u':')
            return i > 0 && text[i - 1].isLetterOrNumber() ? -1 : i;
        if (c == u'\n')
            return -1;
    }
    return -1;
}

bool beginsAWord(const QString &name, const QString &word)
{
    for (qsizetype at = name.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = name.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || !name[at - 1].isLetterOrNumber())
            return true;
    }
    return false;
}

} // namespace

void CompletionViewModel::look(const QString &text, int cursor)
{
    m_start = cursor <= text.size() ? signBefore(text, cursor) : -1;
    if (m_start != m_closedAt)
        m_closedAt = -1;
    if (m_start < 0 || m_closedAt >= 0) {
        show({}, false);
        return;
    }
    const QString word = text.mid(m_start + 1, cursor - m_start - 1);
    const bool isEmoji = text[m_start] == u':';
    show(isEmoji ? emojiFor(word) : peopleFor(word), isEmoji);
}

void CompletionViewModel::close()
{
    m_closedAt = m_start;
    show({}, false);
}

QString CompletionViewModel::take(int row)
{
    if (row < 0 || row >= m_rows.count())
        return {};
    const PersonRow taken = m_rows.rows().at(row);
    const bool isEmoji = m_isEmoji;
    show({}, false);
    if (isEmoji) {
        Q_EMIT emojiTaken(taken.initials);
        return taken.initials + u' ';
    }
    const auto place = std::ranges::find(m_people, taken.personId, &PersonRow::personId);
    if (place != m_people.end())
        std::rotate(m_people.begin(), place, place + 1);
    return u'@' + taken.name + u' ';
}

void CompletionViewModel::setPeople(const QList<PersonRow> &people)
{
    m_people = people;
}

QList<Mentionable> CompletionViewModel::mentionables() const
{
    QList<Mentionable> people;
    for (const PersonRow &person : m_people)
        people.append({.userId = person.personId, .name = person.name});
    return people;
}

QList<PersonRow> CompletionViewModel::peopleFor(const QString &word) const
{
    QList<PersonRow> rows;
    for (const PersonRow &person : m_people) {
        // A whole name and a blank: the mention is finished, what follows is the message.
        if (word.startsWith(person.name + u' ', Qt::CaseInsensitive))
            return {};
        if (rows.size() < mostRows && (beginsAWord(person.name, word) || beginsAWord(person.detail, word)))
            rows.append(person);
    }
    return rows;
}

QList<PersonRow> CompletionViewModel::emojiFor(const QString &word) const
{
    QList<PersonRow> rows;
    const bool isWord = word.size() >= shortestEmojiWord
                        && std::ranges::all_of(word, [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'+'; });
    if (!m_emoji || !isWord)
        return rows;
    QString wanted = word;
    wanted.replace(u'_', u' ');
    for (const int place : m_emoji->find(wanted, mostRows)) {
        const Emoji &emoji = m_emoji->all()[place];
        PersonRow row;
        row.personId = emoji.text;
        row.name = emoji.name;
        row.initials = emoji.text;
        rows.append(row);
    }
    return rows;
}

void CompletionViewModel::show(const QList<PersonRow> &rows, bool isEmoji)
{
    const bool wasOpen = isOpen();
    const bool isOther = m_isEmoji != isEmoji;
    m_isEmoji = isEmoji;
    m_rows.setRows(rows);
    if (wasOpen != isOpen() || isOther)
        Q_EMIT changed();
}

} // namespace kith::client
