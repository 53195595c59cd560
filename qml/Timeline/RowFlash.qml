// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// Marks a row for a moment, after a jump to it.
Rectangle {
    id: flash

    function show(): void {
        opacity = 1;
        fade.restart();
    }

    color: Colors.accentSoft
    opacity: 0

    Behavior on opacity {
        enabled: flash.opacity > 0
        NumberAnimation {
            duration: Motion.flash
        }
    }
    Timer {
        id: fade
        interval: Motion.linger
        onTriggered: flash.opacity = 0
    }
}
