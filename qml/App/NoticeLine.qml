// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// One thing the person should know. It goes once there was time to read it, unless it is to stay until dismissed.
Rectangle {
    id: line

    required property AppViewModel app

    visible: app.notice.length > 0
    implicitHeight: visible ? Math.max(Metrics.control, words.implicitHeight + Metrics.gap3) : 0
    color: Colors.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: app.notice

    // Not while nobody looks, or something lies above it, nor while the pointer or the keyboard is on it.
    Timer {
        id: reading
        objectName: "notice.reading"
        interval: 6000 + 90 * line.app.notice.length
        running: line.visible && !line.app.isNoticeLasting && line.Window.active && OpenPopups.count === 0 && !over.hovered && !away.activeFocus
        onTriggered: line.app.dismissNotice()
    }
    Connections {
        target: line.app
        function onNoticeChanged(): void {
            if (reading.running)
                reading.restart();
        }
    }
    HoverHandler {
        id: over
    }
    PlainText {
        id: words
        objectName: "notice"
        textFormat: Text.PlainText
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap4
        anchors.right: away.left
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
        text: line.app.notice
        size: Fonts.small
        line: Fonts.smallLine
        color: Colors.accent
    }
    IconButton {
        id: away
        objectName: "notice.dismiss"
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap2
        anchors.verticalCenter: parent.verticalCenter
        size: Metrics.gap6 + Metrics.gap1
        iconSize: Metrics.iconSmall
        iconName: "close"
        ink: Colors.accent
        text: qsTr("Dismiss")
        onClicked: line.app.dismissNotice()
    }
}
