// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

T.ScrollBar {
    id: bar

    /// Also shows while nobody scrolls, that there is more.
    property bool isLasting: false

    implicitWidth: Metrics.gap2
    implicitHeight: Metrics.gap2
    padding: 2
    minimumSize: 0.06
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: Metrics.gap1
        implicitHeight: Metrics.gap1
        radius: width / 2
        color: bar.pressed ? Colors.ink2 : Colors.ink3
        opacity: bar.size < 1 && (bar.isLasting || bar.active || bar.hovered) ? 0.7 : 0
        Behavior on opacity  {
            NumberAnimation {
                duration: Motion.pane
            }
        }
    }
}
