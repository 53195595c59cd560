// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/files/file_facts.h"
#include "client/viewmodel/keyed_list_model.h"
#include "client/viewmodel/timeline/timeline_message.h"

namespace kith::client {

/// One thing that was shared in a conversation: a picture, a file, a voice message or a link.
struct MediaRow
{
    QString id; ///< of the row
    QString messageId; ///< the message that brought it
    QString who;
    QString when; ///< short
    QString fullTime;
    FileFacts file = {}; ///< of a picture or file
    VoiceFacts voice = {}; ///< of a voice message
    QString words = {}; ///< of a link, as written
    QString place = {}; ///< of a link: its host
    QString address = {}; ///< of a link: the whole of it
    QString href = {}; ///< of a link, for TimelineViewModel::follow

    [[nodiscard]] const QString &key() const { return id; }
    friend bool operator==(const MediaRow &, const MediaRow &) = default;
};

class MediaListModel : public KeyedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        RowIdRole = Qt::UserRole,
        MessageIdRole,
        WhoRole,
        WhenRole,
        FullTimeRole,
        FileKeyRole,
        FileNameRole,
        SizeTextRole,
        PictureRole,
        IsPictureRole,
        VoiceIdRole,
        VoiceSizeRole,
        DurationTextRole,
        WordsRole,
        PlaceRole,
        AddressRole,
        HrefRole
    };

    using KeyedListModel::KeyedListModel;

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setRows(const QList<MediaRow> &rows);
    [[nodiscard]] const QList<MediaRow> &rows() const { return m_rows; }

signals:
    void countChanged();

private:
    QList<MediaRow> m_rows;
};

} // namespace kith::client
