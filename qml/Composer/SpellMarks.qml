// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.ViewModel

/// A wavy line under each word that no chosen dictionary knows.
Item {
    id: marks

    required property T.TextArea field
    required property SpellingViewModel spelling

    Repeater {
        model: marks.spelling.places
        Image {
            id: wave
            required property var modelData
            required property int index
            // Where the words stand depends on the width and on the font as well.
            readonly property rect from: marks.field.width + marks.field.contentHeight > 0 ? marks.field.positionToRectangle(modelData.start) : Qt.rect(0, 0, 0, 0)
            readonly property rect to: marks.field.width + marks.field.contentHeight > 0 ? marks.field.positionToRectangle(modelData.start + modelData.length) : Qt.rect(0, 0, 0, 0)
            readonly property int tile: Math.max(4, Math.round(Metrics.gap2 * 0.75))

            objectName: "spelling.mark." + index
            x: Math.min(from.x, to.x)
            y: from.y + from.height - tile / 2 - 1
            width: to.y === from.y ? Math.abs(to.x - from.x) : Math.max(tile, marks.field.width - marks.field.rightPadding - from.x)
            height: tile
            clip: true
            source: "image://kith-icons/wave/" + Colors.danger.toString().slice(1)
            sourceSize.width: tile
            sourceSize.height: tile
            fillMode: Image.TileHorizontally
            horizontalAlignment: Image.AlignLeft
            Accessible.ignored: true
        }
    }
}
