// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// showcase DIR [PART]: draws every screen with invented people into DIR/*.png, or only those whose name holds PART.
#include "qml/Controls/engine_setup.h"
#include "tests/qml/stage.h"

#include <QtCore/QDir>
#include <QtGui/QGuiApplication>

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    if (argc < 2) {
        qCritical("Usage: showcase DIR [PART]");
        return 2;
    }
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    installFonts();
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(u"."_s);
    const QString part = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    bool isGood = true;
    QQmlEngine engine;
    prepareEngine(engine);
    for (const Picture &picture : pictures()) {
        if (!picture.name.contains(part))
            continue;
        const Stage stage(engine, picture);
        isGood = stage.window() && stage.window()->grabWindow().save(folder.filePath(picture.name + u".png"_s)) && isGood;
    }
    return isGood ? 0 : 1;
}
