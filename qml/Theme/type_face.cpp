// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/Theme/type_face.h"

#include <QtGui/QGuiApplication>

#include <algorithm>

namespace kith::client {

QFont TypeFace::sized(int pixels) const
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(std::max(pixels, 1));
    return font;
}

} // namespace kith::client
