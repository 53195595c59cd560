// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/Controls/crop_painter.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace kith::client {

void CropPainter::setImage(const QImage &image)
{
    m_image = image;
    update();
    Q_EMIT changed();
}

void CropPainter::setCrop(const QRectF &crop)
{
    m_crop = crop;
    update();
    Q_EMIT changed();
}

void CropPainter::setDim(const QColor &dim)
{
    m_dim = dim;
    update();
    Q_EMIT changed();
}

void CropPainter::paint(QPainter *painter)
{
    const QRectF all(0, 0, width(), height());
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter->drawImage(all, m_image, m_crop);
    QPainterPath outside;
    outside.addRect(all);
    outside.addEllipse(all);
    painter->fillPath(outside, m_dim);
}

} // namespace kith::client
