// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

/// A button with words. Primary is the one thing to do here.
T.Button {
    id: button

    property bool isPrimary: false
    property bool isDangerous: false
    property bool isBusy: false
    property int tall: Metrics.control

    implicitWidth: Math.max(label.implicitWidth + 2 * Metrics.gap4, tall)
    implicitHeight: tall
    hoverEnabled: true
    Accessible.name: text
    Accessible.role: Accessible.Button

    Item {
        anchors.fill: parent
        PlainText {
            id: label
            textFormat: Text.PlainText
            anchors.centerIn: parent
            width: Math.min(implicitWidth, button.width - Metrics.gap2)
            elide: Text.ElideRight
            visible: !button.isBusy
            text: button.text
            size: Fonts.secondary
            line: Fonts.secondaryLine
            font.weight: Font.DemiBold
            color: button.isPrimary ? Colors.accentInk : button.isDangerous ? Colors.danger : Colors.ink2
            opacity: button.enabled ? 1 : 0.55
            Accessible.ignored: true
        }
        BusyRing {
            anchors.centerIn: parent
            visible: button.isBusy
            ink: button.isPrimary ? Colors.accentInk : Colors.accent
        }
    }
    background: Rectangle {
        radius: Metrics.radius
        color: button.isPrimary ? (button.hovered && button.enabled ? Colors.accentHover : Colors.accent) : button.hovered ? Colors.hover : Colors.raised
        border.width: button.isPrimary ? 0 : Metrics.hair
        border.color: Colors.line
        opacity: button.enabled || !button.isPrimary ? 1 : 0.6
        FocusRing {
            shown: button.visualFocus
            distance: 2 * Metrics.focusRing
            radius: Metrics.radius + distance
        }
    }
}
