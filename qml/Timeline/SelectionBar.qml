// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Stands in the place of the header while messages are being picked: how many, and what can be done with them.
Rectangle {
    id: bar

    required property SelectionViewModel selection
    signal unsendAsked

    color: Colors.surface
    Accessible.role: Accessible.ToolBar
    Accessible.name: words.text

    // Nothing below is to be pressed.
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    IconButton {
        id: stop
        objectName: "selection.clear"
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap2
        anchors.verticalCenter: parent.verticalCenter
        iconName: "close"
        text: qsTr("Stop selecting (Esc)")
        onClicked: bar.selection.clear()
    }
    NameText {
        id: words
        textFormat: Text.PlainText
        anchors.left: stop.right
        anchors.leftMargin: Metrics.gap2
        anchors.right: actions.left
        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideRight
        objectName: "selection.words"
        text: bar.selection.note.length > 0 ? bar.selection.note : bar.selection.count === 1 ? qsTr("1 message selected") : qsTr("%1 messages selected").arg(bar.selection.count)
        Accessible.role: Accessible.AlertMessage
    }
    Row {
        id: actions
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap5
        anchors.verticalCenter: parent.verticalCenter
        spacing: Metrics.gap1
        IconButton {
            objectName: "selection.copy"
            iconName: "copy"
            text: qsTr("Copy")
            onClicked: bar.selection.copy()
        }
        IconButton {
            objectName: "selection.forward"
            iconName: "forward"
            enabled: bar.selection.canForward
            text: qsTr("Forward …")
            onClicked: bar.selection.forward()
        }
        IconButton {
            objectName: "selection.unsend"
            iconName: "trash"
            ink: Colors.danger
            enabled: bar.selection.unsendable > 0
            text: bar.selection.unsendable === bar.selection.count ? qsTr("Unsend for everyone") : enabled ? qsTr("Unsend %1 of them for everyone").arg(bar.selection.unsendable) : qsTr("None of these can be unsent: not yours, or too old")
            onClicked: bar.unsendAsked()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Metrics.hair
        color: Colors.line
    }
}
