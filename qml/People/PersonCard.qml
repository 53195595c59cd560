// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls

/// One person with what can be done about them on the right.
Item {
    id: card

    required property string name
    required property string detail
    required property string initials
    required property int colour
    required property string picture
    required property bool isOnline
    property bool hasLine: false
    property bool hasFace: true
    default property alias actions: buttons.data

    implicitHeight: Math.max(Metrics.personRow, words.implicitHeight + Metrics.gap6)
    Accessible.role: Accessible.ListItem
    Accessible.name: detail.length > 0 ? qsTr("%1, %2").arg(name).arg(detail) : name

    Rectangle {
        visible: card.hasLine
        width: parent.width
        height: Metrics.hair
        color: Colors.line
    }
    Avatar {
        id: face
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap4 + 2
        anchors.verticalCenter: parent.verticalCenter
        size: Metrics.avatarMedium
        initials: card.initials
        colour: card.colour
        picture: card.picture
        isOnline: card.isOnline
        behind: Colors.raised
        color: card.hasFace ? Colors.personFillOf(colour) : Colors.ink3
    }
    Column {
        id: words
        anchors.left: face.right
        anchors.leftMargin: Metrics.gap4
        anchors.right: buttons.left
        anchors.rightMargin: Metrics.gap3
        anchors.verticalCenter: parent.verticalCenter
        NameText {
            textFormat: Text.PlainText
            width: parent.width
            text: card.name
        }
        PlainText {
            textFormat: Text.PlainText
            visible: text.length > 0
            width: parent.width
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            text: card.detail
            size: Fonts.small
            line: Fonts.smallLine
            color: Colors.ink3
        }
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap4 + 2
        anchors.verticalCenter: parent.verticalCenter
        spacing: Metrics.gap2
    }
}
