// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// One page: a title, and what stands below it. Scrolls when it has to.
Flickable {
    id: page

    required property string title
    property bool isNarrow: false
    default property alias content: column.data
    readonly property int side: isNarrow ? Metrics.gap4 : Metrics.gap8 + Metrics.gap6

    contentHeight: column.y + column.height + Metrics.gap8
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.Pane
    Accessible.name: title
    T.ScrollBar.vertical: SlimScrollBar {
    }

    Column {
        id: column
        x: LayoutMirroring.enabled ? page.width - width - page.side : page.side
        y: page.isNarrow ? Metrics.gap4 : Metrics.gap8 + Metrics.gap2
        width: Math.min(Metrics.pageWidth, page.width - 2 * page.side)
        spacing: Metrics.gap5

        PageText {
            textFormat: Text.PlainText
            anchors.left: parent.left
            text: page.title
        }
    }
}
