// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Who the open conversation is with, what is kept in it, and what can be done about it.
Rectangle {
    id: pane

    required property DetailsViewModel details
    required property TimelineViewModel timeline
    property bool hasClose: false
    signal closeAsked
    signal addAsked
    signal inviteAsked
    signal editAsked
    signal leaveAsked
    signal aliasAsked
    /// {key, name, picture, whole, sender, time} each, oldest first.
    signal picturesAsked(var pictures, string fileKey)

    /// The page of what was shared stands instead of everything else.
    property bool isPageShown: false
    property Item pageFrom: null
    readonly property MediaViewModel media: details.media

    function openPage(kind: int, from: Item): void {
        pane.pageFrom = from;
        pane.media.open(kind);
        (page.item as MediaPage)?.takeFocus();
    }
    function showPlace(messageId: string): void {
        pane.details.goTo(messageId);
        if (pane.hasClose)
            pane.closeAsked();
    }
    function showPicture(fileKey: string): void {
        const pictures = pane.media.pictures();
        // One that does not come by itself comes when it is pressed.
        if (pictures.some(picture => picture.key === fileKey))
            pane.picturesAsked(pictures, fileKey);
        else
            pane.timeline.transfers.show(fileKey);
    }
    function openMemberMenu(row: MemberRow): void {
        const abilities = pane.details.abilitiesOf(row.personId);
        if (abilities === 0)
            return;
        menu.active = true;
        const choices = menu.item as MemberMenu;
        choices.personId = row.personId;
        menu.name = row.name;
        choices.abilities = abilities;
        const at = row.mapToItem(pane, 0, row.height);
        choices.popup(pane, Math.max(0, pane.width - choices.width - Metrics.gap4), at.y);
    }

    /// Scrolls no further than it must.
    function bringIntoSight(y: real, height: real): void {
        const most = Math.max(0, whole.contentHeight - whole.height);
        whole.contentY = Math.max(0, Math.min(most, y - Metrics.gap2, Math.max(whole.contentY, y + height + Metrics.gap2 - whole.height)));
    }
    function meetFocus(): void {
        const held = pane.Window.activeFocusItem;
        if (held === list && list.currentIndex < 0 && list.count > 0)
            list.currentIndex = 0;
        // What a pointer presses must not move under it.
        if (!(held as T.Control)?.visualFocus)
            return;
        for (let item = held; item !== whole.contentItem; item = item.parent) {
            if (item === null)
                return;
        }
        pane.bringIntoSight(held.mapToItem(whole.contentItem, 0, 0).y, held.height);
    }

    Window.onActiveFocusItemChanged: pane.meetFocus()
    color: Colors.surface
    objectName: "detailsPane"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Details of %1").arg(details.name)

    IconButton {
        objectName: "details.close"
        visible: pane.hasClose
        z: 1
        anchors.right: parent.right
        anchors.margins: Metrics.gap3
        y: Metrics.gap3
        iconName: "close"
        text: qsTr("Close details")
        onClicked: pane.closeAsked()
    }
    // One thing scrolls, and the keyboard goes through the head, the members and the foot in the order in which they stand.
    // The list is no higher than the pane and follows what is in sight: of a thousand members it makes the rows that are seen.
    Flickable {
        id: whole
        objectName: "details.whole"
        visible: !pane.isPageShown
        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        contentWidth: width
        contentHeight: foot.y + foot.height
        T.ScrollBar.vertical: SlimScrollBar {
        }

        DetailsHead {
            id: head
            width: whole.width
            details: pane.details
            members: list.count
            onAddAsked: pane.addAsked()
            onInviteAsked: pane.inviteAsked()
            onEditAsked: pane.editAsked()
            onAlertsAsked: row => {
                alerts.active = true;
                (alerts.item as AlertsMenu).popup(row, Metrics.gap4, row.height);
            }
        }
        ListView {
            id: list
            objectName: "memberList"
            readonly property real length: count * Metrics.avatar
            readonly property real passed: Math.max(0, Math.min(whole.contentY - head.height, list.length - height))
            y: head.height + passed
            width: whole.width
            height: Math.min(whole.height, list.length)
            interactive: false
            model: pane.details.members
            currentIndex: -1
            highlightFollowsCurrentItem: false
            activeFocusOnTab: pane.details.isGroup
            keyNavigationEnabled: true
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Members")
            onPassedChanged: list.follow()
            onContentYChanged: Qt.callLater(list.follow)
            onOriginYChanged: Qt.callLater(list.follow)
            onCurrentIndexChanged: if (activeFocus && currentIndex >= 0)
                pane.bringIntoSight(head.height + currentIndex * Metrics.avatar, Metrics.avatar)
            Keys.onReturnPressed: list.menuOfCurrent()
            Keys.onEnterPressed: list.menuOfCurrent()
            Keys.onMenuPressed: list.menuOfCurrent()

            function follow(): void {
                list.contentY = list.originY + list.passed;
            }
            function menuOfCurrent(): void {
                const row = list.currentItem as MemberRow;
                if (row)
                    pane.openMemberMenu(row);
            }

            delegate: MemberRow {
                id: member
                required property int index
                width: ListView.view.width
                isSelected: ListView.isCurrentItem && activeFocus
                onMenuAsked: {
                    list.currentIndex = member.index;
                    pane.openMemberMenu(member);
                }
            }
        }
        DetailsFoot {
            id: foot
            y: head.height + list.length
            width: whole.width
            details: pane.details
            onPictureAsked: fileKey => pane.showPicture(fileKey)
            onPageAsked: (kind, from) => pane.openPage(kind, from)
            onPlaceAsked: messageId => pane.showPlace(messageId)
            onLeaveAsked: pane.leaveAsked()
            onAliasAsked: pane.aliasAsked()
        }
    }
    Lazy {
        id: page
        active: pane.isPageShown
        anchors.fill: parent
        content: MediaPage {
            media: pane.media
            timeline: pane.timeline
            room: pane.hasClose ? Metrics.control : 0
            onPictureAsked: fileKey => pane.showPicture(fileKey)
            onPlaceAsked: messageId => pane.showPlace(messageId)
        }
    }
    Connections {
        target: pane.media
        function onShownChanged(): void {
            const hadFocus = (page.item as MediaPage)?.activeFocus ?? false;
            pane.isPageShown = pane.media.isOpen;
            if (hadFocus && !pane.isPageShown)
                pane.pageFrom?.forceActiveFocus(Qt.TabFocusReason);
        }
    }
    Component.onCompleted: pane.isPageShown = pane.media.isOpen
    Lazy {
        id: menu
        active: false
        property string name: "" ///< of whom it is about
        content: MemberMenu {
            details: pane.details
            onHandOverAsked: memberSheet.ask(personId, menu.name, true)
            onRemovalAsked: memberSheet.ask(personId, menu.name, false)
        }
    }
    Lazy {
        id: memberSheet
        active: false
        function ask(personId: string, name: string, isHandOver: bool): void {
            active = true;
            const sheet = item as MemberSheet;
            sheet.personId = personId;
            sheet.name = name;
            sheet.isHandOver = isHandOver;
            sheet.open();
        }
        content: MemberSheet {
            details: pane.details
        }
    }
    Lazy {
        id: alerts
        active: false
        content: AlertsMenu {
            details: pane.details
        }
    }
    Rectangle {
        width: Metrics.hair
        height: parent.height
        color: Colors.line
    }
}
