// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.Chats
import Kith.Composer
import Kith.Details
import Kith.Timeline
import Kith.ViewModel

/// List, timeline and details side by side, as far as there is room.
Item {
    id: screen

    required property AppViewModel app
    property bool isNarrow: false
    property bool hasRoomForDetails: true
    property bool areDetailsWanted: true
    property bool isOverlayShown: false
    readonly property bool isMirrored: LayoutMirroring.enabled
    readonly property bool isOpen: app.chats.currentId.length > 0
    readonly property bool mayWrite: app.composer.barred.length === 0
    readonly property bool areDetailsBeside: isOpen && hasRoomForDetails && areDetailsWanted
    signal newChatAsked
    signal findAsked
    signal addMembersAsked
    signal inviteAsked
    signal aliasAsked
    signal peopleAsked

    function focusSearch(): void {
        list.focusSearch();
    }
    function focusComposer(): void {
        if (isOpen && mayWrite)
            composer.takeFocus();
        else if (isOpen)
            messages.takeFocus();
    }
    /// Where the keyboard goes when this screen comes back.
    function takeFocus(): void {
        if (isOpen)
            focusComposer();
        else
            list.focusSearch();
    }
    /// From the list to the messages, the field and the details, and around.
    function stepPane(by: int): void {
        const panes = [list, messages, composer, beside.item].filter(pane => pane !== null && pane.visible);
        const at = panes.findIndex(pane => isWithin(pane, screen.Window.activeFocusItem));
        const next = panes[at < 0 ? 0 : (at + by + panes.length) % panes.length];
        if (next === list)
            list.focusSearch();
        else if (next === messages)
            messages.takeFocus();
        else if (next === composer)
            composer.takeFocus();
        else
            next.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason);
    }
    function isWithin(pane: Item, item: Item): bool {
        for (let at = item; at !== null; at = at.parent) {
            if (at === pane)
                return true;
        }
        return false;
    }
    function toggleDetails(): void {
        if (hasRoomForDetails)
            areDetailsWanted = !areDetailsWanted;
        else
            isOverlayShown = !isOverlayShown;
    }
    /// Where there is one pane only, the list comes back with it.
    function showFilter(place: int): void {
        app.chats.chooseChip(place);
        if (isNarrow && isOpen) {
            app.chats.open("");
            list.focusSearch();
        }
    }
    /// Of the conversation that was searched, from the one in that row on.
    function showHits(row: int): void {
        hits.of = app.chats.currentId;
        (hits.item as HitsBar).row = row;
    }
    function stepHit(by: int): void {
        (hits.item as HitsBar)?.step(by);
    }
    function closeHits(): void {
        hits.of = "";
        app.search.end();
    }
    /// One level back; false when there is none.
    function back(): bool {
        if (app.timeline.selection.count > 0) {
            app.timeline.selection.clear();
            return true;
        }
        if (hits.active) {
            closeHits();
            focusComposer();
            return true;
        }
        if (app.details.media.isOpen && (isOverlayShown || areDetailsBeside)) {
            app.details.media.close();
            return true;
        }
        if (isOverlayShown) {
            isOverlayShown = false;
            return true;
        }
        if (isNarrow && isOpen) {
            app.chats.open("");
            list.focusSearch();
            return true;
        }
        return false;
    }

    onHasRoomForDetailsChanged: isOverlayShown = false
    // Nobody speaks where nothing can be sent: what was said is kept.
    onMayWriteChanged: if (!mayWrite)
        app.composer.recorder.keep()

    ChatsPane {
        id: list
        x: screen.isMirrored ? screen.width - width : 0
        visible: !screen.isNarrow || !screen.isOpen
        width: screen.isNarrow ? screen.width : Metrics.listPane
        height: parent.height
        chats: screen.app.chats
        shortcuts: screen.app.shortcuts
        onNewChatAsked: screen.newChatAsked()
        onPeopleAsked: screen.peopleAsked()
        onChosen: screen.focusComposer()
    }
    Rectangle {
        id: middle
        visible: !screen.isNarrow || screen.isOpen
        readonly property int before: screen.isNarrow ? 0 : list.width
        x: screen.isMirrored ? screen.width - width - before : before
        width: screen.width - before - (screen.areDetailsBeside ? Metrics.detailsPane : 0)
        height: parent.height
        color: Colors.background

        EmptyState {
            anchors.centerIn: parent
            width: Math.min(parent.width - 2 * Metrics.gap8, Metrics.detailsPane)
            visible: !screen.isOpen && !screen.app.chats.isEmpty
            iconName: "chat"
            title: qsTr("Choose a conversation")
            advice: qsTr("Pick one on the left, or press %1 and type a name.").arg(screen.app.shortcuts.names["search"])
        }
        EmptyState {
            anchors.centerIn: parent
            width: Math.min(parent.width - 2 * Metrics.gap8, Metrics.detailsPane)
            visible: !screen.isOpen && screen.app.chats.isEmpty && !screen.app.chats.isLoading
            iconName: "people"
            title: qsTr("Welcome to Kith, %1").arg(screen.app.myName)
            advice: qsTr("Start with somebody you know: they get your request, and once they accept you can write to each other.")
        }
        TimelineHeader {
            id: header
            visible: screen.isOpen && screen.app.timeline.selection.count === 0
            width: parent.width
            timeline: screen.app.timeline
            shortcuts: screen.app.shortcuts
            hasBack: screen.isNarrow
            isDetailsShown: screen.areDetailsBeside || screen.isOverlayShown
            onBackAsked: screen.back()
            onDetailsAsked: screen.toggleDetails()
            onFindAsked: screen.findAsked()
        }
        PinnedLine {
            id: pinned
            visible: screen.isOpen && count > 0
            anchors.top: header.bottom
            width: parent.width
            height: visible ? implicitHeight : 0
            words: screen.app.timeline.pinnedText
            count: screen.app.timeline.pinnedCount
            onClicked: screen.app.timeline.goToPinned()
        }
        Lazy {
            id: hits
            property string of: ""
            active: of.length > 0
            visible: active
            anchors.top: pinned.bottom
            width: parent.width
            height: active ? Metrics.control + Metrics.gap1 : 0
            content: HitsBar {
                search: screen.app.search
                shortcuts: screen.app.shortcuts
                onCloseAsked: {
                    screen.closeHits();
                    screen.focusComposer();
                }
            }
        }
        Connections {
            target: screen.app.chats
            enabled: hits.active
            function onCurrentIdChanged(): void {
                if (screen.app.chats.currentId !== hits.of)
                    screen.closeHits();
            }
        }
        // Another search begins.
        Connections {
            target: screen.app.search
            function onScopeChanged(): void {
                hits.of = "";
            }
        }
        TimelinePane {
            id: messages
            visible: screen.isOpen
            onComposerAsked: screen.focusComposer()
            onTyped: words => {
                if (screen.mayWrite)
                    composer.type(words);
            }
            mayWrite: screen.mayWrite
            anchors.top: hits.bottom
            anchors.bottom: typing.top
            width: parent.width
            timeline: screen.app.timeline
            shortcuts: screen.app.shortcuts
            emoji: screen.app.emoji
            isNarrow: screen.isNarrow
        }
        PlainText {
            id: typing
            textFormat: Text.PlainText
            objectName: "typingLine"
            visible: screen.isOpen
            anchors.bottom: screen.mayWrite ? composer.top : closed.top
            anchors.bottomMargin: Metrics.gap2
            x: composer.x + Metrics.gap5
            width: parent.width - 2 * x
            maximumLineCount: 1
            elide: Text.ElideRight
            text: screen.app.timeline.typing
            size: Fonts.small
            line: Fonts.smallLine
            color: Colors.ink3
        }
        DropArea {
            anchors.fill: parent
            enabled: screen.isOpen && screen.mayWrite && screen.app.composer.attachments.areAllowed
            keys: ["text/uri-list"].concat(screen.app.composer.attachments.pictureFormats())
            onDropped: drop => {
                if (takes(drop)) {
                    drop.acceptProposedAction();
                    screen.focusComposer();
                }
            }
            // A picture out of a web page brings its address along: that is never fetched, its bytes are taken.
            function takes(drop: DragEvent): bool {
                const attachments = screen.app.composer.attachments;
                if (attachments.add(drop.urls))
                    return true;
                const format = attachments.pictureFormats().find(wanted => drop.formats.includes(wanted));
                return format !== undefined && attachments.addPicture(drop.getDataAsArrayBuffer(format), format);
            }
            Rectangle {
                anchors.fill: parent
                anchors.margins: Metrics.gap2
                z: 1
                visible: parent.containsDrag
                radius: Metrics.radiusLarge
                color: Colors.accentSoft
                opacity: 0.95
                border.width: Metrics.focusRing
                border.color: Colors.accent
                EmptyState {
                    anchors.centerIn: parent
                    width: Math.min(parent.width - 2 * Metrics.gap8, Metrics.detailsPane)
                    iconName: "attach"
                    title: qsTr("Drop files here")
                    advice: qsTr("They wait above your message until you send it.")
                }
            }
        }
        Composer {
            id: composer
            visible: screen.isOpen && screen.mayWrite
            onScrollAsked: pages => messages.page(pages)
            x: screen.isNarrow ? Metrics.gap2 + 2 : Metrics.gap5
            width: parent.width - 2 * x
            anchors.bottom: parent.bottom
            anchors.bottomMargin: screen.isNarrow ? Metrics.gap3 : Metrics.gap4 + 2
            composer: screen.app.composer
            spelling: screen.app.spelling
            shortcuts: screen.app.shortcuts
            emoji: screen.app.emoji
        }
        Lazy {
            id: closed
            active: screen.isOpen && !screen.mayWrite
            x: composer.x
            width: composer.width
            anchors.bottom: parent.bottom
            anchors.bottomMargin: composer.anchors.bottomMargin
            content: ClosedComposer {
                composer: screen.app.composer
                onCopyAsked: text => screen.app.timeline.copy(text)
            }
        }
        Lazy {
            active: screen.isOpen && screen.app.timeline.selection.count > 0
            visible: active
            width: parent.width
            height: header.height
            content: SelectionBar {
                selection: screen.app.timeline.selection
                onUnsendAsked: messages.askUnsendPicked()
            }
        }
    }
    Lazy {
        id: beside
        active: screen.areDetailsBeside
        x: screen.isMirrored ? 0 : screen.width - width
        width: Metrics.detailsPane
        height: parent.height
        content: DetailsPane {
            details: screen.app.details
            timeline: screen.app.timeline
            onPicturesAsked: (pictures, fileKey) => messages.showPictures(pictures, fileKey)
            onAddAsked: screen.addMembersAsked()
            onInviteAsked: screen.inviteAsked()
            onAliasAsked: screen.aliasAsked()
            onEditAsked: screen.app.group.edit()
            onLeaveAsked: screen.app.chats.leave(screen.app.chats.currentId)
        }
    }
    Lazy {
        active: screen.isOpen && screen.isOverlayShown && !screen.hasRoomForDetails
        content: DimmedPopup {
            id: overlay

            // Over the window, so that nothing beneath it has the keyboard.
            x: screen.isMirrored ? 0 : parent.width - width
            width: Math.min(Metrics.detailsPane, parent.width)
            height: parent.height
            closePolicy: T.Popup.CloseOnPressOutside
            Component.onCompleted: open()
            onClosed: screen.isOverlayShown = false
            contentItem: DetailsPane {
                hasClose: true
                details: screen.app.details
                timeline: screen.app.timeline
                focus: true
                Keys.onEscapePressed: screen.app.details.media.isOpen ? screen.app.details.media.close() : overlay.close()
                onPicturesAsked: (pictures, fileKey) => messages.showPictures(pictures, fileKey)
                onCloseAsked: overlay.close()
                onAddAsked: screen.addMembersAsked()
                onInviteAsked: screen.inviteAsked()
                onAliasAsked: screen.aliasAsked()
                onEditAsked: screen.app.group.edit()
                onLeaveAsked: screen.app.chats.leave(screen.app.chats.currentId)
            }
        }
    }
}
