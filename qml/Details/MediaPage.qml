// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Everything of one kind that was shared in the conversation, the newest first. The arrows walk, Return opens, the menu key
/// says what else there is.
FocusScope {
    id: page

    required property MediaViewModel media
    required property TimelineViewModel timeline
    property int room: 0 ///< at the right of the title, for what stands above this page
    readonly property bool arePictures: media.kind === MediaViewModel.Pictures
    signal pictureAsked(string fileKey)
    signal placeAsked(string messageId)

    function takeFocus(): void {
        if (page.arePictures && grid.count > 0)
            grid.forceActiveFocus(Qt.TabFocusReason);
        else if (!page.arePictures && list.count > 0)
            list.forceActiveFocus(Qt.TabFocusReason);
        else
            back.forceActiveFocus(Qt.TabFocusReason);
    }
    /// The end of what is there is in sight: the next page.
    function ask(view: Flickable): void {
        if (view.visible && view.atYEnd && page.media.rows.count > 0)
            page.media.more();
    }
    function openMenu(item: Item, messageId: string, fileKey: string, address: string): void {
        menuLoader.active = true;
        const menu = menuLoader.item as MediaMenu;
        menu.messageId = messageId;
        menu.fileKey = fileKey;
        menu.link = address;
        const at = item.mapToItem(page, 0, item.height);
        menu.popup(page, Math.max(0, Math.min(at.x, page.width - menu.width - Metrics.gap4)), at.y);
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Photos and files")

    Item {
        id: head
        width: parent.width
        height: Metrics.header
        IconButton {
            id: back
            objectName: "media.back"
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap2
            anchors.verticalCenter: parent.verticalCenter
            iconName: "back"
            text: qsTr("Back to the details")
            onClicked: page.media.close()
        }
        NameText {
            textFormat: Text.PlainText
            anchors.left: back.right
            anchors.leftMargin: Metrics.gap1
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap4 + page.room
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Photos and files")
            Accessible.role: Accessible.Heading
        }
    }
    Flow {
        id: kinds
        anchors.top: head.bottom
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap4
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap4
        spacing: Metrics.gap1 + 2
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("What to show")
        Repeater {
            model: [qsTr("Pictures"), qsTr("Files"), qsTr("Voice"), qsTr("Links")]
            Chip {
                required property int index
                required property string modelData
                objectName: "media.kind." + index
                checkable: false
                checked: page.media.kind === index
                Accessible.checked: checked
                text: modelData
                onClicked: page.media.open(index)
            }
        }
    }
    GridView {
        id: grid
        readonly property int columns: 3
        objectName: "media.grid"
        visible: page.arePictures
        anchors.top: kinds.bottom
        anchors.topMargin: Metrics.gap3
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap4
        width: columns * cellWidth
        cellWidth: Math.floor((page.width - 2 * Metrics.gap4 + Metrics.gap1) / columns)
        cellHeight: cellWidth
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: page.arePictures ? page.media.rows : null
        activeFocusOnTab: count > 0
        currentIndex: -1
        bottomMargin: Metrics.gap4
        T.ScrollBar.vertical: SlimScrollBar {
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Pictures")
        onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
            currentIndex = 0
        onAtYEndChanged: page.ask(this)
        onContentHeightChanged: page.ask(this)
        Keys.onReturnPressed: (grid.currentItem as MediaTile)?.clicked()
        Keys.onEnterPressed: (grid.currentItem as MediaTile)?.clicked()
        Keys.onSpacePressed: (grid.currentItem as MediaTile)?.clicked()
        Keys.onMenuPressed: grid.menuOfCurrent()
        Keys.onPressed: event => {
            if (event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier) {
                grid.menuOfCurrent();
                event.accepted = true;
            }
        }
        function menuOfCurrent(): void {
            const tile = grid.currentItem as MediaTile;
            if (tile)
                page.openMenu(tile, tile.messageId, tile.fileKey, "");
        }

        component Cell: MediaTile {
            required property string rowId
            required messageId
            required fileKey
        }
        delegate: Cell {
            id: tile
            required property bool isPicture
            objectName: "media.tile." + rowId
            isHeld: isPicture && picture.length === 0
            width: grid.cellWidth - Metrics.gap1
            height: grid.cellHeight - Metrics.gap1
            focusPolicy: Qt.NoFocus
            isSelected: GridView.isCurrentItem && grid.activeFocus
            onClicked: {
                if (isPicture)
                    page.pictureAsked(fileKey);
                else
                    page.timeline.transfers.press(fileKey);
            }
            // Not in the tile itself: an item with a handler takes every button.
            Item {
                anchors.fill: parent
                TapHandler {
                    acceptedButtons: Qt.RightButton
                    gesturePolicy: TapHandler.WithinBounds
                    onTapped: page.openMenu(tile, tile.messageId, tile.fileKey, "")
                }
                TapHandler {
                    acceptedDevices: PointerDevice.TouchScreen | PointerDevice.Stylus
                    onLongPressed: page.openMenu(tile, tile.messageId, tile.fileKey, "")
                }
            }
        }
    }
    ListView {
        id: list
        objectName: "media.list"
        visible: !page.arePictures
        anchors.top: kinds.bottom
        anchors.topMargin: Metrics.gap2
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: page.arePictures ? null : page.media.rows
        activeFocusOnTab: count > 0
        currentIndex: -1
        bottomMargin: Metrics.gap4
        T.ScrollBar.vertical: SlimScrollBar {
        }
        Accessible.role: Accessible.List
        Accessible.name: page.media.kind === MediaViewModel.Files ? qsTr("Files") : page.media.kind === MediaViewModel.Voices ? qsTr("Voice messages") : qsTr("Links")
        onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
            currentIndex = 0
        onAtYEndChanged: page.ask(this)
        onContentHeightChanged: page.ask(this)
        Keys.onReturnPressed: (list.currentItem as MediaLine)?.press()
        Keys.onEnterPressed: (list.currentItem as MediaLine)?.press()
        Keys.onSpacePressed: (list.currentItem as MediaLine)?.press()
        Keys.onMenuPressed: (list.currentItem as MediaLine)?.menuAsked()
        Keys.onPressed: event => {
            if (event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier) {
                (list.currentItem as MediaLine)?.menuAsked();
                event.accepted = true;
            }
        }
        delegate: MediaLine {
            id: line
            objectName: "media.line." + rowId
            width: ListView.view.width
            kind: page.media.kind
            timeline: page.timeline
            isSelected: ListView.isCurrentItem && list.activeFocus
            onPlaceAsked: page.placeAsked(messageId)
            onMenuAsked: page.openMenu(line, messageId, fileKey, address)
        }
    }
    EmptyState {
        objectName: "media.empty"
        visible: page.media.rows.count === 0 && !page.media.isLoading
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: kinds.bottom
        anchors.topMargin: Metrics.gap8
        width: parent.width - 2 * Metrics.gap5
        iconName: ["picture", "file", "mic", "link"][page.media.kind]
        title: [qsTr("No pictures yet"), qsTr("No files yet"), qsTr("No voice messages yet"), qsTr("No links yet")][page.media.kind]
        advice: page.media.isOffline ? qsTr("Without a connection only what is on this computer shows.") : qsTr("What is shared in this conversation from now on is found here.")
    }
    BusyRing {
        visible: page.media.isLoading && page.media.rows.count === 0
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: kinds.bottom
        anchors.topMargin: Metrics.gap8
    }
    Lazy {
        id: menuLoader
        active: false
        content: MediaMenu {
            transfers: page.timeline.transfers
            onPlaceAsked: messageId => page.placeAsked(messageId)
            onCopyAsked: text => page.timeline.copy(text)
        }
    }
    Connections {
        target: page.media
        function onShownChanged(): void {
            grid.currentIndex = -1;
            list.currentIndex = -1;
        }
        function onMoreChanged(): void {
            page.ask(page.arePictures ? grid : list);
        }
    }
}
