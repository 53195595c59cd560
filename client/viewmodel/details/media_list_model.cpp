// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/details/media_list_model.h"

#include "client/viewmodel/text/time_text.h"

namespace kith::client {

int MediaListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant MediaListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MediaRow &row = m_rows[index.row()];
    switch (role) {
    case RowIdRole: return row.id;
    case MessageIdRole: return row.messageId;
    case WhoRole: return row.who;
    case WhenRole: return row.when;
    case FullTimeRole: return row.fullTime;
    case FileKeyRole: return row.file.key;
    case Qt::DisplayRole:
    case FileNameRole: return row.file.name;
    case SizeTextRole: return row.file.sizeText;
    case PictureRole: return row.file.picture;
    case IsPictureRole: return row.file.isPicture;
    case VoiceIdRole: return row.voice.fileId;
    case VoiceSizeRole: return row.voice.size;
    case DurationTextRole: return durationText(row.voice.durationMs);
    case WordsRole: return row.words;
    case PlaceRole: return row.place;
    case AddressRole: return row.address;
    case HrefRole: return row.href;
    default: return {};
    }
}

QHash<int, QByteArray> MediaListModel::roleNames() const
{
    return {{RowIdRole, "rowId"},
            {MessageIdRole, "messageId"},
            {WhoRole, "who"},
            {WhenRole, "when"},
            {FullTimeRole, "fullTime"},
            {FileKeyRole, "fileKey"},
            {FileNameRole, "fileName"},
            {SizeTextRole, "sizeText"},
            {PictureRole, "picture"},
            {IsPictureRole, "isPicture"},
            {VoiceIdRole, "voiceId"},
            {VoiceSizeRole, "voiceSize"},
            {DurationTextRole, "durationText"},
            {WordsRole, "words"},
            {PlaceRole, "place"},
            {AddressRole, "address"},
            {HrefRole, "href"}};
}

void MediaListModel::setRows(const QList<MediaRow> &rows)
{
    const qsizetype before = m_rows.size();
    bringTo(m_rows, rows);
    if (before != m_rows.size())
        Q_EMIT countChanged();
}

} // namespace kith::client
