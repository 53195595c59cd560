// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QImage>
#include <QtQuick/QQuickPaintedItem>

namespace kith::client {

/// One square of a picture, as large as the item; what is outside its circle is dimmed.
class CropPainter : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QImage image READ image WRITE setImage NOTIFY changed)
    Q_PROPERTY(QRectF crop READ crop WRITE setCrop NOTIFY changed)
    Q_PROPERTY(QColor dim READ dim WRITE setDim NOTIFY changed)

public:
    using QQuickPaintedItem::QQuickPaintedItem;

    [[nodiscard]] QImage image() const { return m_image; }
    void setImage(const QImage &image);
    /// In pixels of the picture.
    [[nodiscard]] QRectF crop() const { return m_crop; }
    void setCrop(const QRectF &crop);
    [[nodiscard]] QColor dim() const { return m_dim; }
    void setDim(const QColor &dim);

    void paint(QPainter *painter) override;

signals:
    void changed();

private:
    QImage m_image;
    QRectF m_crop;
    QColor m_dim;
};

} // namespace kith::client
