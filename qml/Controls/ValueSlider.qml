// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

T.Slider {
    id: slider

    implicitWidth: Math.round(180 * Metrics.scale)
    implicitHeight: Metrics.gap6
    Accessible.role: Accessible.Slider

    background: Rectangle {
        y: (slider.height - height) / 2
        width: slider.width
        height: Metrics.gap1
        radius: height / 2
        color: Colors.line
        Rectangle {
            x: slider.mirrored ? parent.width - width : 0
            width: slider.position * parent.width
            height: parent.height
            radius: height / 2
            color: Colors.accent
        }
    }
    handle: Rectangle {
        x: slider.visualPosition * (slider.width - width)
        y: (slider.height - height) / 2
        width: Metrics.gap5 - 2
        height: width
        radius: width / 2
        color: Colors.surface
        border.width: Metrics.hair
        border.color: Colors.ink3
        FocusRing {
            shown: slider.visualFocus
            radius: width / 2
        }
    }
}
