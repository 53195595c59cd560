// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Face, name and what is set, above the members.
Item {
    id: head

    required property DetailsViewModel details
    required property int members
    signal addAsked
    signal inviteAsked
    signal editAsked
    signal alertsAsked(Item row)

    height: words.implicitHeight + Metrics.gap6 + Metrics.gap2

    Column {
        id: words
        y: Metrics.gap6
        width: parent.width
        spacing: Metrics.gap1

        Avatar {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Metrics.avatarLarge
            initials: head.details.initials
            colour: head.details.colour
            picture: head.details.picture
        }
        Item {
            width: 1
            height: Metrics.gap2
        }
        TitleText {
            textFormat: Text.PlainText
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            width: parent.width - 2 * Metrics.gap4
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            text: head.details.name
        }
        PlainText {
            textFormat: Text.PlainText
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            width: parent.width - 2 * Metrics.gap4
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: head.details.subtitle
            size: Fonts.small
            line: Fonts.smallLine
            color: Colors.ink3
        }
        SecondaryText {
            textFormat: Text.PlainText
            visible: text.length > 0
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            topPadding: Metrics.gap3
            width: parent.width - 2 * Metrics.gap4
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: head.details.about
        }
        SecondaryText {
            textFormat: Text.PlainText
            objectName: "details.address"
            visible: text.length > 0
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            topPadding: Metrics.gap2
            width: parent.width - 2 * Metrics.gap4
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WrapAnywhere
            text: head.details.address
        }
        Row {
            visible: head.details.canEdit
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Metrics.gap3
            LinkButton {
                objectName: "details.edit"
                text: qsTr("Edit")
                size: Fonts.small
                onClicked: head.editAsked()
                Accessible.name: qsTr("Edit the group")
            }
            LinkButton {
                objectName: "details.picture"
                text: qsTr("Picture …")
                size: Fonts.small
                onClicked: head.details.changePicture()
                Accessible.name: qsTr("Choose a picture for the group")
            }
            LinkButton {
                objectName: "details.removePicture"
                visible: head.details.picture.length > 0
                text: qsTr("Remove picture")
                size: Fonts.small
                onClicked: head.details.removePicture()
                Accessible.name: qsTr("Remove the picture of the group")
            }
        }
        Item {
            width: 1
            height: Metrics.gap2
        }
        FactRow {
            id: alerts
            objectName: "details.alerts"
            width: parent.width
            text: qsTr("Notifications")
            value: head.details.alerts
            onClicked: head.alertsAsked(alerts)
        }
        Item {
            visible: head.details.isGroup
            width: parent.width
            height: Metrics.gap8 + Metrics.gap1
            SectionText {
                textFormat: Text.PlainText
                anchors.left: parent.left
                anchors.leftMargin: Metrics.gap4
                anchors.bottom: parent.bottom
                text: head.members === 1 ? qsTr("1 member") : qsTr("%1 members").arg(head.members)
            }
            Row {
                anchors.right: parent.right
                anchors.rightMargin: Metrics.gap4
                anchors.bottom: parent.bottom
                spacing: Metrics.gap4
                visible: head.details.canAdd
                LinkButton {
                    objectName: "inviteMembers"
                    text: qsTr("Link")
                    size: Fonts.small
                    onClicked: head.inviteAsked()
                    Accessible.name: qsTr("Invite by link or QR code")
                }
                LinkButton {
                    objectName: "addMembers"
                    text: qsTr("Add")
                    size: Fonts.small
                    onClicked: head.addAsked()
                    Accessible.name: qsTr("Add members")
                }
            }
        }
    }
}
