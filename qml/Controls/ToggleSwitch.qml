// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

T.Switch {
    id: toggle

    implicitWidth: Metrics.control
    implicitHeight: Metrics.gap5
    Accessible.role: Accessible.CheckBox
    Accessible.name: text

    indicator: Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: toggle.checked ? Colors.accent : Colors.line
        Rectangle {
            readonly property int inset: 2
            x: toggle.checked !== toggle.mirrored ? parent.width - width - inset : inset
            y: inset
            width: parent.height - 2 * inset
            height: width
            radius: width / 2
            color: toggle.checked ? Colors.accentInk : Colors.surface
            Behavior on x  {
                NumberAnimation {
                    duration: Motion.state
                }
            }
        }
        FocusRing {
            shown: toggle.visualFocus
            radius: height / 2
        }
    }
}
