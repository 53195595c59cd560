// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

T.MenuItem {
    id: item

    required property string iconName
    property bool isDangerous: false
    readonly property color ink: isDangerous ? Colors.danger : Colors.ink

    implicitWidth: Metrics.menuWidth
    implicitHeight: visible ? Metrics.control : 0
    Accessible.name: text
    Accessible.role: Accessible.MenuItem

    contentItem: Item {
        Icon {
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap2
            anchors.verticalCenter: parent.verticalCenter
            name: item.iconName
            size: Metrics.icon - 2
            color: item.isDangerous ? Colors.danger : Colors.ink2
        }
        PlainText {
            textFormat: Text.PlainText
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap8 + Metrics.gap1
            width: parent.width - anchors.leftMargin - Metrics.gap2
            elide: Text.ElideRight
            text: item.text
            size: Fonts.secondary
            line: Fonts.secondaryLine
            color: item.ink
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Metrics.radius - 2
        color: item.highlighted ? Colors.selection : "transparent"
    }
}
