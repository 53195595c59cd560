// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// One account in the rail: whose, whether it is connected, and what waits in it.
T.Button {
    id: button

    required property string name
    required property string server
    required property string initials
    required property int colour
    required property string picture
    /// Of the account; of the current one where the others do not show: in all others.
    required property int unread
    required property bool isOnline
    required property bool isCurrent

    implicitWidth: Metrics.avatarMedium
    implicitHeight: Metrics.avatarMedium
    hoverEnabled: true
    Accessible.name: unread > 0 && isCurrent ? qsTr("%1 on %2, %3 unread in other accounts").arg(name).arg(server).arg(unread) : unread > 0 ? qsTr("%1 on %2, %3 unread").arg(name).arg(server).arg(unread) : isOnline ? qsTr("%1 on %2, online").arg(name).arg(server) : qsTr("%1 on %2").arg(name).arg(server)
    Accessible.role: Accessible.Button

    Item {
        anchors.fill: parent
        Avatar {
            id: face
            anchors.centerIn: parent
            size: Metrics.avatarSmall
            initials: button.initials
            colour: button.colour
            picture: button.picture
            isOnline: button.isOnline
            behind: Colors.sunken
        }
        Badge {
            anchors.left: face.horizontalCenter
            anchors.leftMargin: Metrics.gap1
            y: -Metrics.gap1
            tall: Metrics.gap4
            most: 99
            count: button.unread
        }
    }
    background: Item {
        FocusRing {
            shown: button.visualFocus
            radius: width / 2
        }
    }
    Hint {
        text: qsTr("%1 · %2").arg(button.name).arg(button.server)
        visible: button.hovered
        x: button.mirrored ? -width - Metrics.gap2 : button.width + Metrics.gap2
        y: 0
    }
}
