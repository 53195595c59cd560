// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/shell/tray_icon.h"

#include <QtGui/QFont>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// As in packaging/desktop/icons, on a field of 128.
constexpr double field = 128;
constexpr int sizes[] = {16, 22, 24, 32, 48, 64};
/// Below this a number is a smudge.
constexpr int smallestWithNumber = 32;
constexpr qint64 largestNumber = 99;

const QColor accent(0x0f, 0x76, 0x6e);
const QColor forMeColour(0xe8, 0x74, 0x3b);
const QColor otherColour(0x14, 0x33, 0x2e);
const QColor quietColour(0x5e, 0x59, 0x52);

QPainterPath letter()
{
    QPainterPath path;
    const QPointF points[] = {{40, 36}, {52, 36}, {52, 58}, {74, 36}, {89, 36}, {65, 60},
                              {91, 92}, {76, 92}, {56, 68}, {52, 72}, {52, 92}, {40, 92}};
    path.moveTo(points[0]);
    for (const QPointF &point : points)
        path.lineTo(point);
    path.closeSubpath();
    return path;
}

QImage draw(int size, qint64 unread, const QColor &mark)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / field, size / field);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRoundedRect(QRectF(8, 8, 112, 112), 28, 28);
    painter.fillPath(letter(), Qt::white);
    if (unread <= 0)
        return image;
    const QRectF badge = size < smallestWithNumber ? QRectF(64, 64, 60, 60) : QRectF(48, 56, 78, 68);
    painter.setPen(QPen(Qt::white, 6));
    painter.setBrush(mark);
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
    if (size < smallestWithNumber)
        return image;
    QFont font(u"Kith Inter"_s);
    font.setPixelSize(48);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, unread > largestNumber ? u"99"_s : QString::number(unread));
    return image;
}

} // namespace

QList<QImage> trayIcons(qint64 unread, bool isForMe, bool isQuiet)
{
    const QColor mark = isQuiet ? quietColour : isForMe ? forMeColour : otherColour;
    QList<QImage> images;
    for (const int size : sizes)
        images.append(draw(size, unread, mark));
    return images;
}

} // namespace kith::client
