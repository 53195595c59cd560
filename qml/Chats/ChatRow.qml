// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// One conversation in a list.
T.ItemDelegate {
    id: row

    required property int index
    required property string conversationId
    required property string name
    required property string initials
    required property int colour
    required property bool isOnline
    required property string preview
    required property bool isTyping
    required property bool isDraft
    required property string timeText
    required property string fullTime
    required property int unread
    required property string spoken
    property bool isCurrent: false
    readonly property color behind: isCurrent ? Colors.selection : hovered ? Colors.hover : Colors.surface

    objectName: "chatRow." + conversationId
    implicitHeight: Metrics.chatRow
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.selected: isCurrent

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.leftMargin: Metrics.gap1 + 2
            anchors.rightMargin: Metrics.gap1 + 2
            radius: Metrics.radius
            color: row.isCurrent ? Colors.selection : row.hovered ? Colors.hover : "transparent"
            FocusRing {
                shown: row.visualFocus
                distance: -Metrics.focusRing
                radius: Metrics.radius
            }
        }
    }

    Item {
        anchors.fill: parent
        Avatar {
            id: picture
            x: Metrics.gap4 + 2
            anchors.verticalCenter: parent.verticalCenter
            initials: row.initials
            colour: row.colour
            isOnline: row.isOnline
            behind: row.behind
        }
        NameText {
            id: name
            textFormat: Text.PlainText
            anchors.left: picture.right
            anchors.leftMargin: Metrics.gap3
            anchors.right: time.left
            anchors.rightMargin: Metrics.gap2
            y: Math.round((parent.height - height - preview.height) / 2)
            text: row.name
        }
        MetaText {
            id: time
            textFormat: Text.PlainText
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap4 + 2
            anchors.verticalCenter: name.verticalCenter
            text: row.timeText
        }
        SecondaryText {
            id: preview
            textFormat: Text.PlainText
            anchors.left: name.left
            anchors.right: badge.visible ? badge.left : parent.right
            anchors.rightMargin: badge.visible ? Metrics.gap2 : Metrics.gap4 + 2
            anchors.top: name.bottom
            text: row.preview
            elide: Text.ElideRight
            maximumLineCount: 1
            color: row.isTyping ? Colors.accent : Colors.ink2
        }
        Badge {
            id: badge
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap4 + 2
            anchors.verticalCenter: preview.verticalCenter
            count: row.unread
            color: row.isCurrent ? Colors.accent : Colors.sunken
            ink: row.isCurrent ? Colors.accentInk : Colors.ink2
        }
    }

    Hint {
        text: row.fullTime
        visible: over.hovered && text.length > 0
        x: row.width - implicitWidth - Metrics.gap2
        y: Metrics.chatRow / 2
    }
    HoverHandler {
        id: over
        enabled: row.width > 0
        target: null
        parent: time
    }
}
