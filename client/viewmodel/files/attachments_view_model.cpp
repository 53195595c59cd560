// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/files/attachments_view_model.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

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
    case IsVoiceRole: return row.isVoice;
    case IsPlayingRole: return row.isPlaying;
    case IsOriginalRole: return row.isOriginal;
    default: return {};
    }
}

QHash<int, QByteArray> AttachmentsViewModel::roleNames() const
{
    return {{IdRole, "fileId"},           {NameRole, "fileName"},        {DetailRole, "detail"},       {PictureRole, "picture"},
            {IsReadyRole, "isReady"},     {IsRefusedRole, "isRefused"},  {IsPictureRole, "isPicture"}, {IsVoiceRole, "isVoice"},
            {IsPlayingRole, "isPlaying"}, {IsOriginalRole, "isOriginal"}};
}

bool AttachmentsViewModel::areReady() const
{
    return !m_rows.isEmpty()
           && std::ranges::all_of(m_rows, [](const AttachmentRow &row) { return row.state == AttachmentRow::State::Ready; });
}

namespace {
bool isRefused(const AttachmentRow &row)
{
    return row.state == AttachmentRow::State::Refused;
}
} // namespace

int AttachmentsViewModel::refused() const
{
    return int(std::ranges::count_if(m_rows, isRefused));
}

int AttachmentsViewModel::firstRefused() const
{
    const auto row = std::ranges::find_if(m_rows, isRefused);
    return row == m_rows.end() ? -1 : int(row - m_rows.begin());
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

QStringList AttachmentsViewModel::pictureFormats() const
{
    return {u"image/png"_s, u"image/jpeg"_s, u"image/webp"_s, u"image/gif"_s};
}

bool AttachmentsViewModel::addPicture(const QByteArray &bytes, const QString &format)
{
    if (bytes.isEmpty() || !m_areAllowed || !pictureFormats().contains(format))
        return false;
    Q_EMIT pictureRequested(bytes, format == u"image/jpeg"_s ? u"jpg"_s : format.section(u'/', 1));
    return true;
}

bool AttachmentsViewModel::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (!data)
        return false;
    const QList<QUrl> urls = data->urls();
    if (!m_areAllowed) {
        if (std::ranges::none_of(urls, &QUrl::isLocalFile))
            return false;
        Q_EMIT notNow();
        return true;
    }
    if (add(urls))
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
    QList<AttachmentRow> shown = rows;
    for (AttachmentRow &row : shown)
        row.isPlaying = row.id == m_playing;
    bringTo(m_rows, shown);
    Q_EMIT countChanged();
}

void AttachmentsViewModel::setPlaying(const QString &id)
{
    if (m_playing == id)
        return;
    m_playing = id;
    setRows(QList<AttachmentRow>(m_rows));
}

void AttachmentsViewModel::setAllowed(bool areAllowed)
{
    if (m_areAllowed == areAllowed)
        return;
    m_areAllowed = areAllowed;
    Q_EMIT countChanged();
}

} // namespace kith::client
