// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Controls
import Kith.ViewModel

/// What can be done about one member of a group.
QuietMenu {
    id: menu

    required property DetailsViewModel details
    property string personId
    property int abilities: 0
    /// What cannot be taken back is asked about first.
    signal handOverAsked
    signal removalAsked

    QuietMenuItem {
        objectName: "memberMenu.message"
        visible: menu.abilities & DetailsViewModel.CanMessage
        iconName: "chat"
        text: qsTr("Message")
        onTriggered: menu.details.message(menu.personId)
    }
    QuietMenuItem {
        objectName: "memberMenu.admin"
        visible: menu.abilities & DetailsViewModel.CanMakeAdmin
        iconName: "shield"
        text: qsTr("Make an admin")
        onTriggered: menu.details.setAdmin(menu.personId, true)
    }
    QuietMenuItem {
        objectName: "memberMenu.member"
        visible: menu.abilities & DetailsViewModel.CanMakeMember
        iconName: "shield"
        text: qsTr("Take away the admin role")
        onTriggered: menu.details.setAdmin(menu.personId, false)
    }
    QuietMenuItem {
        objectName: "memberMenu.handOver"
        visible: menu.abilities & DetailsViewModel.CanHandOver
        iconName: "crown"
        text: qsTr("Hand the group over")
        onTriggered: menu.handOverAsked()
    }
    QuietMenuItem {
        objectName: "memberMenu.remove"
        visible: menu.abilities & DetailsViewModel.CanRemove
        iconName: "leave"
        isDangerous: true
        text: qsTr("Remove from the group")
        onTriggered: menu.removalAsked()
    }
}
