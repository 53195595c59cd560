// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQuick/QQuickImageProvider>

class QQmlEngine;

namespace kith::client {

/// Draws `image://kith-icons/<name>/<rrggbb>` from the bundled line icons. An unknown name draws nothing.
class IconProvider : public QQuickImageProvider
{
public:
    IconProvider();
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

/// What every engine that shows our controls needs: icons, import path, Enter on buttons.
void prepareEngine(QQmlEngine &engine);
/// *Thread* the main one, once, before the first window.
void installFonts();

} // namespace kith::client
