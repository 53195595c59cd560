// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

/// A quiet action within text.
T.Button {
    id: button

    property color ink: Colors.accent
    property int size: Fonts.secondary

    implicitWidth: implicitContentWidth
    implicitHeight: implicitContentHeight
    hoverEnabled: true
    Accessible.name: text
    Accessible.role: Accessible.Button

    contentItem: PlainText {
        textFormat: Text.PlainText
        text: button.text
        elide: Text.ElideRight
        size: button.size
        line: Math.round(button.size * 1.4)
        font.weight: Font.DemiBold
        font.underline: button.hovered
        color: button.ink
        Accessible.ignored: true
    }
    background: Item {
        FocusRing {
            shown: button.visualFocus
            radius: Metrics.radiusSmall
        }
    }
}
