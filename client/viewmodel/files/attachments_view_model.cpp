// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/files/attachments_view_model.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>

namespace kith::client {

int AttachmentsViewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant AttachmentsViewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AttachmentRow &row = m_rows[index.row()];
    switch (role) {
    case IdRole: return row.id;
    case Qt::DisplayRole:
    case NameRole: return row.name;
    case DetailRole: return row.detail;
    case PictureRole: return row.picture;
    case IsReadyRole: return row.state == AttachmentRow::State::Ready;
    case IsRefusedRole: return row.state == AttachmentRow::State::Refused;
    case IsPictureRole: return !row.picture.isEmpty();
    default: return {};
    }
}

QHash<int, QByteArray> AttachmentsViewModel::roleNames() const
{
    return {{IdRole, "fileId"},       {NameRole, "fileName"},       {DetailRole, "detail"},      {PictureRole, "picture"},
            {IsReadyRole, "isReady"}, {IsRefusedRole, "isRefused"}, {IsPictureRole, "isPicture"}};
}

bool AttachmentsViewModel::areReady() const
{
    return !m_rows.isEmpty()
           && std::ranges::all_of(m_rows, [](const AttachmentRow &row) { return row.state == AttachmentRow::State::Ready; });
}

bool AttachmentsViewModel::add(const QList<QUrl> &urls)
{
    QStringList paths;
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    if (paths.isEmpty() || !m_areAllowed)
        return false;
    Q_EMIT addRequested(paths);
    return true;
}

bool AttachmentsViewModel::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (!data || !m_areAllowed)
        return false;
    if (data->hasUrls() && add(data->urls()))
        return true;
    // What comes from a document brings a picture of itself along; its words are meant.
    if (!data->hasImage() || data->hasText())
        return false;
    const QImage image = qvariant_cast<QImage>(data->imageData());
    if (image.isNull())
        return false;
    Q_EMIT imageRequested(image);
    return true;
}

void AttachmentsViewModel::setRows(const QList<AttachmentRow> &rows)
{
    bringTo(m_rows, rows);
    Q_EMIT countChanged();
}

void AttachmentsViewModel::setAllowed(bool areAllowed)
{
    if (m_areAllowed == areAllowed)
        return;
    m_areAllowed = areAllowed;
    Q_EMIT countChanged();
}

} // namespace kith::client
