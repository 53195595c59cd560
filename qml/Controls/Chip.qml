// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

/// One of several filters in a row.
T.Button {
    id: chip

    implicitWidth: implicitContentWidth + 2 * (Metrics.gap2 + 2)
    implicitHeight: Math.round(Metrics.gap6 + 2)
    checkable: true
    hoverEnabled: true
    Accessible.name: text
    Accessible.role: Accessible.RadioButton

    contentItem: PlainText {
        textFormat: Text.PlainText
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: chip.text
        size: Fonts.small
        line: Fonts.smallLine
        font.weight: Font.DemiBold
        color: chip.checked ? Colors.accent : Colors.ink2
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: height / 2
        color: chip.checked ? Colors.accentSoft : chip.hovered ? Colors.hover : "transparent"
        border.width: chip.checked ? 0 : Metrics.hair
        border.color: Colors.line
        FocusRing {
            shown: chip.visualFocus
            radius: height / 2
        }
    }
}
