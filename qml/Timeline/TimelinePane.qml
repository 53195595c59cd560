// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.Emoji
import Kith.ViewModel

/// The messages of the open conversation. Row 0 is the newest and the list stacks from below, so that older
/// messages and taller windows never move what is being read.
Item {
    id: pane

    required property TimelineViewModel timeline
    required property EmojiViewModel emoji
    required property ShortcutsViewModel shortcuts
    property bool isNarrow: false
    /// False: one reads here, and cannot answer.
    property bool mayWrite: true
    signal composerAsked
    /// Letters were typed on a message: they belong into the one that is being written.
    signal typed(string words)

    readonly property int nearEnd: Metrics.gap8

    /// {key, name, picture, whole, sender, time} each, oldest first; begins with the one of that key.
    function askUnsendPicked(): void {
        unsendLoader.ask("", timeline.selection.unsendable, timeline.selection.unsendableOfOthers);
    }
    function showPictures(pictures: var, fileKey: string): void {
        viewerLoader.showAll(pictures, fileKey);
    }
    function toEnd(): void {
        if (!pane.timeline.isAtEnd) {
            pane.timeline.goToEnd();
            return;
        }
        list.isFresh = false;
        list.positionViewAtBeginning();
        list.isFollowing = true;
        list.tellSeen();
    }

    /// So many pages, upwards below zero.
    function page(pages: int): void {
        list.scrollBy(pages * list.height * 0.9);
    }

    onVisibleChanged: seenTimer.restart()
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Messages")

    /// Where nothing can be written, one reads.
    function takeFocus(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    ListView {
        id: list

        property bool isFollowing: true
        // Until the reader moves: where it opened is kept through every change of size.
        property bool isFresh: true

        objectName: "timelineList"
        anchors.fill: parent
        verticalLayoutDirection: ListView.BottomToTop
        model: pane.timeline.model
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        cacheBuffer: Metrics.bubbleMax
        reuseItems: false
        pixelAligned: true
        // The list is one stop of the Tab key: within it the arrows walk, and its current row has the focus.
        activeFocusOnTab: true
        keyNavigationEnabled: false
        highlightFollowsCurrentItem: false
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Messages of %1").arg(pane.timeline.title)
        T.ScrollBar.vertical: SlimScrollBar {
        }
        topMargin: Metrics.gap3
        bottomMargin: Metrics.gap3

        // The distance between what is on screen and the newest message's lower edge.
        function fromEnd(): real {
            return originY + contentHeight - height + bottomMargin - contentY;
        }
        function place(): void {
            const row = pane.timeline.openingRow();
            isFollowing = row < 0;
            if (row < 0)
                positionViewAtBeginning();
            else
                reveal(row);
            isFollowing = fromEnd() < pane.nearEnd;
            still.look();
            seenTimer.restart();
        }
        // Puts the row's upper edge near the top of the view, as far as there is something below it.
        function reveal(row: int): void {
            positionViewAtIndex(row, ListView.Contain);
            forceLayout();
            // COMPAT(Qt < 6.5): `if (item)` crashes when compiled ahead of time.
            const top = itemAtIndex(row)?.y;
            if (top !== undefined)
                contentY = Math.min(top - Metrics.gap6, originY + contentHeight - height + bottomMargin);
        }
        // After a jump: the row stands in the middle and is marked for a moment.
        function jumpTo(row: int): void {
            isFresh = false;
            // Before anything moves: else the rows that this makes would pull the view back to the end.
            isFollowing = false;
            positionViewAtIndex(row, ListView.Center);
            forceLayout();
            isFollowing = pane.timeline.isAtEnd && fromEnd() < pane.nearEnd;
            still.look();
            (itemAtIndex(row) as MessageRow)?.flashUp();
            seenTimer.restart();
        }
        function tellSeen(): void {
            if (height <= 0 || !pane.visible)
                return;
            const bottom = indexAt(width / 2, contentY + height - bottomMargin - 2);
            if (count > 0)
                pane.timeline.rowSeen(fromEnd() < pane.nearEnd ? 0 : Math.max(bottom, 0));
        }
        function fillAbove(): void {
            if (count > 0 && contentY - originY < 2 * height)
                pane.timeline.loadOlder();
            if (count > 0 && fromEnd() < 2 * height)
                pane.timeline.loadNewer();
        }
        // What is far from the screen need not stay; but a message with the keyboard on it does, and nothing goes under a finger.
        function letGo(): void {
            if (count === 0 || moving || (currentItem?.activeFocus && !isOnScreen(currentItem)))
                return;
            const newest = indexAt(width / 2, contentY + height - bottomMargin - 2);
            const oldest = indexAt(width / 2, contentY + topMargin + 2);
            if (newest >= 0 && oldest >= 0)
                pane.timeline.letGoBeyond(newest, oldest);
        }

        function isOnScreen(row: Item): bool {
            return row !== null && row.y + row.height > contentY && row.y < contentY + height;
        }
        /// Where the keyboard enters: the message it left, or the lowest one to be seen.
        function enter(): void {
            if (count === 0)
                return;
            if (!isOnScreen(currentItem)) {
                const row = indexAt(width / 2, contentY + height - bottomMargin - 2);
                currentIndex = Math.max(row, 0);
            }
            currentItem?.forceActiveFocus(Qt.TabFocusReason);
        }
        /// To the next older message (1) or newer one (-1); false at the end.
        function walk(by: int): bool {
            const row = currentIndex + by;
            if (row < 0 || row >= count)
                return false;
            isFresh = false;
            isFollowing = false;
            currentIndex = row;
            positionViewAtIndex(row, ListView.Contain);
            currentItem?.forceActiveFocus(Qt.TabFocusReason);
            isFollowing = pane.timeline.isAtEnd && fromEnd() < pane.nearEnd;
            still.look();
            return true;
        }
        onActiveFocusChanged: if (activeFocus && !isInside())
            enter()
        function isInside(): bool {
            return currentItem !== null && isOnScreen(currentItem) && currentItem.activeFocus;
        }

        onMovementEnded: isFollowing = pane.timeline.isAtEnd && fromEnd() < pane.nearEnd
        onContentYChanged: {
            if (moving || flicking || bar.pressed) {
                isFollowing = pane.timeline.isAtEnd && fromEnd() < pane.nearEnd;
                still.look();
            } else {
                still.change();
            }
            seenTimer.restart();
            // Already while the view runs, long before it comes to the end of what is loaded.
            if (!fillTimer.running)
                fillTimer.start();
        }
        onCountChanged: {
            if (isFollowing)
                positionViewAtBeginning();
            else
                still.change();
            seenTimer.restart();
        }
        onHeightChanged: {
            if (isFresh)
                placeTimer.restart();
            else if (isFollowing)
                positionViewAtBeginning();
        }
        onMovementStarted: isFresh = false
        onWidthChanged: if (isFollowing)
            positionViewAtBeginning()
        onContentHeightChanged: {
            if (isFollowing && !moving)
                positionViewAtBeginning();
            else
                still.change();
        }

        delegate: MessageRow {
            width: ListView.view.width
            onHeightChanged: still.change()
            onYChanged: still.change()
            isGroup: pane.timeline.isGroup
            voicePlayer: pane.timeline.voice
            mayWrite: pane.mayWrite
            isNarrow: pane.isNarrow
            transfers: pane.timeline.transfers
            onPictureAsked: fileKey => viewerLoader.show(fileKey)
            onPreviewAsked: pane.timeline.askPreview(messageId)
            isSelecting: pane.timeline.selection.count > 0
            onMenuAsked: (anchor, x, y, selected) => menuLoader.show(anchor, x, y, selected, this)
            onReactAsked: anchor => pickerLoader.show(anchor, messageId)
            onPickAsked: isRange => isRange ? pane.timeline.selection.extendTo(messageKey) : pane.timeline.selection.toggle(messageKey)
            onLinkPressed: href => pane.timeline.follow(href)
            onQuotePressed: messageId => pane.timeline.goTo(messageId)
            onCopyAsked: text => pane.timeline.copy(text)
            onReactionToggled: emoji => pane.timeline.react(messageId, emoji)
            onReplyAsked: {
                pane.timeline.reply(messageId);
                pane.composerAsked();
            }
            onRetryAsked: pane.timeline.retry(messageKey)
            onDiscardAsked: pane.timeline.discard(messageKey)
        }
        Keys.onPressed: event => {
            if (event.key === Qt.Key_PageUp)
                pane.page(-1);
            else if (event.key === Qt.Key_PageDown)
                pane.page(1);
            else if (event.key === Qt.Key_End)
                pane.toEnd();
            else if (event.key === Qt.Key_Up || event.key === Qt.Key_Down)
                list.step(event);
            else if (!keys.handle(event, list.focusedRow())) {
                const words = keys.lettersOf(event);
                if (words.length === 0)
                    return;
                pane.typed(words);
            }
            event.accepted = true;
        }
        // Keys are commands only for the message that has the keyboard itself, not for one whose words were clicked.
        function focusedRow(): MessageRow {
            return pane.Window.activeFocusItem === list.currentItem ? list.currentItem as MessageRow : null;
        }
        // Shift takes every message on the way into the selection; below the newest stands the composer.
        function step(event: KeyEvent): void {
            const isUp = event.key === Qt.Key_Up;
            if (event.modifiers & Qt.ShiftModifier && pane.timeline.selection.count === 0)
                pane.timeline.selection.toggle((currentItem as MessageRow)?.messageKey ?? "");
            if (!walk(isUp ? 1 : -1)) {
                if (isUp)
                    pane.timeline.loadOlder();
                else
                    pane.composerAsked();
            } else if (event.modifiers & Qt.ShiftModifier) {
                pane.timeline.selection.extendTo((currentItem as MessageRow)?.messageKey ?? "");
            }
        }
        function scrollBy(distance: real): void {
            isFresh = false;
            // Before anything moves: else the rows that this makes would pull the view back to the end.
            isFollowing = false;
            const top = originY - topMargin;
            const bottom = originY + contentHeight - height + bottomMargin;
            contentY = Math.max(top, Math.min(bottom, contentY + distance));
            isFollowing = pane.timeline.isAtEnd && fromEnd() < pane.nearEnd;
            still.look();
        }
        WheelHandler {
            acceptedDevices: PointerDevice.Mouse
            onWheel: event => list.scrollBy(-event.angleDelta.y * 0.8)
        }

        readonly property T.ScrollBar bar: T.ScrollBar.vertical as T.ScrollBar
    }
    StillReading {
        id: still
        list: list
        timeline: pane.timeline
        isHolding: !list.isFollowing
    }
    Timer {
        id: placeTimer
        interval: 0
        onTriggered: list.place()
    }
    Timer {
        id: seenTimer
        interval: Motion.settle
        onTriggered: {
            if (pane.timeline.isAtEnd && list.fromEnd() < pane.nearEnd)
                list.isFollowing = true;
            list.tellSeen();
            list.fillAbove();
        }
    }
    Timer {
        id: fillTimer
        interval: Motion.settle / 3
        onTriggered: {
            const before = list.count;
            list.fillAbove();
            // Not in the same frame: each is work.
            if (list.count === before)
                list.letGo();
        }
    }
    Connections {
        target: pane.timeline
        function onOpened(): void {
            still.forget();
            list.isFresh = true;
            placeTimer.restart();
            seenTimer.restart();
        }
        function onRevealed(row: int, isFar: bool): void {
            if (isFar)
                still.forget();
            placeTimer.stop();
            list.isFresh = false;
            list.isFollowing = false;
            jumpTimer.row = row;
            jumpTimer.restart();
        }
        function onLinkQuestion(address: string, reason: string): void {
            linkLoader.show(address, reason);
        }
        function onPreviewQuestion(messageId: string, place: string, address: string, isOpen: bool): void {
            previewLoader.show(messageId, place, address, isOpen);
        }
    }
    Timer {
        id: jumpTimer
        property int row: 0
        interval: 0
        onTriggered: list.jumpTo(row)
    }
    Lazy {
        id: linkLoader
        active: false
        function show(address: string, reason: string): void {
            active = true;
            const sheet = item as LinkSheet;
            sheet.address = address;
            sheet.reason = reason;
            sheet.open();
        }
        content: LinkSheet {
            onAgreed: address => pane.timeline.linkConfirmed(address)
        }
    }
    Lazy {
        id: previewLoader
        active: false
        function show(messageId: string, place: string, address: string, isOpen: bool): void {
            active = true;
            const sheet = item as PreviewSheet;
            sheet.messageId = messageId;
            sheet.place = place;
            sheet.address = address;
            sheet.isOpen = isOpen;
            sheet.open();
        }
        content: PreviewSheet {
            onAgreed: (messageId, address) => pane.timeline.fetchPreview(messageId, address)
        }
    }
    Lazy {
        id: viewerLoader
        active: false
        function show(key: string): void {
            showAll(pane.timeline.pictures(), key);
        }
        function showAll(pictures: var, key: string): void {
            active = true;
            (item as PictureViewer).showPicture(pictures, key);
        }
        content: PictureViewer {
            transfers: pane.timeline.transfers
        }
    }
    Lazy {
        id: openLoader
        active: false
        function show(key: string, name: string): void {
            active = true;
            const sheet = item as OpenSheet;
            sheet.fileKey = key;
            sheet.fileName = name;
            sheet.open();
        }
        content: OpenSheet {
            onSaveAsked: fileKey => pane.timeline.transfers.save(fileKey)
        }
    }
    Loader {
        id: saveDialog
        active: false
        function show(file: var): void {
            active = false;
            setSource("SaveDialog.qml", {
                transfers: pane.timeline.transfers,
                fileKey: file.key,
                fileName: file.name
            });
            active = true;
        }
    }
    Connections {
        target: pane.timeline.transfers
        function onRefusedToOpen(key: string, name: string): void {
            openLoader.show(key, name);
        }
    }
    // Never within a change of model or size: the view is then in the middle of laying out.
    Component.onCompleted: placeTimer.restart()

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Metrics.gap8, Metrics.detailsPane)
        visible: list.count === 0 && !pane.timeline.isLoading
        iconName: "chat"
        title: qsTr("Nothing here yet")
        advice: pane.mayWrite ? qsTr("Write the first message below.") : ""
    }
    BusyRing {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Metrics.gap3
        visible: pane.timeline.isLoading
    }
    JumpToEnd {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Metrics.gap4
        visible: !list.isFollowing || !pane.timeline.isAtEnd
        count: pane.timeline.unseen
        onClicked: pane.toEnd()
    }
    Lazy {
        id: menuLoader

        property Item anchorItem: null

        active: false
        function show(bubble: Item, x: real, y: real, selected: string, row: MessageRow): void {
            active = true;
            const menu = item as MessageMenu;
            menu.messageId = row.messageId;
            menu.messageText = row.isUnsent ? "" : row.messageText;
            menu.selectedText = selected;
            menu.canUnsend = row.canUnsend && !row.isUnsent;
            menu.isOwn = row.isOwn;
            menu.isWaiting = row.isOwn && row.messageId.length === 0;
            menu.canInform = row.messageId.length > 0 && !row.isUnsent;
            menu.canReact = row.canReact;
            menu.canReply = row.canReact && pane.mayWrite;
            menu.canEdit = row.canEdit && pane.mayWrite;
            menu.canPin = row.canPin;
            menu.isPinned = row.isPinned;
            menu.messageKey = row.messageKey;
            menu.canPick = row.canBePicked;
            menu.canPreview = row.canPreview;
            menu.hasPreview = row.preview.place !== undefined;
            menu.files = row.isUnsent ? [] : row.files.filter(file => file.key.startsWith("file/"));
            menu.quickEmoji = pane.emoji.quick();
            anchorItem = row.anchor();
            menu.parent = bubble;
            menu.popup(bubble, x, y);
        }
        content: MessageMenu {
            onCopyAsked: text => pane.timeline.copy(text)
            onCopyMessageAsked: pane.timeline.copyMessage(messageKey)
            onUnsendAsked: messageId => unsendLoader.ask(messageId, 1, isOwn ? 0 : 1)
            onInfoAsked: messageId => pane.timeline.showReaders(messageId)
            onDiscardAsked: {
                pane.timeline.discard(messageKey);
                pane.composerAsked();
            }
            onPreviewAsked: pane.timeline.askPreview(messageId)
            onPreviewRemovalAsked: pane.timeline.removePreview(messageId)
            onReplyAsked: {
                pane.timeline.reply(messageId);
                pane.composerAsked();
            }
            onEditAsked: {
                pane.timeline.edit(messageKey);
                pane.composerAsked();
            }
            onPinAsked: isOn => pane.timeline.pin(messageId, isOn)
            onReactAsked: emoji => {
                pane.emoji.use(emoji);
                pane.timeline.react(messageId, emoji);
            }
            onMoreEmojiAsked: pickerLoader.show(menuLoader.anchorItem, messageId)
            onForwardAsked: pane.timeline.forward(messageId)
            onOpenAsked: file => file.isPicture ? viewerLoader.show(file.key) : pane.timeline.transfers.press(file.key)
            onSaveAsked: {
                for (const file of files)
                    pane.timeline.transfers.save(file.key);
            }
            onSaveAsAsked: file => saveDialog.show(file)
            onPickAsked: pane.timeline.selection.toggle(messageKey)
        }
    }
    Lazy {
        id: unsendLoader

        property string messageId: "" ///< empty: those that are picked

        active: false
        function ask(id: string, count: int, others: int): void {
            active = true;
            messageId = id;
            const sheet = item as UnsendSheet;
            sheet.count = count;
            sheet.others = others;
            sheet.open();
        }
        content: UnsendSheet {
            onAgreed: unsendLoader.messageId.length > 0 ? pane.timeline.unsend(unsendLoader.messageId) : pane.timeline.selection.unsend()
        }
    }
    Lazy {
        id: pickerLoader

        property string messageId: ""

        active: false
        function show(anchor: Item, id: string): void {
            active = true;
            messageId = id;
            const picker = item as EmojiPicker;
            picker.parent = anchor;
            picker.y = anchor.height;
            picker.open();
        }
        content: EmojiPicker {
            emoji: pane.emoji
            onPicked: emoji => pane.timeline.react(pickerLoader.messageId, emoji)
        }
    }
    Lazy {
        id: forwardLoader
        active: false
        content: ForwardSheet {
            forwarding: pane.timeline.forwarding
        }
    }
    Connections {
        target: pane.timeline.forwarding
        function onBegan(): void {
            forwardLoader.active = true;
            (forwardLoader.item as ForwardSheet).open();
        }
    }
    Lazy {
        id: dateLoader
        active: false
        content: DateSheet {
            days: pane.timeline.days
        }
    }
    Connections {
        target: pane.timeline.days
        function onOpened(): void {
            dateLoader.active = true;
            (dateLoader.item as DateSheet).open();
        }
    }
    TimelineKeys {
        id: keys
        timeline: pane.timeline
        shortcuts: pane.shortcuts
        mayWrite: pane.mayWrite
        onComposerAsked: pane.composerAsked()
        onMenuAsked: (list.currentItem as MessageRow)?.openMenu()
        onReactAsked: {
            const row = list.currentItem as MessageRow;
            pickerLoader.show(row.anchor(), row.messageId);
        }
    }
}
