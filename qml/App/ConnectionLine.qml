// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Says what the matter is with the connection; nothing when all is well.
Rectangle {
    id: line

    required property ConnectionViewModel connection

    implicitHeight: connection.isOnline ? 0 : Metrics.gap6 + Metrics.gap1
    visible: implicitHeight > 0
    color: connection.isOffline ? Colors.warningSoft : Colors.accentSoft
    Accessible.role: Accessible.StatusBar
    Accessible.name: connection.text

    Row {
        anchors.centerIn: parent
        spacing: Metrics.gap2
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: line.connection.isOffline
            name: "cloud-off"
            size: Metrics.iconSmall + 2
            color: Colors.unreadInk
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "connection.text"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, line.width - again.width - Metrics.gap12)
            elide: Text.ElideRight
            text: line.connection.text
            size: Fonts.small
            line: Fonts.smallLine
            font.weight: Font.DemiBold
            color: line.connection.isOffline ? Colors.unreadInk : Colors.accent
        }
        LinkButton {
            id: again
            objectName: "connection.retry"
            anchors.verticalCenter: parent.verticalCenter
            visible: line.connection.isOffline
            width: visible ? implicitWidth : 0
            text: line.connection.action
            size: Fonts.small
            ink: Colors.unreadInk
            onClicked: line.connection.retryNow()
        }
    }
}
