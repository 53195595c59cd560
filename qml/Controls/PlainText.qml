// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// Text that is never markup. The ground of all other text.
Text {
    property int size: Fonts.body
    property int line: Fonts.bodyLine

    textFormat: Text.PlainText
    // As the window runs, not as the words do: a name in Arabic begins where all other names begin.
    horizontalAlignment: Text.AlignLeft
    color: Colors.ink
    font.pixelSize: size
    lineHeightMode: Text.FixedHeight
    lineHeight: line
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
