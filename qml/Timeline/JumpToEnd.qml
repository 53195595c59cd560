// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// Back to the newest message; counts what arrived meanwhile.
T.Button {
    id: jump

    required property int count

    objectName: "jumpToEnd"
    implicitWidth: Metrics.avatarMedium
    implicitHeight: Metrics.avatarMedium
    hoverEnabled: true
    text: count > 0 ? qsTr("%n new message(s) below, go to the end", "", count) : qsTr("Go to the end")
    Accessible.name: text
    Accessible.role: Accessible.Button

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: "down"
            color: Colors.ink
        }
        Badge {
            anchors.horizontalCenter: parent.horizontalCenter
            y: -height / 2 - 2
            count: jump.count
            color: Colors.accent
            ink: Colors.accentInk
        }
    }
    background: Rectangle {
        radius: width / 2
        color: jump.hovered ? Colors.hover : Colors.raised
        border.width: Metrics.hair
        border.color: Colors.line
        FocusRing {
            shown: jump.visualFocus
            radius: width / 2
        }
    }
}
