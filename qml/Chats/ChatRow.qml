// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// One conversation in a list. A finger, or two on a touchpad, that draw it to the right mark it as read or unread; a little to
/// the left mutes it, farther archives it. What will happen shows behind it; let go before, and nothing does.
T.ItemDelegate {
    id: row

    required property int index
    required property string conversationId
    required property string name
    required property string initials
    required property int colour
    required property string picture
    required property bool isGroup
    required property bool isOnline
    required property string preview
    required property bool isTyping
    required property string timeText
    required property string fullTime
    required property int unread
    required property int mentions
    required property bool isMarkedUnread
    required property bool isPinned
    required property bool isMuted
    required property bool isArchived
    required property bool isFormer
    required property string folder
    required property string spoken
    property bool isCurrent: false
    property bool isSelected: false
    readonly property bool isUnread: unread > 0 || isMarkedUnread
    readonly property color behind: isCurrent ? Colors.selection : hovered ? Colors.hover : Colors.surface
    readonly property real swipeEnough: width / 4
    readonly property real swipeFar: width * 0.45
    readonly property bool isSwiped: drag.active || pad.isDrawing || content.x !== 0
    signal menuAsked(point at)
    signal readAsked
    signal archiveAsked
    signal muteAsked

    /// Where the menu opens that a key asked for. COMPAT(Qt < 6.5): asked of the row from outside, two of its sizes in one call
    /// of Qt.point() end the program (the compiled code looks the second one up in nothing).
    function menuPlace(): point {
        return Qt.point(width / 3, height / 2);
    }
    /// What letting go now would do.
    function swipeWish(): string {
        if (content.x >= swipeEnough)
            return "read";
        return content.x <= -swipeFar ? "archive" : content.x <= -swipeEnough ? "mute" : "";
    }
    function letGo(): void {
        const wish = row.swipeWish();
        content.x = 0;
        if (wish === "read")
            row.readAsked();
        else if (wish === "archive")
            row.archiveAsked();
        else if (wish === "mute")
            row.muteAsked();
    }

    objectName: "chatRow." + conversationId
    implicitHeight: Metrics.chatRow
    hoverEnabled: true
    clip: isSwiped
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
            border.width: row.isSelected ? Metrics.focusRing : 0
            border.color: Colors.accent
            FocusRing {
                shown: row.visualFocus
                distance: -Metrics.focusRing
                radius: Metrics.radius
            }
        }
    }

    Icon {
        objectName: "swipe." + row.conversationId
        visible: row.isSwiped
        name: content.x > 0 ? (row.isUnread ? "tick" : "unread") : content.x > -row.swipeFar ? (row.isMuted ? "bell" : "bell-off") : "archive"
        color: row.swipeWish().length > 0 ? Colors.accent : Colors.ink3
        anchors.verticalCenter: parent.verticalCenter
        x: content.x > 0 ? Metrics.gap5 : row.width - width - Metrics.gap5
    }
    Item {
        id: content
        width: parent.width
        height: parent.height

        // Not in the row itself: an item with a handler takes every button, and a right click would open the conversation.
        TapHandler {
            acceptedButtons: Qt.RightButton
            gesturePolicy: TapHandler.WithinBounds
            onTapped: eventPoint => row.menuAsked(eventPoint.position)
        }
        DragHandler {
            id: drag
            target: content
            acceptedDevices: PointerDevice.TouchScreen | PointerDevice.Stylus
            yAxis.enabled: false
            xAxis.minimum: -row.width / 2
            xAxis.maximum: row.width / 2
            onActiveChanged: if (!active)
                row.letGo()
        }
        // Two fingers on a touchpad: there is no end of the gesture, so a rest is one.
        WheelHandler {
            id: pad
            property bool isDrawing: false
            target: null
            orientation: Qt.Horizontal
            acceptedDevices: PointerDevice.TouchPad
            // Fingers that scroll the list never move straight.
            blocking: false
            onWheel: event => {
                const isAside = Math.abs(event.pixelDelta.x) > 2 * Math.abs(event.pixelDelta.y);
                if (!pad.isDrawing && !isAside)
                    return;
                pad.isDrawing = true;
                content.x = Math.max(-row.width / 2, Math.min(row.width / 2, content.x + event.pixelDelta.x));
                rest.restart();
            }
        }
        Timer {
            id: rest
            interval: Motion.letGo
            onTriggered: {
                pad.isDrawing = false;
                row.letGo();
            }
        }
        Behavior on x {
            enabled: !drag.active && !pad.isDrawing
            NumberAnimation {
                duration: Motion.state
            }
        }

        Avatar {
            id: picture
            size: Metrics.chatAvatar
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4 + 2
            anchors.verticalCenter: parent.verticalCenter
            initials: row.initials
            colour: row.colour
            picture: row.picture
            isOnline: row.isOnline
            behind: row.behind
        }
        NameText {
            id: nameLine
            textFormat: Text.PlainText
            anchors.left: picture.right
            anchors.leftMargin: Metrics.gap3
            width: Math.min(implicitWidth, content.width - picture.width - time.width - 2 * (Metrics.gap4 + 2) - Metrics.gap3 - Metrics.gap2 - (muted.visible ? muted.width + Metrics.gap1 : 0))
            y: Math.round((parent.height - height - preview.height) / 2)
            text: row.name
        }
        Icon {
            id: muted
            visible: row.isMuted
            anchors.left: nameLine.right
            anchors.leftMargin: Metrics.gap1
            anchors.verticalCenter: nameLine.verticalCenter
            name: "bell-off"
            size: Metrics.iconSmall
            color: Colors.ink3
        }
        MetaText {
            id: time
            textFormat: Text.PlainText
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap4 + 2
            anchors.verticalCenter: nameLine.verticalCenter
            text: row.timeText
        }
        SecondaryText {
            id: preview
            textFormat: Text.PlainText
            anchors.left: nameLine.left
            anchors.right: marks.left
            anchors.rightMargin: marks.width > 0 ? Metrics.gap2 : 0
            anchors.top: nameLine.bottom
            text: row.preview
            elide: Text.ElideRight
            maximumLineCount: 1
            color: row.isTyping ? Colors.accent : Colors.ink2
        }
        Row {
            id: marks
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap4 + 2
            anchors.verticalCenter: preview.verticalCenter
            spacing: Metrics.gap1

            Icon {
                visible: row.isPinned && !row.isUnread
                name: "pin"
                size: Metrics.iconSmall
                color: Colors.ink3
            }
            Rectangle {
                objectName: "mention." + row.conversationId
                visible: row.mentions > 0
                width: Metrics.badge
                height: Metrics.badge
                radius: height / 2
                color: Colors.unreadFill
                Icon {
                    anchors.centerIn: parent
                    name: "at"
                    size: Metrics.iconSmall
                    color: Colors.unreadFillInk
                }
            }
            Badge {
                objectName: "unread." + row.conversationId
                count: row.unread
                color: row.isCurrent && !row.isMuted ? Colors.accent : Colors.sunken
                ink: row.isCurrent && !row.isMuted ? Colors.accentInk : Colors.ink2
            }
            Rectangle {
                objectName: "marked." + row.conversationId
                visible: row.isMarkedUnread && row.unread === 0
                anchors.verticalCenter: parent.verticalCenter
                width: Metrics.dot
                height: Metrics.dot
                radius: height / 2
                color: Colors.accent
            }
        }
    }

    Lazy {
        id: hint
        active: false
        content: Hint {
            property bool isReady: false
            parent: row
            text: row.fullTime
            // Told to show itself while it is being made it would not wait first.
            visible: isReady && over.hovered && text.length > 0
            x: row.mirrored ? Metrics.gap2 : row.width - implicitWidth - Metrics.gap2
            y: Metrics.chatRow / 2
            Component.onCompleted: isReady = true
        }
    }
    HoverHandler {
        id: over
        enabled: row.width > 0
        target: null
        parent: time
        onHoveredChanged: hint.active = true
    }
}
