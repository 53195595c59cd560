// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/chats/chat_filter_model.h"

#include "client/viewmodel/chats/chat_list_model.h"

#include <algorithm>

namespace kith::client {

namespace {

QString folded(const QString &text)
{
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(apart.size());
    for (const QChar c : apart) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c;
    }
    return plain;
}

QStringList wordsOf(const QString &text)
{
    return folded(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

ChatFilterModel::ChatFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    connect(this, &QAbstractItemModel::rowsInserted, this, &ChatFilterModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &ChatFilterModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &ChatFilterModel::countChanged);
}

void ChatFilterModel::setPart(Part part)
{
    m_part = part;
    invalidateFilter();
}

void ChatFilterModel::setSearch(const QString &text)
{
    m_words = wordsOf(text);
    invalidateFilter();
}

void ChatFilterModel::setKept(const QString &conversationId)
{
    if (m_kept == conversationId)
        return;
    m_kept = conversationId;
    if (m_part == Part::Unread)
        invalidateFilter();
}

QString ChatFilterModel::conversationAt(int row) const
{
    return index(row, 0).data(ChatListModel::ConversationIdRole).toString();
}

int ChatFilterModel::rowOf(const QString &conversationId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (conversationAt(row) == conversationId)
            return row;
    }
    return -1;
}

bool ChatFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex row = sourceModel()->index(sourceRow, 0, sourceParent);
    const bool isGroup = row.data(ChatListModel::IsGroupRole).toBool();
    const bool isKept = row.data(ChatListModel::ConversationIdRole).toString() == m_kept;
    if (m_part == Part::Unread && row.data(ChatListModel::UnreadRole).toInt() == 0 && !isKept)
        return false;
    if ((m_part == Part::People && isGroup) || (m_part == Part::Groups && !isGroup))
        return false;
    const QStringList names = wordsOf(row.data(ChatListModel::NameRole).toString());
    return std::all_of(m_words.cbegin(), m_words.cend(), [&names](const QString &word) {
        return std::any_of(names.cbegin(), names.cend(), [&word](const QString &name) { return name.startsWith(word); });
    });
}

} // namespace kith::client
