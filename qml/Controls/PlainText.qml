// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// Text that is never markup. The ground of all other text.
Text {
    property int size: Fonts.body
    property int line: Fonts.bodyLine

    textFormat: Text.PlainText
    color: Colors.ink
    font.pixelSize: size
    lineHeightMode: Text.FixedHeight
    lineHeight: line
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
