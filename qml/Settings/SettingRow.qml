// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
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

    /// What a press on the words turns on and off.
    readonly property T.Switch toggle: holder.children.length === 1 ? holder.children[0] as T.Switch : null

    /// Beside such a control there would be no room for words: it stands below them.
    readonly property bool isTall: holder.width > width / 2

    implicitHeight: isTall ? words.implicitHeight + holder.height + Metrics.gap8 : Math.max(Metrics.chatRow, words.implicitHeight + Metrics.gap6)

    Rectangle {
        visible: row.hasLine
        width: parent.width
        height: Metrics.hair
        color: Colors.line
    }
    Column {
        id: words
        readonly property int side: Metrics.gap4 + 2

        anchors.left: parent.left
        anchors.leftMargin: side
        y: row.isTall ? Metrics.gap3 : (row.height - height) / 2
        width: parent.width - 2 * side - (row.isTall ? 0 : holder.width + Metrics.gap3)
        TapHandler {
            enabled: row.toggle?.enabled ?? false
            onTapped: {
                row.toggle.toggle();
                row.toggle.toggled();
            }
        }
        PlainText {
            textFormat: Text.PlainText
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            text: row.label
        }
        PlainText {
            textFormat: Text.PlainText
            visible: text.length > 0 && !row.isDetailCode
            width: parent.width
            horizontalAlignment: Text.AlignLeft
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
        y: row.isTall ? row.height - height - Metrics.gap3 : (row.height - height) / 2
        spacing: Metrics.gap2
    }
}
