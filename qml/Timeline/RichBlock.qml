// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls

/// One part of a message: text (0), a quote (1), code (2) or a table (3), as in client/markup.
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
    /// Drawn in a font of one width.
    readonly property bool isCode: kind >= 2
    readonly property int indent: kind === 1 ? Metrics.gap3 : 0
    signal linkPressed(string href)
    signal copyAsked(string text)

    implicitWidth: isCode ? code.implicitWidth : text.width + indent
    implicitHeight: isCode ? code.implicitHeight : text.height

    Rectangle {
        visible: block.kind === 1
        width: 3
        height: parent.height
        radius: 1
        color: block.isOwn ? Colors.ownQuiet : Colors.line
    }
    MessageWords {
        id: text
        visible: !block.isCode
        anchors.left: parent.left
        anchors.leftMargin: block.indent
        room: block.room - block.indent
        isOwn: block.isOwn
        plain: block.isCode ? "" : block.plain
        html: block.isCode ? "" : block.html
        onLinkPressed: href => block.linkPressed(href)
    }
    Lazy {
        id: code
        active: block.isCode
        visible: active
        content: CodeBlock {
            code: block.plain
            isTable: block.kind === 3
            language: block.language
            isOwn: block.isOwn
            room: block.room
            onCopyAsked: text => block.copyAsked(text)
        }
    }
}
