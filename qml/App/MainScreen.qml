// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.Chats
import Kith.Details
import Kith.People
import Kith.Settings
import Kith.Timeline
import Kith.ViewModel

/// What a signed-in person sees: the rail and one section; sheets are made when they are asked for.
Item {
    id: screen

    required property AppViewModel app
    /// Where the settings were left; their screen is made anew each time.
    property int settingsPage: SettingsScreen.Appearance
    readonly property bool isNarrow: width < Metrics.paneBreak
    readonly property bool isReading: isNarrow && app.section === AppViewModel.Chats && app.chats.currentId.length > 0

    function openPicker(purpose: int): void {
        app.picker.begin(purpose);
        picker.active = true;
        (picker.item as PickerSheet).open();
    }
    function openAddPerson(): void {
        addPerson.active = true;
        (addPerson.item as AddPersonSheet).open();
    }
    function openSwitcher(): void {
        app.search.begin();
        switcher.active = true;
        (switcher.item as Switcher).open();
    }
    function searchHere(): void {
        if (app.section !== AppViewModel.Chats || app.chats.currentId.length === 0) {
            openSwitcher();
            return;
        }
        app.search.begin(app.chats.currentId, app.timeline.title);
        switcher.active = true;
        (switcher.item as Switcher).open();
    }
    function openAlias(personId: string, name: string): void {
        alias.active = true;
        (alias.item as AliasSheet).openFor(personId, name);
    }
    function openShortcuts(): void {
        app.section = AppViewModel.Settings;
        (settings.item as SettingsScreen).show(SettingsScreen.Shortcuts);
    }
    /// Whoever pressed what is gone goes on where they write, or with what the Tab key reaches first.
    function takeFocus(): void {
        if (app.section === AppViewModel.Chats)
            chats.takeFocus();
        else
            content.nextItemInFocusChain()?.forceActiveFocus(Qt.TabFocusReason);
    }
    function goToPeople(): void {
        app.section = AppViewModel.People;
    }

    Column {
        id: lines
        width: parent.width
        z: 1
        NoticeLine {
            width: parent.width
            app: screen.app
        }
        ConnectionLine {
            width: parent.width
            connection: screen.app.connection
        }
    }
    Rail {
        id: rail
        visible: !screen.isReading
        x: screen.LayoutMirroring.enabled ? screen.width - width : 0
        isFlat: screen.isNarrow
        y: screen.isNarrow ? screen.height - height : lines.height
        width: screen.isNarrow ? screen.width : implicitWidth
        height: screen.isNarrow ? implicitHeight : screen.height - lines.height
        app: screen.app
    }
    Item {
        id: content
        x: screen.isNarrow || screen.LayoutMirroring.enabled ? 0 : rail.width
        y: lines.height
        width: screen.width - (screen.isNarrow ? 0 : rail.width)
        height: screen.height - y - (screen.isNarrow && rail.visible ? rail.height : 0)

        ChatsScreen {
            id: chats
            visible: screen.app.section === AppViewModel.Chats
            anchors.fill: parent
            app: screen.app
            isNarrow: screen.isNarrow
            hasRoomForDetails: screen.width >= Metrics.detailsBreak
            onNewChatAsked: screen.openPicker(PickerViewModel.NewChat)
            onFindAsked: screen.searchHere()
            onAddMembersAsked: screen.openPicker(PickerViewModel.AddMembers)
            onPeopleAsked: screen.goToPeople()
            onAliasAsked: screen.openAlias("", screen.app.details.alias)
            onInviteAsked: screen.app.invite.begin(true)
        }
        Lazy {
            active: screen.app.section === AppViewModel.People
            anchors.fill: parent
            content: PeopleScreen {
                people: screen.app.people
                isNarrow: screen.isNarrow
                onAddAsked: screen.openAddPerson()
                onInviteAsked: screen.app.invite.begin(false)
                onUseInviteAsked: screen.app.invite.use("")
                onAliasAsked: (personId, name) => screen.openAlias(personId, name)
            }
        }
        Lazy {
            id: settings
            active: screen.app.section === AppViewModel.Settings
            anchors.fill: parent
            content: SettingsScreen {
                app: screen.app
                page: screen.settingsPage
                onPageChanged: screen.settingsPage = page
                isNarrow: screen.isNarrow
            }
        }
    }
    Lazy {
        id: picker
        active: false
        content: PickerSheet {
            picker: screen.app.picker
            onPeopleAsked: screen.goToPeople()
            onAddAsked: screen.openAddPerson()
            onInviteAsked: screen.app.invite.begin(false)
            onUseInviteAsked: screen.app.invite.use("")
        }
    }
    Lazy {
        id: addPerson
        active: false
        content: AddPersonSheet {
            people: screen.app.people
        }
    }
    Lazy {
        id: switcher
        active: false
        content: Switcher {
            search: screen.app.search
            onChosen: {
                screen.app.section = AppViewModel.Chats;
                chats.focusComposer();
            }
            onHitChosen: row => chats.showHits(row)
        }
    }
    Lazy {
        id: alias
        active: false
        content: AliasSheet {
            onNamed: (personId, name) => personId.length > 0 ? screen.app.people.setAlias(personId, name) : screen.app.details.setAlias(name)
        }
    }
    Lazy {
        id: inviting
        active: false
        content: InviteSheet {
            invite: screen.app.invite
        }
    }
    Lazy {
        id: usingInvite
        active: false
        content: UseInviteSheet {
            invite: screen.app.invite
        }
    }
    Connections {
        target: screen.app.invite
        function onMakeOpened(): void {
            inviting.active = true;
            (inviting.item as InviteSheet).open();
        }
        function onUseOpened(): void {
            usingInvite.active = true;
            (usingInvite.item as UseInviteSheet).open();
        }
    }
    Lazy {
        id: group
        active: false
        content: GroupSheet {
            group: screen.app.group
        }
    }
    Lazy {
        id: leaving
        active: false
        content: LeaveSheet {
            group: screen.app.group
        }
    }
    Connections {
        target: screen.app.group
        function onEditOpened(): void {
            group.active = true;
            (group.item as GroupSheet).open();
        }
        function onLeaveOpened(): void {
            leaving.active = true;
            (leaving.item as LeaveSheet).open();
        }
    }
    Lazy {
        id: pictureSheet
        active: false
        content: PictureSheet {
            picture: screen.app.picture
        }
    }
    Connections {
        target: screen.app.picture
        function onOpened(): void {
            pictureSheet.active = true;
            (pictureSheet.item as PictureSheet).open();
        }
    }
    Lazy {
        id: readers
        active: false
        content: ReadersSheet {
            details: screen.app.details
        }
    }
    Connections {
        target: screen.app.details
        function onReadersOpened(): void {
            readers.active = true;
            (readers.item as ReadersSheet).open();
        }
    }
    Connections {
        target: screen.app
        function onNewChatAsked(): void {
            screen.openPicker(PickerViewModel.NewChat);
        }
    }
    Connections {
        target: screen.app.chats
        function onCurrentIdChanged(): void {
            if (screen.app.chats.currentId.length > 0)
                screen.app.section = AppViewModel.Chats;
        }
    }
    // Whoever was sent to a conversation from another section goes on by writing.
    Connections {
        target: screen.app
        property int last: AppViewModel.Chats
        function onSectionChanged(): void {
            if (screen.app.section === AppViewModel.Chats && last === AppViewModel.People)
                Qt.callLater(chats.takeFocus);
            last = screen.app.section;
        }
    }
    FocusKeeper {
        watched: screen
        onPlaceNeeded: screen.takeFocus()
    }
    WindowShortcuts {
        app: screen.app
        onSwitcherAsked: screen.openSwitcher()
        onFindAsked: screen.searchHere()
        onHitAsked: by => chats.stepHit(by)
        onNewChatAsked: screen.openPicker(PickerViewModel.NewChat)
        onFilterAsked: place => {
            if (place < screen.app.chats.chips.length) {
                screen.app.section = AppViewModel.Chats;
                chats.showFilter(place);
            }
        }
        onDetailsAsked: chats.toggleDetails()
        onPaneAsked: by => chats.stepPane(by)
        onShortcutsAsked: screen.openShortcuts()
        onBackAsked: {
            if (screen.app.section === AppViewModel.Settings && (settings.item as SettingsScreen).back())
                return;
            if (screen.app.section !== AppViewModel.Chats) {
                screen.app.section = AppViewModel.Chats;
                chats.takeFocus();
            } else if (!chats.back()) {
                chats.focusComposer();
            }
        }
    }
}
