// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Controls
import Kith.ViewModel

/// For how long a conversation stays quiet. *Units* of what it asks for: minutes.
QuietMenu {
    id: menu

    required property ChatsViewModel chats
    property string conversationId

    QuietMenuItem {
        objectName: "mute.hour"
        iconName: "clock"
        text: qsTr("For 1 hour")
        onTriggered: menu.chats.mute(menu.conversationId, 60)
    }
    QuietMenuItem {
        objectName: "mute.hours"
        iconName: "clock"
        text: qsTr("For 8 hours")
        onTriggered: menu.chats.mute(menu.conversationId, 8 * 60)
    }
    QuietMenuItem {
        objectName: "mute.tomorrow"
        iconName: "calendar"
        text: qsTr("Until tomorrow, 8:00")
        onTriggered: menu.chats.muteUntilTomorrow(menu.conversationId)
    }
    QuietMenuItem {
        objectName: "mute.forever"
        iconName: "bell-off"
        text: qsTr("Until I change it")
        onTriggered: menu.chats.mute(menu.conversationId, -1)
    }
}
