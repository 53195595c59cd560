// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

T.MenuItem {
    id: item

    required property string iconName
    property bool isDangerous: false
    /// One of several that exclude each other, and the one that holds.
    property bool isChoice: false
    property bool isChosen: false
    readonly property color ink: isDangerous ? Colors.danger : Colors.ink

    implicitWidth: Metrics.menuWidth
    implicitHeight: visible ? Metrics.control : 0
    // One row is marked, not the one below the pointer and another one with the keyboard.
    onActiveFocusChanged: {
        for (let i = 0; activeFocus && menu !== null && i < menu.count; ++i) {
            if (menu.itemAt(i) === item)
                menu.currentIndex = i;
        }
    }
    Accessible.name: text
    Accessible.role: isChoice ? Accessible.RadioButton : Accessible.MenuItem
    Accessible.checkable: isChoice
    Accessible.checked: isChosen

    contentItem: Item {
        Icon {
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap2
            anchors.verticalCenter: parent.verticalCenter
            name: item.iconName
            size: Metrics.icon - 2
            color: item.isDangerous ? Colors.danger : Colors.ink2
        }
        PlainText {
            textFormat: Text.PlainText
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap8 + Metrics.gap1
            width: parent.width - anchors.leftMargin - (mark.visible ? mark.width + Metrics.gap2 : 0) - Metrics.gap2
            elide: Text.ElideRight
            text: item.text
            size: Fonts.secondary
            line: Fonts.secondaryLine
            color: item.ink
            Accessible.ignored: true
        }
        Icon {
            id: mark
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap2
            anchors.verticalCenter: parent.verticalCenter
            visible: item.isChosen
            name: "check"
            size: Metrics.icon - 2
            color: Colors.accent
        }
    }
    background: Rectangle {
        radius: Metrics.radius - 2
        // The row of emoji in the menu may have the keyboard: then no other row is marked.
        color: item.highlighted && (item.activeFocus || item.hovered) ? Colors.selection : "transparent"
    }
}
