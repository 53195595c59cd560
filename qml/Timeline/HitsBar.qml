// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Where the reader stands among what was found in this conversation, and the ways to the next older and newer of it.
Rectangle {
    id: bar

    required property SearchViewModel search
    required property ShortcutsViewModel shortcuts
    /// The one that the timeline was led to, the newest first.
    property int row: 0
    readonly property int count: search.model.count
    /// Beyond that nobody walks from one to the next.
    readonly property int most: 500
    signal closeAsked

    /// To the next older one (1) or newer one (-1).
    function step(by: int): void {
        const to = bar.row + by;
        if (to < 0 || to >= bar.count)
            return;
        bar.row = to;
        bar.search.choose(to);
    }
    // All of them are counted, not those of the first page.
    function countOn(): void {
        if (bar.count > 0 && bar.count < bar.most)
            bar.search.more();
    }

    objectName: "hits"
    implicitHeight: Metrics.control + Metrics.gap1
    color: Colors.surface
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Found in this conversation")
    onCountChanged: countOn()
    Component.onCompleted: countOn()
    Connections {
        target: bar.search.model
        // What the server adds may stand before it.
        function onRowsInserted(parent: var, first: int, last: int): void {
            if (first <= bar.row)
                bar.row += last - first + 1;
        }
        function onRowsRemoved(parent: var, first: int, last: int): void {
            if (last < bar.row)
                bar.row -= last - first + 1;
        }
    }

    Icon {
        id: lens
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap5
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        color: Colors.accent
    }
    PlainText {
        textFormat: Text.PlainText
        objectName: "hits.words"
        anchors.left: lens.right
        anchors.leftMargin: Metrics.gap2
        anchors.right: place.left
        anchors.rightMargin: Metrics.gap2
        anchors.verticalCenter: parent.verticalCenter
        maximumLineCount: 1
        elide: Text.ElideRight
        text: bar.search.text
        size: Fonts.secondary
        line: Fonts.secondaryLine
        color: Colors.ink2
    }
    MetaText {
        id: place
        textFormat: Text.PlainText
        objectName: "hits.place"
        anchors.right: older.left
        anchors.rightMargin: Metrics.gap2
        anchors.verticalCenter: parent.verticalCenter
        text: bar.count < bar.most ? qsTr("%1 of %2").arg(bar.row + 1).arg(bar.count) : qsTr("%1 of more than %2").arg(bar.row + 1).arg(bar.most)
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    IconButton {
        id: older
        objectName: "hits.older"
        anchors.right: newer.left
        anchors.verticalCenter: parent.verticalCenter
        enabled: bar.row + 1 < bar.count
        iconName: "up"
        text: qsTr("Older (%1)").arg(bar.shortcuts.names["olderHit"])
        onClicked: bar.step(1)
    }
    IconButton {
        id: newer
        objectName: "hits.newer"
        anchors.right: close.left
        anchors.verticalCenter: parent.verticalCenter
        enabled: bar.row > 0
        iconName: "down"
        text: qsTr("Newer (%1)").arg(bar.shortcuts.names["newerHit"])
        onClicked: bar.step(-1)
    }
    IconButton {
        id: close
        objectName: "hits.close"
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap5
        anchors.verticalCenter: parent.verticalCenter
        iconName: "close"
        text: qsTr("Stop searching")
        onClicked: bar.closeAsked()
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Metrics.hair
        color: Colors.line
    }
}
