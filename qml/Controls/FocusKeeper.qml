// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Controls

/// Says when nothing in the window has the keyboard, as after a press on a button that went away by it: what is typed next
/// would be lost. What a popup leaves behind is FocusReturn's, and comes first.
Timer {
    id: keeper

    required property Item watched
    readonly property Item current: watched.Window.activeFocusItem
    signal placeNeeded

    interval: 60
    repeat: true
    // Whatever holds what is watched is a mere frame: it passes the keyboard on, and there is nobody to take it.
    function isFrame(item: Item): bool {
        for (let one = watched as Item; one !== null; one = one.parent) {
            if (one === item)
                return true;
        }
        return false;
    }
    running: watched.Window.active && watched.visible && (current === null || isFrame(current) || !current.visible) && OpenPopups.count === 0
    onTriggered: keeper.placeNeeded()
}
