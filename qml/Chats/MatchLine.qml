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

    implicitHeight: whole.implicitHeight
    height: implicitHeight
    clip: true
    Accessible.ignored: true

    // How the whole line would run by itself: its parts follow that, and not the direction of the window.
    PlainText {
        id: whole
        textFormat: Text.PlainText
        LayoutMirroring.enabled: false
        visible: false
        text: line.before + line.match + line.after
        size: Fonts.secondary
        line: Fonts.secondaryLine
    }
    Item {
        id: run
        readonly property real room: line.width
        x: line.LayoutMirroring.enabled ? line.width - width : 0
        width: Math.min(line.width, head.implicitWidth + mark.implicitWidth + rest.implicitWidth)
        height: parent.height
        LayoutMirroring.enabled: whole.horizontalAlignment === Text.AlignRight
        LayoutMirroring.childrenInherit: true

        PlainText {
            id: head
            textFormat: Text.PlainText
            anchors.left: parent.left
            // What was looked for has to be in sight: what stands before it gives way.
            width: Math.min(implicitWidth, Math.max(0, run.room - Math.min(mark.implicitWidth, run.room / 2)))
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
            width: Math.min(implicitWidth, Math.max(0, run.room - head.width))
            elide: Text.ElideRight
            text: line.match
            size: Fonts.secondary
            line: Fonts.secondaryLine
            font.weight: line.isStrong ? Font.DemiBold : Font.Normal
            color: Colors.accent
        }
        PlainText {
            id: rest
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
}
