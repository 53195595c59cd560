// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Who the open conversation is with.
Rectangle {
    id: pane

    required property DetailsViewModel details
    property bool hasClose: false
    signal closeAsked
    signal addAsked

    color: Colors.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Details of %1").arg(details.name)

    ListView {
        id: list
        objectName: "memberList"
        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: pane.details.members
        T.ScrollBar.vertical: SlimScrollBar {
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Members")

        topMargin: head.height

        delegate: Item {
            id: member
            required property string personId
            required property string name
            required property string detail
            required property string tag
            required property string initials
            required property int colour
            required property bool isOnline
            objectName: "member." + personId
            width: ListView.view.width
            height: Metrics.avatar
            Accessible.role: Accessible.ListItem
            Accessible.name: tag.length > 0 ? qsTr("%1, %2").arg(name).arg(tag) : name

            Avatar {
                id: face
                x: Metrics.gap5
                anchors.verticalCenter: parent.verticalCenter
                size: Metrics.avatarSmall
                initials: member.initials
                colour: member.colour
                isOnline: member.isOnline
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
    }
    // Not the list's own header: COMPAT(Qt < 6.5): a bound component cannot be one.
    Item {
        id: head
        parent: list.contentItem
        y: -height
        width: list.width
        height: words.implicitHeight + Metrics.gap6 + Metrics.gap2

        Column {
            id: words
            y: Metrics.gap6
            width: parent.width
            spacing: Metrics.gap1

            Avatar {
                anchors.horizontalCenter: parent.horizontalCenter
                size: Metrics.avatarLarge
                initials: pane.details.initials
                colour: pane.details.colour
            }
            Item {
                width: 1
                height: Metrics.gap2
            }
            TitleText {
                textFormat: Text.PlainText
                x: Metrics.gap4
                width: parent.width - 2 * Metrics.gap4
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                text: pane.details.name
            }
            PlainText {
                textFormat: Text.PlainText
                x: Metrics.gap4
                width: parent.width - 2 * Metrics.gap4
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                text: pane.details.subtitle
                size: Fonts.small
                line: Fonts.smallLine
                color: Colors.ink3
            }
            SecondaryText {
                textFormat: Text.PlainText
                visible: text.length > 0
                x: Metrics.gap4
                topPadding: Metrics.gap3
                width: parent.width - 2 * Metrics.gap4
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                text: pane.details.about
            }
            Item {
                visible: pane.details.isGroup
                width: parent.width
                height: Metrics.gap12
                SectionText {
                    textFormat: Text.PlainText
                    x: Metrics.gap4
                    anchors.bottom: parent.bottom
                    text: list.count === 1 ? qsTr("1 member") : qsTr("%1 members").arg(list.count)
                }
                LinkButton {
                    objectName: "addMembers"
                    visible: pane.details.canAdd
                    anchors.right: parent.right
                    anchors.rightMargin: Metrics.gap4
                    anchors.bottom: parent.bottom
                    text: qsTr("Add")
                    size: Fonts.small
                    onClicked: pane.addAsked()
                    Accessible.name: qsTr("Add members")
                }
            }
        }
    }
    IconButton {
        objectName: "details.close"
        visible: pane.hasClose
        anchors.right: parent.right
        anchors.margins: Metrics.gap3
        y: Metrics.gap3
        iconName: "close"
        text: qsTr("Close details")
        onClicked: pane.closeAsked()
    }
    Rectangle {
        width: Metrics.hair
        height: parent.height
        color: Colors.line
    }
}
