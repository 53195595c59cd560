// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// A line of plain text with one place marked.
Item {
    id: line

    required property string before
    required property string match
    required property string after
    property bool isStrong: false
    readonly property color ink: isStrong ? Colors.ink : Colors.ink2

    implicitHeight: head.implicitHeight
    height: implicitHeight
    clip: true
    Accessible.ignored: true

    PlainText {
        id: head
        textFormat: Text.PlainText
        anchors.left: parent.left
        // What was looked for has to be in sight: what stands before it gives way.
        width: Math.min(implicitWidth, Math.max(0, line.width - Math.min(mark.implicitWidth, line.width / 2)))
        elide: Text.ElideLeft
        text: line.before
        size: Fonts.secondary
        line: Fonts.secondaryLine
        font.weight: line.isStrong ? Font.DemiBold : Font.Normal
        color: line.ink
    }
    Rectangle {
        anchors.fill: mark
        visible: line.match.length > 0
        radius: Metrics.gap1 / 2
        color: Colors.accentSoft
    }
    PlainText {
        id: mark
        textFormat: Text.PlainText
        anchors.left: head.right
        width: Math.min(implicitWidth, Math.max(0, line.width - head.width))
        elide: Text.ElideRight
        text: line.match
        size: Fonts.secondary
        line: Fonts.secondaryLine
        font.weight: line.isStrong ? Font.DemiBold : Font.Normal
        color: Colors.accent
    }
    PlainText {
        textFormat: Text.PlainText
        anchors.left: mark.right
        anchors.right: parent.right
        text: line.after
        size: Fonts.secondary
        line: Fonts.secondaryLine
        elide: Text.ElideRight
        font.weight: line.isStrong ? Font.DemiBold : Font.Normal
        color: line.ink
    }
}
