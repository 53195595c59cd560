// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls

/// One message: text that can be selected, its time, its ticks.
Item {
    id: bubble

    required property bool isOwn
    required property bool isUnsent
    required property bool isJumbo
    required property string sender
    required property int senderColour
    required property bool showsSender
    required property string message
    required property string timeText
    required property string fullTime
    required property int delivery
    required property int maximum
    signal menuAsked(real x, real y)

    readonly property int padX: Metrics.gap3
    readonly property int padY: Metrics.gap2 - 1
    readonly property int room: maximum - 2 * padX
    readonly property int metaWidth: meta.implicitWidth + Metrics.gap3
    readonly property int textWidth: Math.min(Math.ceil(words.implicitWidth), room)
    // The end of a line that runs from the right is at its left: its time goes beyond the whole line.
    readonly property int lastLine: words.effectiveHorizontalAlignment === TextEdit.AlignRight ? textWidth : Math.ceil(words.endX)
    readonly property bool isMetaBeside: lastLine + metaWidth <= room
    readonly property int contentWidth: Math.max(textWidth, isMetaBeside ? lastLine + metaWidth : meta.implicitWidth, name.visible ? Math.min(Math.ceil(name.implicitWidth), room) : 0)
    readonly property color fill: isOwn ? Colors.ownBubble : Colors.raised
    readonly property string selectedText: words.selectedText

    implicitWidth: contentWidth + 2 * padX
    implicitHeight: words.y + words.height + (isMetaBeside ? 0 : meta.height + 2) + padY

    Rectangle {
        y: 1
        width: parent.width
        height: parent.height
        radius: Metrics.radiusLarge
        color: Colors.shade
    }
    Rectangle {
        anchors.fill: parent
        radius: Metrics.radiusLarge
        color: bubble.fill
    }
    Rectangle {
        x: bubble.isOwn ? parent.width - width : 0
        width: Metrics.radiusLarge + Metrics.radiusSmall
        height: Math.min(width, parent.height / 2)
        radius: Metrics.radiusSmall
        color: bubble.fill
    }
    PlainText {
        id: name
        textFormat: Text.PlainText
        visible: bubble.showsSender
        x: bubble.padX
        y: bubble.padY
        width: Math.min(implicitWidth, bubble.room)
        elide: Text.ElideRight
        text: bubble.sender
        size: Fonts.secondary
        line: Fonts.secondaryLine
        font.weight: Font.DemiBold
        color: Colors.personInkOf(bubble.senderColour)
    }
    TextEdit {
        id: words

        property real endX: 0
        function measure(): void {
            endX = positionToRectangle(length).x;
        }

        objectName: "bubble.text"
        textFormat: TextEdit.PlainText
        x: bubble.padX
        y: bubble.padY + (name.visible ? name.height : 0)
        width: Math.min(implicitWidth + 1, bubble.room)
        wrapMode: TextEdit.Wrap
        readOnly: true
        selectByMouse: true
        persistentSelection: false
        text: bubble.isUnsent ? (bubble.isOwn ? qsTr("You unsent this message") : qsTr("This message was unsent")) : bubble.message
        font.pixelSize: bubble.isJumbo ? Fonts.jumbo : Fonts.body
        font.italic: bubble.isUnsent
        color: bubble.isUnsent ? (bubble.isOwn ? Colors.ownMeta : Colors.ink3) : bubble.isOwn ? Colors.ownInk : Colors.ink
        selectionColor: Colors.textSelection
        selectedTextColor: bubble.isOwn ? Colors.ownInk : Colors.ink
        activeFocusOnPress: true
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        onContentSizeChanged: measure()
        onWidthChanged: measure()
        Component.onCompleted: measure()
        onActiveFocusChanged: if (!activeFocus)
            deselect()
    }
    LineSpacing {
        document: words.textDocument
        line: bubble.isJumbo ? Fonts.jumboLine : Fonts.bodyLine
    }
    Row {
        id: meta
        x: bubble.width - width - bubble.padX
        y: bubble.height - height - bubble.padY
        spacing: Metrics.gap1
        MetaText {
            id: time
            textFormat: Text.PlainText
            anchors.verticalCenter: parent.verticalCenter
            text: bubble.timeText
            color: bubble.isOwn ? Colors.ownMeta : Colors.ink3
        }
        DeliveryMark {
            anchors.verticalCenter: parent.verticalCenter
            delivery: bubble.isUnsent ? 0 : bubble.delivery
        }
    }
    HoverHandler {
        id: overTime
        parent: time
    }
    Hint {
        parent: time
        text: bubble.fullTime
        visible: overTime.hovered
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        gesturePolicy: TapHandler.WithinBounds
        onTapped: eventPoint => bubble.menuAsked(eventPoint.position.x, eventPoint.position.y)
    }
}
