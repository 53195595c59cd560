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
        choices.abilities = abilities;
        const at = row.mapToItem(pane, 0, row.height);
        choices.popup(pane, Math.max(0, pane.width - choices.width - Metrics.gap4), at.y);
    }

    color: Colors.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Details of %1").arg(details.name)

    ListView {
        id: list
        objectName: "memberList"
        visible: !pane.isPageShown
        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: pane.details.members
        currentIndex: -1
        activeFocusOnTab: pane.details.isGroup
        keyNavigationEnabled: true
        T.ScrollBar.vertical: SlimScrollBar {
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Members")
        onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
            currentIndex = 0
        Keys.onReturnPressed: list.menuOfCurrent()
        Keys.onEnterPressed: list.menuOfCurrent()
        Keys.onMenuPressed: list.menuOfCurrent()

        function menuOfCurrent(): void {
            const row = list.currentItem as MemberRow;
            if (row)
                pane.openMemberMenu(row);
        }

        topMargin: head.height
        bottomMargin: foot.height
        // The head grows as it is filled in: what is at the beginning stays there.
        onTopMarginChanged: if (contentY <= 0)
            contentY = -topMargin

        delegate: MemberRow {
            id: member
            width: ListView.view.width
            isSelected: ListView.isCurrentItem && activeFocus
            onMenuAsked: pane.openMemberMenu(member)
        }
    }
    // Not the list's own header and footer: COMPAT(Qt < 6.5): a bound component cannot be one.
    DetailsHead {
        id: head
        parent: list.contentItem
        y: -height
        width: list.width
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
    DetailsFoot {
        id: foot
        parent: list.contentItem
        y: list.contentHeight
        width: list.width
        details: pane.details
        onPictureAsked: fileKey => pane.showPicture(fileKey)
        onPageAsked: (kind, from) => pane.openPage(kind, from)
        onPlaceAsked: messageId => pane.showPlace(messageId)
        onLeaveAsked: pane.leaveAsked()
        onAliasAsked: pane.aliasAsked()
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
        content: MemberMenu {
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
    IconButton {
        objectName: "details.close"
        visible: pane.hasClose
        anchors.right: parent.right
        anchors.margins: Metrics.gap3
        y: Metrics.gap3
        iconName: "close"
        text: qsTr("Close details")
        onClicked: pane.closeAsked()
    }
    Rectangle {
        width: Metrics.hair
        height: parent.height
        color: Colors.line
    }
}
