// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Controls

/// What can be done with one message.
QuietMenu {
    id: menu

    property string messageId: ""
    property string messageText: ""
    property string selectedText: ""
    property bool canUnsend: false
    property bool canInform: false
    signal copyAsked(string text)
    signal unsendAsked(string messageId)
    signal infoAsked(string messageId)

    QuietMenuItem {
        objectName: "menu.copy"
        iconName: "copy"
        enabled: menu.messageText.length > 0
        text: menu.selectedText.length > 0 ? qsTr("Copy selection") : qsTr("Copy text")
        onTriggered: menu.copyAsked(menu.selectedText.length > 0 ? menu.selectedText : menu.messageText)
    }
    QuietMenuItem {
        objectName: "menu.info"
        iconName: "info"
        visible: menu.canInform
        text: qsTr("Who has read it")
        onTriggered: menu.infoAsked(menu.messageId)
    }
    QuietMenuItem {
        objectName: "menu.unsend"
        iconName: "undo"
        visible: menu.canUnsend
        isDangerous: true
        text: qsTr("Unsend for everyone")
        onTriggered: menu.unsendAsked(menu.messageId)
    }
}
