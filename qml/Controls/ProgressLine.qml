// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// How far something is.
Rectangle {
    id: line

    /// From 0 to 1.
    required property real share
    /// What it is the progress of.
    required property string name

    implicitHeight: Metrics.gap1 + 2
    radius: height / 2
    color: Colors.sunken
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("%1, %2 %").arg(line.name).arg(Math.round(100 * line.share))

    Rectangle {
        anchors.left: parent.left
        width: Math.max(parent.height, parent.width * Math.max(0, Math.min(1, line.share)))
        height: parent.height
        radius: height / 2
        color: Colors.accent
        Behavior on width {
            NumberAnimation {
                duration: Motion.state
            }
        }
    }
}
