// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Controls
import Kith.ViewModel

/// What can be done with one thing that was shared.
QuietMenu {
    id: menu

    required property TransfersViewModel transfers
    property string messageId
    property string fileKey
    property string link
    signal placeAsked(string messageId)
    signal copyAsked(string text)

    QuietMenuItem {
        objectName: "mediaMenu.place"
        iconName: "chat"
        text: qsTr("Show in the conversation")
        onTriggered: menu.placeAsked(menu.messageId)
    }
    QuietMenuItem {
        objectName: "mediaMenu.save"
        visible: menu.fileKey.length > 0
        iconName: "download"
        text: qsTr("Save to Downloads")
        onTriggered: menu.transfers.save(menu.fileKey)
    }
    QuietMenuItem {
        objectName: "mediaMenu.copy"
        visible: menu.link.length > 0
        iconName: "copy"
        text: qsTr("Copy the link")
        onTriggered: menu.copyAsked(menu.link)
    }
}
