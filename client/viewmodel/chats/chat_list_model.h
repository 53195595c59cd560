// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/chats/chat_row.h"
#include "client/viewmodel/keyed_list_model.h"

namespace kith::client {

/// All conversations of one account: the pinned first, then the newest.
class ChatListModel : public KeyedListModel
{
    Q_OBJECT
    QML_ANONYMOUS

public:
    enum Role {
        ConversationIdRole = Qt::UserRole,
        NameRole,
        InitialsRole,
        ColourRole,
        IsGroupRole,
        IsOnlineRole,
        PreviewRole,
        IsTypingRole,
        TimeTextRole,
        FullTimeRole,
        UnreadRole,
        MentionsRole,
        IsMarkedUnreadRole,
        IsPinnedRole,
        IsMutedRole,
        IsArchivedRole,
        IsFormerRole,
        FolderRole,
        DetailRole,
        SpokenRole,
        PictureRole,
    };

    using KeyedListModel::KeyedListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setRows(const QList<ChatRow> &rows) { bringTo(m_rows, rows); }
    [[nodiscard]] const QList<ChatRow> &rows() const { return m_rows; }

private:
    /// What a screen reader says of it.
    [[nodiscard]] static QString spoken(const ChatRow &row);

    QList<ChatRow> m_rows;
};

} // namespace kith::client
