// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// A name, what it is now, and a click to change it.
T.Button {
    id: row

    required property string value

    implicitHeight: Metrics.control
    hoverEnabled: true
    Accessible.name: value.length > 0 ? qsTr("%1: %2").arg(text).arg(value) : text
    Accessible.role: Accessible.Button

    Item {
        anchors.fill: parent
        PlainText {
            id: name
            textFormat: Text.PlainText
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap5
            anchors.verticalCenter: parent.verticalCenter
            text: row.text
            Accessible.ignored: true
        }
        SecondaryText {
            textFormat: Text.PlainText
            anchors.left: name.right
            anchors.leftMargin: Metrics.gap3
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap5
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: Text.AlignRight
            maximumLineCount: 1
            elide: Text.ElideRight
            text: row.value
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Metrics.gap2
        anchors.rightMargin: Metrics.gap2
        radius: Metrics.radius
        color: row.hovered ? Colors.hover : "transparent"
        FocusRing {
            shown: row.visualFocus
            distance: -Metrics.focusRing
            radius: Metrics.radius
        }
    }
}
