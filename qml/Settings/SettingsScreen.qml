// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// The choices of this device and of the person, page by page.
Rectangle {
    id: screen

    required property AppViewModel app
    property bool isNarrow: false
    readonly property bool isMirrored: LayoutMirroring.enabled
    enum Page { Profile, Devices, Privacy, Notifications, Appearance, Shortcuts, Storage, Language, About }
    property int page: SettingsScreen.Appearance
    property bool isReading: false
    readonly property list<string> pages: [qsTr("Profile"), qsTr("Devices"), qsTr("Privacy"), qsTr("Notifications"), qsTr("Appearance"), qsTr("Shortcuts"), qsTr("Storage"), qsTr("Language"), qsTr("About")]

    function show(which: int): void {
        page = which;
        isReading = true;
        (shortcuts.item as ShortcutsPage)?.takeFocus();
    }
    function takeFocus(): void {
        if (isNarrow && isReading)
            backButton.forceActiveFocus(Qt.TabFocusReason);
        else
            navigation.takeFocus();
    }
    /// In a narrow window, from a page to the list of them. False when the list was there already.
    function back(): bool {
        if (!isNarrow || !isReading)
            return false;
        isReading = false;
        navigation.showLast(page);
        navigation.takeFocus();
        return true;
    }

    color: Colors.background
    LayoutMirroring.enabled: Qt.application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Settings")

    SettingsNavigation {
        id: navigation
        x: screen.isMirrored ? screen.width - width : 0
        visible: !screen.isNarrow || !screen.isReading
        width: screen.isNarrow ? screen.width : Metrics.listPane - Metrics.gap12 - Metrics.gap3
        height: parent.height
        pages: screen.pages
        current: screen.isNarrow && !screen.isReading ? -1 : screen.page
        onChosen: page => {
            screen.page = page;
            screen.isReading = true;
        }
    }
    IconButton {
        id: backButton
        objectName: "settings.back"
        visible: screen.isNarrow && screen.isReading
        x: Metrics.gap2
        y: Metrics.gap2
        iconName: "back"
        text: qsTr("Back to the list of settings")
        onClicked: screen.back()
    }
    Item {
        id: content
        visible: !screen.isNarrow || screen.isReading
        x: screen.isNarrow || screen.isMirrored ? 0 : navigation.width
        y: backButton.visible ? backButton.y + backButton.height : 0
        width: screen.width - (screen.isNarrow ? 0 : navigation.width)
        height: screen.height - y
        Lazy {
            anchors.fill: parent
            active: screen.page === SettingsScreen.Profile
            content: ProfilePage {
                isNarrow: screen.isNarrow
                app: screen.app
                profile: screen.app.profile
                onSignOutAsked: {
                    screen.app.settings.countUnsent();
                    confirmation.active = true;
                    (confirmation.item as Sheet).open();
                }
            }
        }
        Lazy {
            anchors.fill: parent
            active: screen.page === SettingsScreen.Devices
            content: DevicesPage {
                isNarrow: screen.isNarrow
                devices: screen.app.devices
            }
        }
        Lazy {
            anchors.fill: parent
            active: screen.page === SettingsScreen.Privacy
            content: PrivacyPage {
                isNarrow: screen.isNarrow
                privacy: screen.app.privacy
                settings: screen.app.settings
                people: screen.app.people
            }
        }
        Lazy {
            anchors.fill: parent
            active: screen.page === SettingsScreen.Notifications
            content: NotificationsPage {
                isNarrow: screen.isNarrow
                notifications: screen.app.notifications
                desktop: screen.app.desktop
            }
        }
        Lazy {
            anchors.fill: parent
            active: screen.page === SettingsScreen.Appearance
            content: AppearancePage {
                isNarrow: screen.isNarrow
                settings: screen.app.settings
            }
        }
        Lazy {
            id: shortcuts
            anchors.fill: parent
            active: screen.page === SettingsScreen.Shortcuts
            content: ShortcutsPage {
                isNarrow: screen.isNarrow
                shortcuts: screen.app.shortcuts
            }
        }
        Lazy {
            anchors.fill: parent
            active: screen.page === SettingsScreen.Storage
            content: StoragePage {
                isNarrow: screen.isNarrow
                storage: screen.app.storage
                settings: screen.app.settings
            }
        }
        Lazy {
            anchors.fill: parent
            active: screen.page === SettingsScreen.Language
            content: LanguagePage {
                isNarrow: screen.isNarrow
                language: screen.app.language
                spelling: screen.app.spelling
            }
        }
        Lazy {
            anchors.fill: parent
            active: screen.page === SettingsScreen.About
            content: AboutPage {
                isNarrow: screen.isNarrow
                about: screen.app.about
            }
        }
    }
    Lazy {
        id: confirmation
        active: false
        content: SignOutSheet {
            unsent: screen.app.settings.unsent
            onConfirmed: screen.app.settings.signOut()
        }
    }
}
