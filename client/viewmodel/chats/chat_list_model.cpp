// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/chats/chat_list_model.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

QString ChatListModel::spoken(const ChatRow &row)
{
    QStringList parts{row.name, row.preview, row.timeText};
    if (row.unread > 0)
        parts.append(tr("%1 unread").arg(row.unread));
    else if (row.isMarkedUnread)
        parts.append(tr("marked as unread"));
    if (row.mentions > 0)
        parts.append(tr("mentions you"));
    if (row.isOnline)
        parts.append(tr("online"));
    if (row.isPinned)
        parts.append(tr("pinned"));
    if (row.isMuted)
        parts.append(tr("muted"));
    if (row.isArchived)
        parts.append(tr("archived"));
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

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
    case TimeTextRole: return row.timeText;
    case FullTimeRole: return row.fullTime;
    case UnreadRole: return row.unread;
    case MentionsRole: return row.mentions;
    case IsMarkedUnreadRole: return row.isMarkedUnread;
    case IsPinnedRole: return row.isPinned;
    case IsMutedRole: return row.isMuted;
    case IsArchivedRole: return row.isArchived;
    case IsFormerRole: return row.isFormer;
    case FolderRole: return row.folder;
    case DetailRole: return row.detail;
    case SpokenRole: return spoken(row);
    case PictureRole: return row.picture;
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
            {TimeTextRole, "timeText"},
            {FullTimeRole, "fullTime"},
            {UnreadRole, "unread"},
            {MentionsRole, "mentions"},
            {IsMarkedUnreadRole, "isMarkedUnread"},
            {IsPinnedRole, "isPinned"},
            {IsMutedRole, "isMuted"},
            {IsArchivedRole, "isArchived"},
            {IsFormerRole, "isFormer"},
            {FolderRole, "folder"},
            {DetailRole, "detail"},
            {SpokenRole, "spoken"},
            {PictureRole, "picture"}};
}

} // namespace kith::client
