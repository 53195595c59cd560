// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// What was just done with a conversation, and the way back. It goes by itself, but not while somebody is at it.
Rectangle {
    id: strip

    required property string words
    signal undoAsked
    signal dismissed

    function stay(): void {
        away.restart();
    }

    implicitHeight: Math.max(Metrics.control, text.implicitHeight + 2 * Metrics.gap2) + 2
    radius: Metrics.radius
    color: Colors.raised
    border.width: Metrics.hair
    border.color: Colors.line
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words

    PlainText {
        id: text
        textFormat: Text.PlainText
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap3
        anchors.right: back.left
        anchors.rightMargin: Metrics.gap2
        anchors.verticalCenter: parent.verticalCenter
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        text: strip.words
        size: Fonts.secondary
        line: Fonts.secondaryLine
        Accessible.ignored: true
    }
    LinkButton {
        id: back
        objectName: "chats.undo"
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap3
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Undo")
        onClicked: strip.undoAsked()
    }
    HoverHandler {
        id: over
    }
    Timer {
        id: away
        interval: Motion.undo
        running: strip.visible && !over.hovered && !back.activeFocus
        onTriggered: strip.dismissed()
    }
}
