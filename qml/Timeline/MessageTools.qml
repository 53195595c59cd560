// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// What is done most with a message, beside it while the pointer or the keyboard is on it. The keys for the same stand in
/// TimelineKeys.qml, so these are no stops of the Tab key.
Rectangle {
    id: tools

    required property bool canReact
    required property bool canReply
    required property bool canPreview
    required property string messageKey
    signal reactAsked(Item anchor)
    signal replyAsked
    signal previewAsked
    signal menuAsked(Item anchor)

    implicitWidth: row.implicitWidth + 2
    implicitHeight: row.implicitHeight + 2
    radius: Metrics.radius
    color: Colors.raised
    border.width: Metrics.hair
    border.color: Colors.line
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Actions")

    Row {
        id: row
        anchors.centerIn: parent
        IconButton {
            id: smile
            objectName: "tools.react." + tools.messageKey
            visible: tools.canReact
            size: Metrics.control - Metrics.gap2
            iconSize: Metrics.icon - 2
            focusPolicy: Qt.NoFocus
            iconName: "smile"
            text: qsTr("React")
            onClicked: tools.reactAsked(smile)
        }
        IconButton {
            objectName: "tools.reply." + tools.messageKey
            visible: tools.canReply
            size: Metrics.control - Metrics.gap2
            iconSize: Metrics.icon - 2
            focusPolicy: Qt.NoFocus
            iconName: "reply"
            text: qsTr("Reply")
            onClicked: tools.replyAsked()
        }
        IconButton {
            objectName: "tools.preview." + tools.messageKey
            visible: tools.canPreview
            size: Metrics.control - Metrics.gap2
            iconSize: Metrics.icon - 2
            focusPolicy: Qt.NoFocus
            iconName: "eye"
            text: qsTr("Show preview")
            onClicked: tools.previewAsked()
        }
        IconButton {
            id: more
            objectName: "tools.more." + tools.messageKey
            size: Metrics.control - Metrics.gap2
            iconSize: Metrics.icon - 2
            focusPolicy: Qt.NoFocus
            iconName: "more"
            text: qsTr("More")
            onClicked: tools.menuAsked(more)
        }
    }
}
