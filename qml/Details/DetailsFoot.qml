// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// What is kept in the conversation, who sees what, and the ways out, below the members.
Item {
    id: foot

    required property DetailsViewModel details
    signal pictureAsked(string fileKey)
    signal pageAsked(int kind, Item from)
    signal placeAsked(string messageId)
    signal leaveAsked
    signal aliasAsked

    height: parts.implicitHeight + Metrics.gap8

    Column {
        id: parts
        width: parent.width
        spacing: Metrics.gap1

        DetailsList {
            objectName: "details.pins"
            width: parent.width
            title: qsTr("Pinned")
            rows: foot.details.pins
            onChosen: id => foot.placeAsked(id)
        }
        MediaStrip {
            width: parent.width
            media: foot.details.media
            onPictureAsked: fileKey => foot.pictureAsked(fileKey)
            onPageAsked: (kind, from) => foot.pageAsked(kind, from)
        }
        DetailsList {
            objectName: "details.groups"
            width: parent.width
            title: qsTr("Groups you are both in")
            rows: foot.details.sharedGroups
            hasFaces: true
            onChosen: id => foot.details.openGroup(id)
        }
        SectionText {
            textFormat: Text.PlainText
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            topPadding: Metrics.gap4
            text: qsTr("Who sees what")
        }
        Repeater {
            model: foot.details.audience
            SecondaryText {
                required property string modelData
                textFormat: Text.PlainText
                // A row on its way out has no parent any more.
                anchors.left: parent?.left
                anchors.leftMargin: Metrics.gap4
                width: parts.width - 2 * Metrics.gap4
                wrapMode: Text.Wrap
                text: modelData
            }
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "details.problem"
            visible: text.length > 0
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            width: parent.width - 2 * Metrics.gap4
            topPadding: Metrics.gap3
            wrapMode: Text.Wrap
            text: foot.details.problem
            color: Colors.danger
            Accessible.role: Accessible.AlertMessage
        }
        Item {
            width: 1
            height: Metrics.gap3
        }
        PushButton {
            objectName: "details.alias"
            visible: foot.details.isContact && !foot.details.isDeleted
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            width: parent.width - 2 * Metrics.gap4
            text: foot.details.alias.length > 0 ? qsTr("Change your name for them …") : qsTr("Give them a name of your own …")
            onClicked: foot.aliasAsked()
        }
        PushButton {
            objectName: "details.block"
            visible: !foot.details.isGroup && (!foot.details.isDeleted || foot.details.isBlocked)
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            width: parent.width - 2 * Metrics.gap4
            isDangerous: !foot.details.isBlocked
            text: foot.details.isBlocked ? qsTr("Unblock") : qsTr("Block")
            onClicked: foot.details.setBlocked(!foot.details.isBlocked)
        }
        PushButton {
            objectName: "details.leave"
            visible: foot.details.isGroup && !foot.details.isFormer
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            width: parent.width - 2 * Metrics.gap4
            isDangerous: true
            text: qsTr("Leave the group …")
            onClicked: foot.leaveAsked()
        }
    }
}
