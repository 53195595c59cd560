// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// The sections of the window and who is signed in. Upright on the left, or along the bottom of a narrow window.
Rectangle {
    id: rail

    required property AppViewModel app
    property bool isFlat: false
    readonly property bool isMirrored: LayoutMirroring.enabled

    /// Where the button of that width stands: four side by side along the bottom, or all in the middle of the upright rail.
    function place(index: int, wide: real): real {
        if (!isFlat)
            return (width - wide) / 2;
        return (2 * (isMirrored ? 3 - index : index) + 1) * width / 8 - wide / 2;
    }

    implicitWidth: Metrics.rail
    implicitHeight: Metrics.rail - Metrics.gap2
    color: Colors.sunken
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Sections")

    Rectangle {
        id: mark
        visible: !rail.isFlat
        anchors.horizontalCenter: parent.horizontalCenter
        y: Metrics.gap3 + 2
        width: Metrics.avatarMedium
        height: Metrics.avatarMedium
        radius: Metrics.radius
        color: Colors.accent
        Text {
            anchors.centerIn: parent
            textFormat: Text.PlainText
            text: "K"
            color: Colors.accentInk
            font.pixelSize: Fonts.body + 1
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }
    RailButton {
        objectName: "rail.chats"
        x: rail.place(0, width)
        y: rail.isFlat ? (rail.height - height) / 2 : mark.y + mark.height + Metrics.gap4
        iconName: "chat"
        text: qsTr("Chats")
        count: rail.app.chats.unreadMessages
        checked: rail.app.section === AppViewModel.Chats
        onClicked: rail.app.section = AppViewModel.Chats
    }
    RailButton {
        objectName: "rail.people"
        x: rail.place(1, width)
        y: rail.isFlat ? (rail.height - height) / 2 : mark.y + mark.height + Metrics.gap4 + height + Metrics.gap2
        iconName: "people"
        text: qsTr("People")
        count: rail.app.people.requests.count
        checked: rail.app.section === AppViewModel.People
        onClicked: rail.app.section = AppViewModel.People
    }
    RailButton {
        id: settings
        objectName: "rail.settings"
        x: rail.place(2, width)
        y: rail.isFlat ? (rail.height - height) / 2 : me.y - height - Metrics.gap1
        iconName: "settings"
        text: qsTr("Settings (%1)").arg(rail.app.shortcuts.names["settings"])
        count: 0
        checked: rail.app.section === AppViewModel.Settings
        onClicked: rail.app.section = AppViewModel.Settings
    }
    Column {
        visible: !rail.isFlat && rail.app.accounts.count > 1
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: settings.top
        anchors.bottomMargin: Metrics.gap2
        spacing: Metrics.gap1
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Other accounts")
        Repeater {
            model: rail.app.accounts
            AccountButton {
                required property string accountId
                objectName: "rail.account." + accountId
                visible: !isCurrent
                height: visible ? implicitHeight : 0
                onClicked: rail.app.switchAccount(accountId)
            }
        }
    }
    AccountButton {
        id: me
        objectName: "rail.me"
        x: rail.place(3, width)
        y: rail.isFlat ? (rail.height - height) / 2 : rail.height - height - Metrics.gap3 + 2
        name: rail.app.myName
        server: rail.app.settings.serverName
        initials: rail.app.myInitials
        colour: rail.app.myColour
        picture: rail.app.myPicture
        unread: rail.isFlat ? rail.app.accounts.unreadElsewhere : 0
        isOnline: rail.app.connection.isOnline
        isCurrent: true
        onClicked: {
            menu.active = true;
            (menu.item as AccountsMenu).open();
        }
        Lazy {
            id: menu
            active: false
            content: AccountsMenu {
                app: rail.app
                x: rail.isFlat ? (rail.isMirrored ? 0 : me.width - width) : rail.isMirrored ? -width - Metrics.gap2 : me.width + Metrics.gap2
                y: rail.isFlat ? -height - Metrics.gap2 : me.height - height
            }
        }
    }
    Rectangle {
        x: rail.isFlat || rail.isMirrored ? 0 : parent.width - 1
        width: rail.isFlat ? parent.width : Metrics.hair
        height: rail.isFlat ? Metrics.hair : parent.height
        color: Colors.line
    }
}
