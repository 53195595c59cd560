// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Controls
import Kith.ViewModel

/// What can be done with one conversation of the list.
QuietMenu {
    id: menu

    required property ChatsViewModel chats
    property string conversationId
    property bool isUnread: false
    property bool isPinned: false
    property bool isMuted: false
    property bool isArchived: false
    property bool canLeave: false
    signal muteAsked
    signal folderAsked

    QuietMenuItem {
        objectName: "chatMenu.read"
        iconName: menu.isUnread ? "tick" : "unread"
        text: menu.isUnread ? qsTr("Mark as read") : qsTr("Mark as unread")
        onTriggered: menu.chats.setUnread(menu.conversationId, !menu.isUnread)
    }
    QuietMenuItem {
        objectName: "chatMenu.pin"
        iconName: "pin"
        text: menu.isPinned ? qsTr("Unpin") : qsTr("Pin to the top")
        onTriggered: menu.chats.setPinned(menu.conversationId, !menu.isPinned)
    }
    QuietMenuItem {
        objectName: "chatMenu.mute"
        iconName: menu.isMuted ? "bell" : "bell-off"
        text: menu.isMuted ? qsTr("Unmute") : qsTr("Mute …")
        onTriggered: {
            if (menu.isMuted)
                menu.chats.mute(menu.conversationId, 0);
            else
                menu.muteAsked();
        }
    }
    QuietMenuItem {
        objectName: "chatMenu.folder"
        iconName: "folder"
        text: qsTr("Put into a folder …")
        onTriggered: menu.folderAsked()
    }
    QuietMenuItem {
        objectName: "chatMenu.archive"
        iconName: "archive"
        text: menu.isArchived ? qsTr("Take out of the archive") : qsTr("Archive")
        onTriggered: menu.chats.setArchived(menu.conversationId, !menu.isArchived)
    }
    QuietMenuItem {
        objectName: "chatMenu.leave"
        visible: menu.canLeave
        iconName: "leave"
        isDangerous: true
        text: qsTr("Leave the group …")
        onTriggered: menu.chats.leave(menu.conversationId)
    }
}
