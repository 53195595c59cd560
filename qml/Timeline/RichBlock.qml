// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls

/// One part of a message: text (0), a quote (1) or code (2), as in client/markup.
Item {
    id: block

    property int kind: 0
    property string html: ""
    property string plain: ""
    property string language: ""
    property int room: 0
    property bool isOwn: false
    /// Null where the block is no bare text.
    readonly property MessageWords words: kind === 0 ? text : null
    readonly property int indent: kind === 1 ? Metrics.gap3 : 0
    signal linkPressed(string href)
    signal copyAsked(string text)

    implicitWidth: kind === 2 ? code.implicitWidth : text.width + indent
    implicitHeight: kind === 2 ? code.implicitHeight : text.height

    Rectangle {
        visible: block.kind === 1
        width: 3
        height: parent.height
        radius: 1
        color: block.isOwn ? Colors.ownQuiet : Colors.line
    }
    MessageWords {
        id: text
        visible: block.kind !== 2
        anchors.left: parent.left
        anchors.leftMargin: block.indent
        room: block.room - block.indent
        isOwn: block.isOwn
        plain: block.kind === 2 ? "" : block.plain
        html: block.kind === 2 ? "" : block.html
        onLinkPressed: href => block.linkPressed(href)
    }
    Lazy {
        id: code
        active: block.kind === 2
        visible: active
        content: CodeBlock {
            code: block.plain
            language: block.language
            isOwn: block.isOwn
            room: block.room
            onCopyAsked: text => block.copyAsked(text)
        }
    }
}
