// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme

/// Three dots that breathe while something is under way; still where motion is reduced.
Row {
    id: ring

    property color ink: Colors.accent

    spacing: Metrics.gap1
    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("Busy")

    Repeater {
        model: 3
        Rectangle {
            id: dot
            required property int index
            width: Metrics.radiusSmall
            height: Metrics.radiusSmall
            radius: Metrics.radiusSmall / 2
            color: ring.ink
            SequentialAnimation on opacity  {
                running: ring.visible && Motion.turn > 0
                loops: Animation.Infinite
                PauseAnimation {
                    duration: dot.index * Motion.state
                }
                NumberAnimation {
                    from: 1
                    to: 0.3
                    duration: Motion.turn / 2
                }
                NumberAnimation {
                    from: 0.3
                    to: 1
                    duration: Motion.turn / 2
                }
                PauseAnimation {
                    duration: (2 - dot.index) * Motion.state
                }
            }
        }
    }
}
