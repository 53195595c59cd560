// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

Rectangle {
    id: header

    required property TimelineViewModel timeline
    required property ShortcutsViewModel shortcuts
    property bool hasBack: false
    property bool isDetailsShown: false
    signal backAsked
    signal detailsAsked
    signal findAsked

    implicitHeight: Metrics.header
    color: Colors.surface

    IconButton {
        id: back
        objectName: "timeline.back"
        visible: header.hasBack
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap1
        anchors.verticalCenter: parent.verticalCenter
        iconName: "back"
        ink: Colors.ink
        text: qsTr("Back to the chats")
        onClicked: header.backAsked()
    }
    T.Button {
        id: who
        objectName: "timeline.who"
        anchors.left: header.hasBack ? back.right : parent.left
        anchors.leftMargin: header.hasBack ? Metrics.gap1 : Metrics.gap4
        anchors.right: find.left
        anchors.rightMargin: Metrics.gap2
        height: parent.height
        text: header.timeline.title
        onClicked: header.detailsAsked()
        Accessible.name: header.timeline.subtitle.length > 0 ? qsTr("%1, %2, show details").arg(header.timeline.title).arg(header.timeline.subtitle) : qsTr("%1, show details").arg(header.timeline.title)
        Accessible.role: Accessible.Button
        background: Item {
            FocusRing {
                shown: who.visualFocus
                distance: -Metrics.gap1
                radius: Metrics.radius
            }
        }
        Item {
            anchors.fill: parent
            Avatar {
                id: face
                anchors.left: parent.left
                anchors.leftMargin: Metrics.gap1
                anchors.verticalCenter: parent.verticalCenter
                size: Metrics.avatarSmall
                initials: header.timeline.initials
                colour: header.timeline.colour
                picture: header.timeline.picture
                isOnline: header.timeline.isOnline
            }
            Column {
                anchors.left: face.right
                anchors.leftMargin: Metrics.gap3
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                NameText {
                    textFormat: Text.PlainText
                    objectName: "timeline.title"
                    width: parent.width
                    text: header.timeline.title
                }
                PlainText {
                    textFormat: Text.PlainText
                    objectName: "timeline.subtitle"
                    visible: text.length > 0
                    width: parent.width
                    elide: Text.ElideRight
                    text: header.timeline.subtitle
                    size: Fonts.small
                    line: Fonts.smallLine
                    color: Colors.ink3
                }
            }
        }
    }
    IconButton {
        id: find
        objectName: "timeline.find"
        anchors.right: date.left
        anchors.verticalCenter: parent.verticalCenter
        iconName: "search"
        text: qsTr("Search here (%1)").arg(header.shortcuts.names["find"])
        onClicked: header.findAsked()
    }
    IconButton {
        id: date
        objectName: "timeline.date"
        anchors.right: panel.left
        anchors.verticalCenter: parent.verticalCenter
        iconName: "calendar"
        text: qsTr("Go to a date (%1)").arg(header.shortcuts.names["date"])
        onClicked: header.timeline.days.begin()
    }
    IconButton {
        id: panel
        objectName: "timeline.details"
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap5
        anchors.verticalCenter: parent.verticalCenter
        iconName: "panel"
        text: header.isDetailsShown ? qsTr("Hide details") : qsTr("Show details")
        checked: header.isDetailsShown
        onClicked: header.detailsAsked()
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Metrics.hair
        color: Colors.line
    }
}
