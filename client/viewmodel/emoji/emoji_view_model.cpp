// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/emoji/emoji_view_model.h"

#include <QtCore/QSettings>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int mostFound = 120;
constexpr int mostRecent = 24;
constexpr int quickCount = 6;
} // namespace

EmojiViewModel::EmojiViewModel(QSettings *settingsFile, QObject *parent)
    : QAbstractListModel(parent)
    , m_file(settingsFile)
{
    if (m_file)
        m_recent = m_file->value(u"emoji/recent"_s).toStringList().mid(0, mostRecent);
}

QStringList EmojiViewModel::signs()
{
    return {u"😀"_s, u"👋"_s, u"🌱"_s, u"🍎"_s, u"🚲"_s, u"⚽"_s, u"💡"_s, u"❤️"_s, u"🏁"_s};
}

void EmojiViewModel::setSearch(const QString &text)
{
    if (m_search == text)
        return;
    m_search = text;
    show();
}

void EmojiViewModel::begin()
{
    m_search.clear();
    show();
}

void EmojiViewModel::show()
{
    beginResetModel();
    m_recentShown = 0;
    if (m_search.trimmed().isEmpty()) {
        m_shown.clear();
        const QList<Emoji> &all = m_table.all();
        for (const QString &emoji : m_recent) {
            const auto place = std::ranges::find(all, emoji, &Emoji::text);
            if (place != all.end())
                m_shown.append(int(place - all.begin()));
        }
        m_recentShown = int(m_shown.size());
        for (int i = 0; i < int(all.size()); ++i)
            m_shown.append(i);
    } else {
        m_shown = m_table.find(m_search, mostFound);
    }
    endResetModel();
    Q_EMIT searchChanged();
}

int EmojiViewModel::rowOfGroup(int group) const
{
    if (!m_search.trimmed().isEmpty())
        return 0;
    const QList<Emoji> &all = m_table.all();
    const auto first = std::ranges::find(all, group, &Emoji::group);
    return first == all.end() ? 0 : m_recentShown + int(first - all.begin());
}

int EmojiViewModel::groupOfRow(int row) const
{
    const bool isGrouped = m_search.trimmed().isEmpty() && row >= m_recentShown && row < count();
    return isGrouped ? m_table.all()[m_shown[row]].group : -1;
}

QString EmojiViewModel::emojiAt(int row) const
{
    return row >= 0 && row < count() ? m_table.all()[m_shown[row]].text : QString();
}

void EmojiViewModel::use(const QString &emoji)
{
    m_recent.removeAll(emoji);
    m_recent.prepend(emoji);
    m_recent = m_recent.mid(0, mostRecent);
    if (m_file)
        m_file->setValue(u"emoji/recent"_s, m_recent);
}

QStringList EmojiViewModel::quick() const
{
    QStringList quick = m_recent.mid(0, quickCount);
    for (const QString &common : {u"👍"_s, u"❤️"_s, u"😂"_s, u"🎉"_s, u"😮"_s, u"😢"_s}) {
        if (quick.size() < quickCount && !quick.contains(common))
            quick.append(common);
    }
    return quick;
}

int EmojiViewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant EmojiViewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Emoji &emoji = m_table.all()[m_shown[index.row()]];
    switch (role) {
    case EmojiRole: return emoji.text;
    case Qt::DisplayRole:
    case NameRole: return emoji.name;
    default: return {};
    }
}

QHash<int, QByteArray> EmojiViewModel::roleNames() const
{
    return {{EmojiRole, "emoji"}, {NameRole, "name"}};
}

} // namespace kith::client
