// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/emoji/emoji_table.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <QtCore/QSet>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How well one word of what is looked for fits; 0: not at all. A name tells more of an emoji than the words that go with it.
int fitOfWord(const Emoji &emoji, const QString &wanted)
{
    constexpr int whole = 5;
    constexpr int wordOfName = 4;
    constexpr int begins = 3;
    constexpr int beginsWord = 2;
    constexpr int holds = 1;
    const auto fitOf = [&wanted](const QString &text, int word) {
        int best = 0;
        for (qsizetype at = text.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(wanted, at + 1, Qt::CaseInsensitive)) {
            const qsizetype end = at + wanted.size();
            const auto isPart = [&text](qsizetype place) { return text[place].isLetterOrNumber() || text[place] == u'-'; };
            const bool isBegun = at == 0 || !isPart(at - 1);
            const bool isEnded = end == text.size() || !isPart(end);
            const int how = wanted.size() == text.size() ? whole
                            : isBegun && isEnded         ? word
                            : at == 0                    ? begins
                            : isBegun                    ? beginsWord
                                                         : holds;
            best = std::max(best, how);
        }
        return best;
    };
    int best = 2 * fitOf(emoji.name, wordOfName);
    for (const QString &word : emoji.words)
        best = std::max(best, fitOf(word, begins));
    return best;
}

/// How well the emoji fits, every word of it in any order; 0: not at all. Of equals those that many people use come first.
int fit(const Emoji &emoji, const QStringList &wanted)
{
    static const QSet<QString> common{u"👍"_s, u"❤️"_s, u"😂"_s,    u"🎉"_s,    u"😮"_s, u"😢"_s, u"😀"_s,    u"😊"_s, u"😍"_s, u"🙏"_s,
                                      u"🔥"_s, u"👏"_s,      u"🤔"_s, u"😭"_s,    u"😅"_s, u"✅"_s, u"👀"_s,    u"🚀"_s, u"✨"_s, u"🙂"_s,
                                      u"😉"_s, u"😎"_s,      u"😘"_s,    u"🥰"_s, u"👋"_s, u"💪"_s, u"🤣"_s, u"👎"_s, u"☕"_s, u"🎂"_s};
    int sum = 0;
    for (const QString &word : wanted) {
        const int how = fitOfWord(emoji, word);
        if (how == 0)
            return 0;
        sum += 2 * how;
    }
    return sum + (common.contains(emoji.text) ? 1 : 0);
}

} // namespace

const QList<Emoji> &EmojiTable::all() const
{
    // Another language has other words for them.
    if (const QString language = QLocale().name(); m_all.isEmpty() || m_language != language) {
        m_all.clear();
        m_language = language;
        read();
    }
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
    const QStringList wanted = text.simplified().split(u' ', Qt::SkipEmptyParts);
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
