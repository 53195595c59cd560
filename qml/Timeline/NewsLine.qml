// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// The line above the first message that was not read when the conversation was opened.
Item {
    id: news

    property alias text: words.text

    implicitHeight: Metrics.daySeparator - 2

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.right: words.left
        anchors.rightMargin: Metrics.gap3
        height: Metrics.hair
        color: Colors.unread
        opacity: 0.6
    }
    PlainText {
        id: words
        objectName: "newMessages"
        textFormat: Text.PlainText
        anchors.centerIn: parent
        size: Fonts.small
        line: Fonts.smallLine
        font.weight: Font.DemiBold
        color: Colors.unreadInk
        Accessible.role: Accessible.Separator
    }
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.left: words.right
        anchors.leftMargin: Metrics.gap3
        height: Metrics.hair
        color: Colors.unread
        opacity: 0.6
    }
}
