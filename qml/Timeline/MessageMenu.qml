// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls

/// What can be done with one message.
QuietMenu {
    id: menu

    property string messageId: ""
    property string messageKey: ""
    property string messageText: ""
    property string selectedText: ""
    property bool isOwn: false
    property bool canUnsend: false
    property bool canInform: false
    property bool canReact: false
    property bool canReply: false
    property bool canEdit: false
    property bool canPin: false
    property bool isPinned: false
    property bool canPick: false
    property bool isWaiting: false
    property bool canPreview: false
    property bool hasPreview: false
    property list<string> quickEmoji: []
    /// Of the message, as far as they are on the server.
    property var files: []
    signal openAsked(var file)
    signal saveAsked
    signal saveAsAsked(var file)
    signal copyAsked(string text)
    signal copyMessageAsked
    signal unsendAsked(string messageId)
    signal infoAsked(string messageId)
    signal replyAsked
    signal editAsked
    signal pinAsked(bool isOn)
    signal reactAsked(string emoji)
    signal moreEmojiAsked
    signal forwardAsked
    signal pickAsked
    signal discardAsked
    signal previewAsked
    signal previewRemovalAsked

    implicitWidth: Math.max(Metrics.menuWidth, canReact ? quick.implicitWidth + leftPadding + rightPadding : 0)

    // Within an item of its own: a menu sets the width of what it holds, and a row that runs from the right would answer with
    // another one, for ever.
    Item {
        visible: menu.canReact
        implicitWidth: quick.implicitWidth
        height: visible ? Metrics.control : 0

        Row {
            id: quick
            anchors.left: parent.left
            height: parent.height
            spacing: Metrics.gap1
            leftPadding: Metrics.gap1

            Repeater {
                model: menu.quickEmoji
                delegate: EmojiButton {
                    required property string modelData
                    objectName: "menu.react." + modelData
                    emoji: modelData
                    onClicked: {
                        menu.reactAsked(modelData);
                        menu.close();
                    }
                }
            }
            IconButton {
                objectName: "menu.react.more"
                size: Metrics.control - Metrics.gap1
                iconName: "plus"
                text: qsTr("Another emoji")
                onClicked: {
                    menu.close();
                    menu.moreEmojiAsked();
                }
            }
        }
    }
    QuietMenuItem {
        objectName: "menu.reply"
        iconName: "reply"
        visible: menu.canReply
        text: qsTr("Reply")
        onTriggered: menu.replyAsked()
    }
    QuietMenuItem {
        objectName: "menu.edit"
        iconName: "edit"
        visible: menu.canEdit
        text: qsTr("Edit")
        onTriggered: menu.editAsked()
    }
    QuietMenuItem {
        objectName: "menu.copy"
        iconName: "copy"
        enabled: menu.messageText.length > 0
        text: menu.selectedText.length > 0 ? qsTr("Copy selection") : qsTr("Copy text")
        onTriggered: menu.selectedText.length > 0 ? menu.copyAsked(menu.selectedText) : menu.copyMessageAsked()
    }
    QuietMenuItem {
        objectName: "menu.open"
        iconName: menu.files[0]?.isPicture ? "picture" : "file"
        visible: menu.files.length > 0
        text: menu.files[0]?.isPicture ? qsTr("Show the picture") : qsTr("Open the file")
        onTriggered: menu.openAsked(menu.files[0])
    }
    QuietMenuItem {
        objectName: "menu.save"
        iconName: "download"
        visible: menu.files.length > 0
        text: menu.files.length > 1 ? qsTr("Save all to Downloads") : qsTr("Save to Downloads")
        onTriggered: menu.saveAsked()
    }
    QuietMenuItem {
        objectName: "menu.saveAs"
        iconName: "folder"
        visible: menu.files.length === 1
        text: qsTr("Save as …")
        onTriggered: menu.saveAsAsked(menu.files[0])
    }
    QuietMenuItem {
        objectName: "menu.preview"
        iconName: menu.hasPreview ? "eye-off" : "eye"
        visible: menu.canPreview || menu.hasPreview
        text: menu.hasPreview ? qsTr("Remove the preview") : qsTr("Show preview")
        onTriggered: menu.hasPreview ? menu.previewRemovalAsked() : menu.previewAsked()
    }
    QuietMenuItem {
        objectName: "menu.forward"
        iconName: "forward"
        visible: menu.canReact
        text: qsTr("Forward …")
        onTriggered: menu.forwardAsked()
    }
    QuietMenuItem {
        objectName: "menu.select"
        iconName: "check"
        visible: menu.canPick
        text: qsTr("Select")
        onTriggered: menu.pickAsked()
    }
    QuietMenuItem {
        objectName: "menu.pin"
        iconName: "pin"
        visible: menu.canPin
        text: menu.isPinned ? qsTr("Unpin") : qsTr("Pin for everyone")
        onTriggered: menu.pinAsked(!menu.isPinned)
    }
    QuietMenuItem {
        objectName: "menu.info"
        iconName: "info"
        visible: menu.canInform
        text: qsTr("Who has read it")
        onTriggered: menu.infoAsked(menu.messageId)
    }
    QuietMenuItem {
        objectName: "menu.discard"
        iconName: "trash"
        visible: menu.isWaiting
        isDangerous: true
        text: qsTr("Do not send")
        onTriggered: menu.discardAsked()
    }
    QuietMenuItem {
        objectName: "menu.unsend"
        iconName: "trash"
        visible: menu.canUnsend
        isDangerous: true
        text: qsTr("Unsend for everyone")
        onTriggered: menu.unsendAsked(menu.messageId)
    }
}
