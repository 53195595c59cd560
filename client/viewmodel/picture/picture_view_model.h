// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QRectF>
#include <QtCore/QUrl>
#include <QtGui/QImage>
#include <QtQml/qqmlregistration.h>

namespace kith::client {

/// Chooses the square of a picture that stands for a person or a group.
///
/// A view shows crop() of image(). The picture is read and cut beside the thread of the window, with the limits of
/// client/pictures.
class PictureViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QImage image READ image NOTIFY changed)
    Q_PROPERTY(QRectF crop READ crop NOTIFY cropChanged)
    Q_PROPERTY(qreal zoom READ zoom WRITE setZoom NOTIFY cropChanged)
    Q_PROPERTY(qreal highestZoom READ highestZoom NOTIFY changed)
    Q_PROPERTY(bool hasImage READ hasImage NOTIFY changed)
    Q_PROPERTY(bool isReading READ isReading NOTIFY changed)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool isGroup READ isGroup NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    static constexpr int largestSide = 1024; ///< of what is sent, in pixels
    static constexpr int smallestCrop = 64;

    using QObject::QObject;

    [[nodiscard]] QImage image() const { return m_image; }
    /// The square in image(), in its pixels.
    [[nodiscard]] QRectF crop() const;
    [[nodiscard]] qreal zoom() const { return m_zoom; }
    /// *Range* 1 (as much as fits) to highestZoom(). The middle of the square stays where it is, as far as it can.
    void setZoom(qreal zoom);
    [[nodiscard]] qreal highestZoom() const;
    [[nodiscard]] bool hasImage() const { return !m_image.isNull(); }
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] bool isGroup() const { return !m_group.isEmpty(); }
    [[nodiscard]] QString problem() const { return m_problem; }

    /// Opens for the own picture, or for that of a group.
    Q_INVOKABLE void begin(const QString &groupId = {});
    Q_INVOKABLE void read(const QUrl &file);
    /// Moves the square by parts of its own side: 1 is a whole one to the right or down.
    Q_INVOKABLE void move(qreal right, qreal down);
    Q_INVOKABLE void accept();
    Q_INVOKABLE void remove(const QString &groupId = {});
    /// Forgets the picture that was read.
    Q_INVOKABLE void close();

    void finish();
    void fail(const QString &problem);

signals:
    void changed();
    void cropChanged();
    void opened();
    void done();

    /// An empty `groupId` is oneself; an empty picture takes it away.
    void pictureRequested(const QString &groupId, const QByteArray &picture, const QByteArray &contentType);

private:
    void show(const QImage &image, const QString &problem);

    QString m_group;
    QImage m_image;
    QPointF m_middle; ///< in pixels of the picture
    qreal m_zoom = 1;
    int m_reading = 0; ///< which attempt is awaited
    bool m_isReading = false;
    bool m_isBusy = false;
    QString m_problem;
};

} // namespace kith::client
