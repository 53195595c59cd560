// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// The list of conversations with its search field and filters.
Rectangle {
    id: pane

    required property ChatsViewModel chats
    signal newChatAsked
    signal peopleAsked
    signal chosen

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    color: Colors.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Chats")

    TitleText {
        id: title
        textFormat: Text.PlainText
        x: Metrics.gap4
        y: Metrics.gap5
        text: qsTr("Chats")
    }
    IconButton {
        objectName: "newChat"
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap4
        anchors.verticalCenter: title.verticalCenter
        iconName: "compose"
        text: qsTr("New chat (Ctrl+N)")
        onClicked: pane.newChatAsked()
    }
    SearchField {
        id: search
        objectName: "chatSearch"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Metrics.gap3
        y: Metrics.header - 1
        placeholderText: qsTr("Search chats")
        shortcutHint: qsTr("Ctrl K")
        text: pane.chats.search
        onTextChanged: pane.chats.search = text
        Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
        onAccepted: {
            if (pane.chats.model.count > 0) {
                pane.chats.open(pane.chats.model.conversationAt(0));
                pane.chosen();
            }
        }
    }
    Row {
        id: chips
        x: Metrics.gap3
        anchors.top: search.bottom
        anchors.topMargin: Metrics.gap2
        spacing: Metrics.gap2

        Repeater {
            model: [qsTr("All"), pane.chats.unreadConversations > 0 ? qsTr("Unread %1").arg(pane.chats.unreadConversations) : qsTr("Unread"), qsTr("People"), qsTr("Groups")]
            Chip {
                required property int index
                required property string modelData
                objectName: "chip." + index
                text: modelData
                checked: pane.chats.part === index
                checkable: false
                onClicked: pane.chats.part = index
            }
        }
    }
    ListView {
        id: list
        objectName: "chatList"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.top: chips.bottom
        anchors.topMargin: Metrics.gap2
        clip: true
        model: pane.chats.model
        boundsBehavior: Flickable.StopAtBounds
        currentIndex: -1
        activeFocusOnTab: true
        keyNavigationEnabled: true
        onActiveFocusChanged: {
            if (activeFocus && currentIndex < 0 && count > 0)
                currentIndex = Math.max(0, pane.chats.model.rowOf(pane.chats.currentId));
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Conversations")
        T.ScrollBar.vertical: SlimScrollBar {
        }
        Keys.onReturnPressed: list.openCurrent()
        Keys.onEnterPressed: list.openCurrent()

        function openCurrent(): void {
            pane.chats.open(pane.chats.model.conversationAt(list.currentIndex));
            pane.chosen();
        }

        delegate: ChatRow {
            width: ListView.view.width
            isCurrent: conversationId === pane.chats.currentId
            focusPolicy: Qt.ClickFocus
            onClicked: {
                pane.chats.open(conversationId);
                pane.chosen();
            }
            Rectangle {
                anchors.fill: parent
                anchors.leftMargin: Metrics.gap1 + 2
                anchors.rightMargin: Metrics.gap1 + 2
                visible: parent.ListView.isCurrentItem && list.activeFocus
                color: "transparent"
                radius: Metrics.radius
                border.width: Metrics.focusRing
                border.color: Colors.accent
            }
        }
    }
    EmptyState {
        objectName: "noChats"
        anchors.centerIn: list
        width: parent.width - 2 * Metrics.gap8
        visible: pane.chats.isEmpty && !pane.chats.isLoading
        iconName: "chat"
        title: qsTr("No conversations yet")
        advice: qsTr("Add somebody you know by phone number or e-mail address. When they accept, you can write to each other.")
        action: qsTr("Find people")
        onActed: pane.peopleAsked()
    }
    EmptyState {
        anchors.centerIn: list
        width: parent.width - 2 * Metrics.gap8
        visible: !pane.chats.isEmpty && pane.chats.model.count === 0
        iconName: "search"
        title: pane.chats.part === 1 && pane.chats.search.length === 0 ? qsTr("Everything is read") : qsTr("Nothing matches")
        advice: pane.chats.search.length > 0 ? qsTr("Try fewer letters, or another filter.") : qsTr("Choose All to see every conversation.")
    }
    BusyRing {
        anchors.centerIn: list
        visible: pane.chats.isEmpty && pane.chats.isLoading
    }
    Rectangle {
        anchors.right: parent.right
        width: Metrics.hair
        height: parent.height
        color: Colors.line
    }
}
