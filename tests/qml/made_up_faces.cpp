// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/made_up_faces.h"

#include "qml/Controls/face_provider.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtQml/QQmlEngine>

using namespace Qt::Literals::StringLiterals;

namespace kith::test {

namespace {

constexpr int side = 256;

/// Hills in the evening, another evening for each number.
QImage evening(int number)
{
    const int hue = number * 67 % 360;
    QImage image(side, side, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient sky(0, 0, 0, side);
    sky.setColorAt(0, QColor::fromHsv(hue, 120, 230));
    sky.setColorAt(1, QColor::fromHsv((hue + 40) % 360, 60, 250));
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 250, 220));
    painter.drawEllipse(QPoint(60 + number * 23 % 140, 80), 26, 26);
    for (int hill = 0; hill < 3; ++hill) {
        painter.setBrush(QColor::fromHsv((hue + 150) % 360, 120, 170 - 40 * hill));
        painter.drawEllipse(QRect(-80 + hill * 90 - number % 3 * 30, 130 + 30 * hill, 300, 260));
    }
    return image;
}

} // namespace

QString landscape()
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(u"landscape.png"_s);
    constexpr int wide = 1200;
    constexpr int high = 700;
    if (!QFile::exists(path) && !evening(1).scaled(wide, high, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).save(path))
        qWarning("The invented landscape could not be drawn");
    return path;
}

void addMadeUpFaces(QQmlEngine &engine)
{
    if (engine.imageProvider(u"faces"_s))
        return;
    const auto folder = std::make_shared<QTemporaryDir>();
    engine.addImageProvider(u"faces"_s, new client::FaceProvider([folder](const QString &key, QObject *, const auto &found) {
                                const QString path = folder->filePath(key + u".png"_s);
                                if (!QFile::exists(path) && !evening(key.section(u'/', -1).toInt()).save(path))
                                    qWarning("The picture of an invented person could not be drawn");
                                found(path);
                            }));
}

} // namespace kith::test
