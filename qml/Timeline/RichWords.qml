// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls

/// The words of a message that holds Markdown, a link or a mention: text, quotes and code below each other.
Column {
    id: rich

    required property var blocks
    required property int room
    property bool isOwn: false
    /// The text at the end; null where something else is last.
    readonly property MessageWords lastWords: repeater.count > 0 ? (repeater.itemAt(repeater.count - 1) as RichBlock)?.words ?? null : null
    readonly property string selectedText: {
        for (let i = 0; i < repeater.count; ++i) {
            const selected = (repeater.itemAt(i) as RichBlock)?.words?.selectedText ?? "";
            if (selected.length > 0)
                return selected;
        }
        return "";
    }
    signal linkPressed(string href)
    signal copyAsked(string text)

    spacing: Metrics.gap1

    Repeater {
        id: repeater
        model: rich.blocks
        delegate: RichBlock {
            required property var modelData
            kind: modelData.kind
            html: modelData.html
            plain: modelData.plain
            language: modelData.language
            room: rich.room
            isOwn: rich.isOwn
            onLinkPressed: href => rich.linkPressed(href)
            onCopyAsked: text => rich.copyAsked(text)
        }
    }
}
