// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/keyed_list_model.h"
#include "client/viewmodel/timeline/timeline_message.h"

namespace kith::client {

/// The window of messages that is loaded, newest first (row 0 is the end of the conversation), changed
/// in place by key.
class TimelineModel : public KeyedListModel
{
    Q_OBJECT
    QML_ANONYMOUS

public:
    enum Role {
        KeyRole = Qt::UserRole,
        MessageIdRole,
        IsOwnRole,
        IsSystemRole,
        IsUnsentRole,
        SenderNameRole,
        SenderInitialsRole,
        SenderColourRole,
        SenderPictureRole,
        VoiceRole,
        TextRole,
        TimeTextRole,
        FullTimeRole,
        DeliveryRole,
        FailureRole,
        CanUnsendRole,
        CanEditRole,
        CanReactRole,
        CanPinRole,
        BlocksRole,
        QuoteRole,
        OriginRole,
        ReactionsRole,
        FilesRole,
        PreviewRole,
        CanPreviewRole,
        IsEditedRole,
        IsPinnedRole,
        IsWishedRole,
        NamesMeRole,
        DayRole,
        NewsRole,
        StartsGroupRole,
        ShowsSenderRole,
        IsJumboRole,
        SpokenRole,
        IsSelectedRole,
    };

    using KeyedListModel::KeyedListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setRows(const QList<TimelineRow> &rows) { bringTo(m_rows, rows); }
    /// Another conversation: the only case in which the model starts over.
    void startOver(const QList<TimelineRow> &rows);
    [[nodiscard]] const QList<TimelineRow> &rows() const { return m_rows; }
    /// -1 when it is not there.
    [[nodiscard]] Q_INVOKABLE int rowOf(const QString &key) const;
    /// The rows with these keys are shown as picked.
    void setSelected(const QSet<QString> &keys);

private:
    QList<TimelineRow> m_rows;
    QSet<QString> m_selected;
};

} // namespace kith::client
