// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

/// One emoji to press.
T.AbstractButton {
    id: button

    required property string emoji

    implicitWidth: Metrics.control - Metrics.gap2
    implicitHeight: Metrics.control - Metrics.gap1
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    text: emoji
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("React with %1").arg(emoji)

    contentItem: PlainText {
        textFormat: Text.PlainText
        text: Fonts.face(button.emoji)
        font.family: Fonts.emoji
        size: Fonts.title
        line: Fonts.titleLine
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Metrics.radius
        color: button.hovered || button.visualFocus ? Colors.sunken : "transparent"
        FocusRing {
            shown: button.visualFocus
            radius: Metrics.radius
        }
    }
}
