// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/chats/chat_list_model.h"

namespace kith::client {

int ChatListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ChatListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChatRow &row = m_rows[index.row()];
    switch (role) {
    case ConversationIdRole: return row.conversationId;
    case Qt::DisplayRole:
    case NameRole: return row.name;
    case InitialsRole: return row.initials;
    case ColourRole: return row.colour;
    case IsGroupRole: return row.isGroup;
    case IsOnlineRole: return row.isOnline;
    case PreviewRole: return row.preview;
    case IsTypingRole: return row.previewKind == ChatRow::PreviewKind::Typing;
    case IsDraftRole: return row.previewKind == ChatRow::PreviewKind::Draft;
    case TimeTextRole: return row.timeText;
    case FullTimeRole: return row.fullTime;
    case UnreadRole: return row.unread;
    case DetailRole: return row.detail;
    case SpokenRole:
        if (row.unread == 0)
            return tr("%1, %2, %3").arg(row.name, row.preview, row.timeText);
        return tr("%1, %2, %3, %4 unread").arg(row.name, row.preview, row.timeText, QString::number(row.unread));
    default: return {};
    }
}

QHash<int, QByteArray> ChatListModel::roleNames() const
{
    return {{ConversationIdRole, "conversationId"},
            {NameRole, "name"},
            {InitialsRole, "initials"},
            {ColourRole, "colour"},
            {IsGroupRole, "isGroup"},
            {IsOnlineRole, "isOnline"},
            {PreviewRole, "preview"},
            {IsTypingRole, "isTyping"},
            {IsDraftRole, "isDraft"},
            {TimeTextRole, "timeText"},
            {FullTimeRole, "fullTime"},
            {UnreadRole, "unread"},
            {DetailRole, "detail"},
            {SpokenRole, "spoken"}};
}

} // namespace kith::client
