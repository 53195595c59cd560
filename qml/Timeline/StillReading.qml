// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Kith.ViewModel

/// Keeps what is being read where it is, to the pixel, while rows come, go and change their height around it.
///
/// A view that stacks from below holds its lowest row; one that grows out of sight would push the text up. So the rows on
/// screen are remembered with their places, and in each frame in which something has changed the view goes where the first
/// of them that is left stands as before, after all has been laid out and before it is drawn. What comes first is the row
/// that has an edge nearest to the middle: the eye is there.
Item {
    id: still

    required property ListView list
    required property TimelineViewModel timeline
    /// False while the view follows the newest message: then nothing is held.
    required property bool isHolding
    property var held: []
    property bool isChanged: false

    onIsHoldingChanged: isHolding ? look() : forget()

    /// Remembers what is on screen now.
    function look(): void {
        if (!still.isHolding)
            return;
        const found = [];
        const top = still.list.contentY;
        const bottom = top + still.list.height;
        const middle = top + still.list.height / 2;
        const items = still.list.contentItem.children;
        for (let i = 0; i < items.length; ++i) {
            const row = items[i] as MessageRow;
            if (row === null || !row.visible || row.index < 0 || row.y + row.height <= top || row.y >= bottom)
                continue;
            // The edge to be seen is what stays: of a row cut off above it is the lower one.
            const isByTop = row.y >= top || row.y + row.height > bottom;
            const edge = isByTop ? row.y : row.y + row.height;
            found.push({
                "key": row.messageKey,
                "isByTop": isByTop,
                "place": edge - top,
                "distance": Math.abs(edge - middle)
            });
        }
        found.sort((a, b) => a.distance - b.distance);
        still.held = found;
    }
    /// Other rows than before are to be shown.
    function forget(): void {
        still.held = [];
    }
    function change(): void {
        still.isChanged = still.isHolding;
    }
    function mend(): void {
        still.isChanged = false;
        if (!still.isHolding || still.list.moving)
            return;
        for (const each of still.held) {
            const number = still.timeline.model.rowOf(each.key);
            if (number < 0)
                continue;
            // What was pushed far out of sight has no item any more.
            if (still.list.itemAtIndex(number) === null)
                still.list.positionViewAtIndex(number, ListView.Center);
            // A row that comes into sight has a height that was not known before: the second time nothing is left to do.
            for (let i = 0; i < 3; ++i) {
                const row = still.list.itemAtIndex(number);
                if (row === null)
                    break;
                const wanted = (each.isByTop ? row.y : row.y + row.height) - each.place;
                if (wanted === still.list.contentY)
                    break;
                still.list.contentY = wanted;
                still.list.forceLayout();
            }
            break;
        }
        look();
        still.isChanged = false;
    }

    Connections {
        target: still.Window.window
        enabled: still.isChanged
        function onAfterAnimating(): void {
            still.mend();
        }
    }
}
