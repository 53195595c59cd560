// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// The share of a file that has come or gone.
Rectangle {
    id: bar

    required property real share
    property color ink: Colors.accent

    implicitHeight: Metrics.gap1
    radius: height / 2
    color: Colors.shade
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("%1 % done").arg(Math.round(bar.share * 100))

    Rectangle {
        width: Math.max(parent.height, parent.width * bar.share)
        height: parent.height
        radius: parent.radius
        color: bar.ink
    }
}
