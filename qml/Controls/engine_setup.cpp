// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/Controls/engine_setup.h"

#include "qml/Controls/enter_presses.h"

#include <QtCore/QFile>
#include <QtGui/QColor>
#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtQml/QQmlEngine>
#include <QtSvg/QSvgRenderer>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int largestIcon = 512;

} // namespace

IconProvider::IconProvider()
    : QQuickImageProvider(QQuickImageProvider::Image)
{
}

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const QString name = id.section(u'/', 0, 0);
    const QColor colour(u"#"_s + id.section(u'/', 1, 1));
    QImage image(requestedSize.expandedTo({1, 1}).boundedTo({largestIcon, largestIcon}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (size)
        *size = image.size();
    QFile file(u":/kith/icons/"_s + name + u".svg"_s);
    if (!colour.isValid() || !file.open(QIODevice::ReadOnly))
        return image;
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name(QColor::HexRgb).toLatin1()));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter, QRectF({}, image.size()));
    return image;
}

void prepareEngine(QQmlEngine &engine)
{
    // COMPAT(Qt < 6.5): /qt/qml is not yet a default import path.
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.addImageProvider(u"kith-icons"_s, new IconProvider);
    new EnterPresses(&engine);
}

void installFonts()
{
    for (const auto &file : {u"Inter-Regular.otf"_s, u"Inter-SemiBold.otf"_s, u"Inter-Bold.otf"_s, u"JetBrainsMono-Regular.ttf"_s})
        QFontDatabase::addApplicationFont(u":/kith/fonts/"_s + file);
    QFont font = QGuiApplication::font();
    font.setFamilies({u"Kith Inter"_s, u"Noto Color Emoji"_s});
    QGuiApplication::setFont(font);
}

} // namespace kith::client
