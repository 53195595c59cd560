// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// Somebody in a group. A click, or the menu key, opens what can be done about them.
T.ItemDelegate {
    id: member

    required property string personId
    required property string name
    required property string detail
    required property string tag
    required property string initials
    required property int colour
    required property string picture
    required property bool isOnline
    property bool isSelected: false
    signal menuAsked

    objectName: "member." + personId
    implicitHeight: Metrics.avatar
    hoverEnabled: true
    focusPolicy: Qt.ClickFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: tag.length > 0 ? qsTr("%1, %2").arg(name).arg(tag) : name
    onClicked: menuAsked()

    background: Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Metrics.gap2
        anchors.rightMargin: Metrics.gap2
        radius: Metrics.radius
        color: member.hovered ? Colors.hover : "transparent"
        border.width: member.isSelected ? Metrics.focusRing : 0
        border.color: Colors.accent
    }
    Item {
        anchors.fill: parent
        Avatar {
            id: face
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap5
            anchors.verticalCenter: parent.verticalCenter
            size: Metrics.avatarSmall
            initials: member.initials
            colour: member.colour
            picture: member.picture
            isOnline: member.isOnline
            behind: member.hovered ? Colors.hover : Colors.surface
        }
        PlainText {
            textFormat: Text.PlainText
            anchors.left: face.right
            anchors.leftMargin: Metrics.gap2 + 2
            anchors.right: role.visible ? role.left : parent.right
            anchors.rightMargin: role.visible ? Metrics.gap2 : Metrics.gap4
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideRight
            text: member.name
        }
        Rectangle {
            id: role
            visible: member.tag.length > 0
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap4
            anchors.verticalCenter: parent.verticalCenter
            width: roleName.implicitWidth + 2 * Metrics.gap2 + 2
            height: Metrics.badge
            radius: height / 2
            color: "transparent"
            border.width: Metrics.hair
            border.color: Colors.line
            MetaText {
                id: roleName
                textFormat: Text.PlainText
                anchors.centerIn: parent
                text: member.tag
            }
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        gesturePolicy: TapHandler.WithinBounds
        onTapped: member.menuAsked()
    }
}
