// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// A choice: what it is on the left, how to change it on the right.
Item {
    id: row

    required property string label
    property string detail: ""
    property bool isDetailCode: false
    property bool hasLine: false
    default property alias control: holder.data

    implicitHeight: Math.max(Metrics.chatRow, words.implicitHeight + Metrics.gap6)

    Rectangle {
        visible: row.hasLine
        width: parent.width
        height: Metrics.hair
        color: Colors.line
    }
    Column {
        id: words
        x: Metrics.gap4 + 2
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - holder.width - 2 * x - Metrics.gap3
        PlainText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: row.label
        }
        PlainText {
            textFormat: Text.PlainText
            visible: text.length > 0 && !row.isDetailCode
            width: parent.width
            wrapMode: Text.Wrap
            text: row.detail
            size: Fonts.small
            line: Fonts.smallLine
            color: Colors.ink3
        }
        PlainText {
            textFormat: Text.PlainText
            visible: text.length > 0 && row.isDetailCode
            width: parent.width
            wrapMode: Text.WrapAnywhere
            text: row.detail
            font.family: Fonts.mono
            size: Fonts.small
            line: Fonts.smallLine
            color: Colors.ink3
        }
    }
    Row {
        id: holder
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap4 + 2
        anchors.verticalCenter: parent.verticalCenter
        spacing: Metrics.gap2
    }
}
