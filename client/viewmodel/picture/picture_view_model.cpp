// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/picture/picture_view_model.h"

#include "client/pictures/picture_reader.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>

#include <algorithm>

namespace kith::client {

namespace {

constexpr int sideHeld = 2048;
constexpr qreal mostZoom = 8;
constexpr int jpegQuality = 90;

/// The square as it is sent: PNG where something shines through, else JPEG.
std::pair<QByteArray, QByteArray> encoded(const QImage &image, const QRect &square)
{
    const int side = std::min(square.width(), PictureViewModel::largestSide);
    const QImage cut = image.copy(square).scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QBuffer out;
    const bool isSolid = !cut.hasAlphaChannel();
    if (!cut.save(&out, isSolid ? "JPEG" : "PNG", isSolid ? jpegQuality : -1))
        return {};
    return {out.data(), isSolid ? QByteArrayLiteral("image/jpeg") : QByteArrayLiteral("image/png")};
}

} // namespace

QRectF PictureViewModel::crop() const
{
    const qreal side = std::min(m_image.width(), m_image.height()) / m_zoom;
    return {m_middle.x() - side / 2, m_middle.y() - side / 2, side, side};
}

qreal PictureViewModel::highestZoom() const
{
    return std::clamp(std::min(m_image.width(), m_image.height()) / qreal(smallestCrop), 1.0, mostZoom);
}

void PictureViewModel::setZoom(qreal zoom)
{
    m_zoom = std::clamp(zoom, 1.0, highestZoom());
    move(0, 0);
}

void PictureViewModel::move(qreal right, qreal down)
{
    const qreal side = crop().width();
    const auto kept = [side](qreal middle, int length) { return std::clamp(middle, side / 2, std::max(side / 2, length - side / 2)); };
    m_middle = {kept(m_middle.x() + right * side, m_image.width()), kept(m_middle.y() + down * side, m_image.height())};
    Q_EMIT cropChanged();
}

void PictureViewModel::begin(const QString &groupId)
{
    close();
    m_group = groupId;
    Q_EMIT changed();
    Q_EMIT opened();
}

void PictureViewModel::read(const QUrl &file)
{
    const int attempt = ++m_reading;
    m_isReading = true;
    m_problem.clear();
    Q_EMIT changed();
    if (!file.isLocalFile()) {
        show({}, tr("Only a picture on this computer can be chosen."));
        return;
    }
    QThreadPool::globalInstance()->start([self = QPointer(this), attempt, path = file.toLocalFile()] {
        const Result<QImage> image = readPicture(path, {sideHeld, sideHeld});
        // The view model lives on the application's thread, and so does everything that may delete it.
        QMetaObject::invokeMethod(
            qApp,
            [self, attempt, image] {
                if (self && self->m_reading == attempt)
                    self->show(image ? *image : QImage(), image ? QString() : image.error().detail);
            },
            Qt::QueuedConnection);
    });
}

void PictureViewModel::show(const QImage &image, const QString &problem)
{
    m_isReading = false;
    m_problem = problem;
    if (!image.isNull()) {
        m_image = image;
        m_zoom = 1;
        m_middle = QRectF(image.rect()).center();
    }
    Q_EMIT changed();
    Q_EMIT cropChanged();
}

void PictureViewModel::accept()
{
    if (m_image.isNull() || m_isBusy)
        return;
    m_isBusy = true;
    m_problem.clear();
    Q_EMIT changed();
    const QRect square = crop().toRect().intersected(m_image.rect());
    QThreadPool::globalInstance()->start([self = QPointer(this), image = m_image, square, group = m_group] {
        const auto [picture, contentType] = encoded(image, square);
        QMetaObject::invokeMethod(
            qApp,
            [self, group, picture = picture, contentType = contentType] {
                if (!self)
                    return;
                if (picture.isEmpty())
                    self->fail(tr("The picture could not be prepared."));
                else
                    Q_EMIT self->pictureRequested(group, picture, contentType);
            },
            Qt::QueuedConnection);
    });
}

void PictureViewModel::remove(const QString &groupId)
{
    Q_EMIT pictureRequested(groupId, {}, {});
}

void PictureViewModel::close()
{
    ++m_reading;
    m_isReading = m_isBusy = false;
    m_image = {};
    m_zoom = 1;
    m_problem.clear();
    Q_EMIT changed();
    Q_EMIT cropChanged();
}

void PictureViewModel::finish()
{
    close();
    Q_EMIT done();
}

void PictureViewModel::fail(const QString &problem)
{
    m_isBusy = false;
    m_problem = problem;
    Q_EMIT changed();
}

} // namespace kith::client
