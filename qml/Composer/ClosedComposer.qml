// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// In the composer's place where nothing can be written: why, and what can be done about it.
Rectangle {
    id: box

    required property ComposerViewModel composer
    signal copyAsked(string text)

    implicitHeight: Math.max(Metrics.control, lines.height) + 2 * Metrics.gap2
    radius: Metrics.radiusLarge
    color: Colors.surface
    border.width: Metrics.hair
    border.color: Colors.line

    Column {
        id: lines
        anchors.centerIn: parent
        width: parent.width - 2 * Metrics.gap4
        spacing: Metrics.gap2

        SecondaryText {
            textFormat: Text.PlainText
            objectName: "composer.barred"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: box.composer.barred
            Accessible.role: Accessible.StaticText
        }
        Row {
            visible: box.composer.canUnblock || box.composer.text.length > 0
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Metrics.gap2
            PushButton {
                objectName: "composer.unblock"
                visible: box.composer.canUnblock
                text: qsTr("Unblock")
                onClicked: box.composer.unblock()
            }
            PushButton {
                objectName: "composer.copyBegun"
                visible: box.composer.text.length > 0
                text: qsTr("Copy what I began")
                onClicked: box.copyAsked(box.composer.text)
            }
        }
    }
}
