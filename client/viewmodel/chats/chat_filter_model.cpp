// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/chats/chat_filter_model.h"

#include "client/viewmodel/chats/chat_list_model.h"

namespace kith::client {

ChatFilterModel::ChatFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    connect(this, &QAbstractItemModel::rowsInserted, this, &ChatFilterModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &ChatFilterModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &ChatFilterModel::countChanged);
}

void ChatFilterModel::setPart(Part part, const QString &folder)
{
    m_part = part;
    m_folder = folder;
    invalidateFilter();
}

void ChatFilterModel::setSearch(const QString &text)
{
    if (const NameSearch search(text); search != m_search) {
        m_search = search;
        invalidateFilter();
    }
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

bool ChatFilterModel::isOfPart(const QModelIndex &row) const
{
    const bool isArchived = row.data(ChatListModel::IsArchivedRole).toBool();
    if (m_part == Part::Archived)
        return isArchived;
    if (isArchived && m_search.isEmpty())
        return false;
    const bool isGroup = row.data(ChatListModel::IsGroupRole).toBool();
    switch (m_part) {
    case Part::Unread:
        return row.data(ChatListModel::UnreadRole).toInt() > 0 || row.data(ChatListModel::IsMarkedUnreadRole).toBool()
               || row.data(ChatListModel::ConversationIdRole).toString() == m_kept;
    case Part::People: return !isGroup;
    case Part::Groups: return isGroup;
    case Part::Folder: return row.data(ChatListModel::FolderRole).toString() == m_folder;
    default: return true;
    }
}

bool ChatFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex row = sourceModel()->index(sourceRow, 0, sourceParent);
    return isOfPart(row) && m_search.matches(row.data(ChatListModel::NameRole).toString());
}

} // namespace kith::client
