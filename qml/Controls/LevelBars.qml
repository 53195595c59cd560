// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme

/// How loud a recording is, part by part; what lies before `part` is in the accent.
Item {
    id: bars

    required property list<int> levels
    /// How many bars there are room for; missing ones are the lowest.
    property int count: 48
    /// *Range* 0 to 1.
    property real part: 0
    property color ink: Colors.ink3
    property color heard: Colors.accent
    readonly property real pitch: width / count

    implicitHeight: Metrics.gap6
    implicitWidth: count * 4
    Accessible.ignored: true

    Repeater {
        model: bars.count
        Rectangle {
            required property int index
            readonly property int level: index < bars.levels.length ? bars.levels[index] : 0
            x: index * bars.pitch
            width: Math.max(1, Math.round(bars.pitch * 0.6))
            height: Math.max(2, Math.round(bars.height * level / 100))
            y: (bars.height - height) / 2
            radius: width / 2
            color: (index + 0.5) / bars.count < bars.part ? bars.heard : bars.ink
        }
    }
}
