// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/emoji/emoji_table.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How well the emoji fits; 0: not at all.
int fit(const Emoji &emoji, const QString &text)
{
    constexpr int exact = 4;
    constexpr int begins = 3;
    constexpr int beginsWord = 2;
    constexpr int holds = 1;
    const auto fitOf = [&text](const QString &word) {
        const qsizetype at = word.indexOf(text, 0, Qt::CaseInsensitive);
        if (at < 0)
            return 0;
        if (at == 0)
            return word.size() == text.size() ? exact : begins;
        return word[at - 1].isLetterOrNumber() ? holds : beginsWord;
    };
    int best = fitOf(emoji.name);
    for (const QString &word : emoji.words)
        best = std::max(best, fitOf(word));
    return best;
}

} // namespace

const QList<Emoji> &EmojiTable::all() const
{
    if (m_all.isEmpty())
        read();
    return m_all;
}

void EmojiTable::read() const
{
    const QString language = QLocale().name().section(u'_', 0, 0);
    QFile file(u":/kith/emoji/emoji-%1.tsv"_s.arg(language));
    if (!file.exists())
        file.setFileName(u":/kith/emoji/emoji-en.tsv"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    m_all.reserve(lines.size());
    for (const QString &line : lines) {
        const QStringList parts = line.split(u'\t');
        constexpr qsizetype columns = 4;
        if (parts.size() == columns)
            m_all.append(
                {.group = parts[0].toInt(), .text = parts[1], .name = parts[2], .words = parts[3].split(u'|', Qt::SkipEmptyParts)});
    }
}

QList<int> EmojiTable::find(const QString &text, int limit) const
{
    const QString wanted = text.simplified();
    QList<std::pair<int, int>> found; // the better the fit the smaller the first number
    for (int i = 0; i < int(all().size()); ++i) {
        if (const int how = wanted.isEmpty() ? 1 : fit(m_all[i], wanted); how > 0)
            found.append({-how, i});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<int> places;
    for (const auto &[how, place] : found) {
        if (places.size() == limit)
            break;
        places.append(place);
    }
    return places;
}

QStringList EmojiTable::groupNames()
{
    return {tr("Smileys"),
            tr("People"),
            tr("Animals and nature"),
            tr("Food and drink"),
            tr("Travel and places"),
            tr("Activities"),
            tr("Objects"),
            tr("Symbols"),
            tr("Flags")};
}

} // namespace kith::client
