// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// What Kith is, in one sentence.
Rectangle {
    id: panel

    readonly property int side: Metrics.gap8 + Metrics.gap6

    color: Colors.brand

    Rectangle {
        anchors.left: parent.left
        anchors.leftMargin: panel.side
        y: panel.side + Metrics.gap2
        width: side
        height: side
        readonly property int side: Metrics.gap8 + Metrics.gap6
        radius: Metrics.radiusLarge
        color: Colors.brandPlate
        Text {
            anchors.centerIn: parent
            textFormat: Text.PlainText
            text: "K"
            color: Colors.brandInk
            font.pixelSize: Fonts.page + Metrics.gap1
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }
    Column {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: panel.side + Metrics.gap2
        anchors.left: parent.left
        anchors.leftMargin: panel.side
        width: parent.width - 2 * panel.side
        spacing: Metrics.gap3 + 2
        PlainText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("Your people,\nyour server.")
            size: Fonts.display
            line: Fonts.displayLine
            font.weight: Font.Bold
            color: Colors.brandInk
            Accessible.role: Accessible.Heading
        }
        PlainText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("Kith keeps your conversations on a machine you trust, and on this one, even offline.")
            size: Fonts.body + 2
            line: Fonts.bodyLine + Metrics.gap1
            color: Colors.brandQuietInk
        }
    }
}
