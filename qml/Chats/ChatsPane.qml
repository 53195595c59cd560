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
    required property ShortcutsViewModel shortcuts
    signal newChatAsked
    signal peopleAsked
    signal chosen

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    function openMenu(row: ChatRow, at: point): void {
        menu.active = true;
        const choices = menu.item as ChatMenu;
        choices.conversationId = row.conversationId;
        choices.isUnread = row.isUnread;
        choices.isPinned = row.isPinned;
        choices.isMuted = row.isMuted;
        choices.isArchived = row.isArchived;
        choices.canLeave = row.isGroup && !row.isFormer;
        pane.menuFolder = row.folder;
        pane.menuAt = row.mapToItem(pane, at.x, at.y);
        choices.popup(pane, menuAt.x, menuAt.y);
    }
    function openMuteMenu(): void {
        muteMenu.active = true;
        const choices = muteMenu.item as MuteMenu;
        choices.conversationId = (menu.item as ChatMenu).conversationId;
        choices.popup(pane, menuAt.x, menuAt.y);
    }
    function openFolders(): void {
        folders.active = true;
        (folders.item as FolderSheet).openFor((menu.item as ChatMenu).conversationId, menuFolder);
    }

    property point menuAt
    property string menuFolder
    color: Colors.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Chats")

    TitleText {
        id: title
        textFormat: Text.PlainText
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap4
        y: Metrics.gap5
        text: qsTr("Chats")
    }
    IconButton {
        objectName: "newChat"
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap4
        anchors.verticalCenter: title.verticalCenter
        iconName: "compose"
        text: qsTr("New chat (%1)").arg(pane.shortcuts.names["newChat"])
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
        shortcutHint: pane.shortcuts.names["search"]
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
    ListView {
        id: chips
        objectName: "chips"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: search.bottom
        anchors.topMargin: Metrics.gap2
        height: Math.round(Metrics.gap6 + 2)
        leftMargin: Metrics.gap3
        rightMargin: Metrics.gap3
        spacing: Metrics.gap1 + 2
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        readonly property int chosen: pane.chats.chip
        property bool isTurned: false
        highlightFollowsCurrentItem: false
        model: pane.chats.chips
        Accessible.role: Accessible.PageTabList
        Accessible.name: qsTr("Filters")
        // There is nothing to scroll from above to below.
        WheelHandler {
            orientation: Qt.Vertical
            onWheel: event => {
                chips.isTurned = true;
                const first = chips.originX - chips.leftMargin;
                const most = chips.originX + chips.contentWidth + chips.rightMargin - chips.width;
                chips.contentX = Math.max(first, Math.min(chips.contentX - (event.pixelDelta.y || event.angleDelta.y) * (chips.effectiveLayoutDirection === Qt.RightToLeft ? -1 : 1), most));
            }
        }
        function showChosen(): void {
            chips.forceLayout();
            chips.currentIndex = chips.chosen;
            chips.positionViewAtIndex(chips.chosen, ListView.Contain);
        }
        function begin(): void {
            chips.isTurned = false;
            Qt.callLater(chips.showChosen);
        }
        onMovementStarted: chips.isTurned = true
        onChosenChanged: chips.begin()
        // Other words make other chips, and the row begins anew.
        onModelChanged: chips.begin()
        onWidthChanged: chips.begin()
        // How wide they are is known bit by bit.
        onContentWidthChanged: if (!chips.isTurned)
            Qt.callLater(chips.showChosen)

        delegate: Chip {
            required property int index
            required property string modelData
            objectName: "chip." + index
            text: modelData
            checked: pane.chats.chip === index
            checkable: false
            onClicked: pane.chats.chooseChip(index)
            onActiveFocusChanged: if (activeFocus)
                chips.positionViewAtIndex(index, ListView.Contain)
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
        Keys.onMenuPressed: list.menuOfCurrent()
        Keys.onPressed: event => {
            if (event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier) {
                list.menuOfCurrent();
                event.accepted = true;
            } else if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
                list.currentIndex = event.key === Qt.Key_Home ? 0 : list.count - 1;
                event.accepted = true;
            }
        }

        function openCurrent(): void {
            pane.chats.open(pane.chats.model.conversationAt(list.currentIndex));
            pane.chosen();
        }
        function menuOfCurrent(): void {
            const row = list.currentItem as ChatRow;
            if (row)
                pane.openMenu(row, row.menuPlace());
        }

        delegate: ChatRow {
            id: row
            width: ListView.view.width
            isCurrent: conversationId === pane.chats.currentId
            isSelected: ListView.isCurrentItem && list.activeFocus
            focusPolicy: Qt.ClickFocus
            onClicked: {
                pane.chats.open(conversationId);
                pane.chosen();
            }
            onMenuAsked: at => pane.openMenu(row, at)
            onReadAsked: pane.chats.setUnread(conversationId, !isUnread)
            onArchiveAsked: pane.chats.setArchived(conversationId, !isArchived)
            onMuteAsked: pane.chats.mute(conversationId, isMuted ? 0 : -1)
        }
    }
    Lazy {
        id: menu
        active: false
        content: ChatMenu {
            chats: pane.chats
            onMuteAsked: pane.openMuteMenu()
            onFolderAsked: pane.openFolders()
        }
    }
    Lazy {
        id: muteMenu
        active: false
        content: MuteMenu {
            chats: pane.chats
        }
    }
    Lazy {
        id: folders
        active: false
        content: FolderSheet {
            chats: pane.chats
        }
    }
    Lazy {
        active: pane.chats.undoText.length > 0
        visible: active
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Metrics.gap3
        content: UndoLine {
            id: undo
            words: pane.chats.undoText
            onWordsChanged: undo.stay()
            onUndoAsked: {
                list.forceActiveFocus(Qt.TabFocusReason);
                pane.chats.undo();
            }
            onDismissed: pane.chats.dismissUndo()
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
        objectName: "nothingShown"
        readonly property bool isSearching: pane.chats.search.length > 0
        anchors.centerIn: list
        width: parent.width - 2 * Metrics.gap8
        visible: !pane.chats.isEmpty && pane.chats.model.count === 0
        iconName: isSearching ? "search" : pane.chats.chip === 1 ? "ticks" : pane.chats.chip === 3 ? "group" : "chat"
        title: isSearching ? qsTr("Nothing matches") : pane.chats.chip === 1 ? qsTr("Everything is read") : pane.chats.chip === 3 ? qsTr("No groups yet") : pane.chats.chip === 2 ? qsTr("No chats with one person yet") : qsTr("Everything is archived")
        advice: isSearching ? qsTr("Try fewer letters, or another filter.") : pane.chats.chip === 1 ? qsTr("Choose All to see every conversation.") : pane.chats.chip === 3 ? qsTr("A group is for several people: give it a name and choose who is in it.") : pane.chats.chip === 2 ? qsTr("Choose somebody and write to them.") : qsTr("What was put away is behind the Archived filter, at the end of the row above.")
        action: isSearching || pane.chats.chip < 2 ? "" : qsTr("New chat")
        onActed: pane.newChatAsked()
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
