// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

/// A button that is an icon; `text` is its name for readers and its hint.
T.Button {
    id: button

    required property string iconName
    property color ink: Colors.ink2
    property int size: Metrics.control
    property int iconSize: Metrics.icon

    implicitWidth: size
    implicitHeight: size
    hoverEnabled: true
    Accessible.name: text
    Accessible.role: Accessible.Button

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.iconName
            size: button.iconSize
            color: button.ink
            opacity: button.enabled ? 1 : 0.5
        }
    }
    background: Rectangle {
        radius: Metrics.radius
        color: button.checked ? Colors.accentSoft : button.down ? Colors.line : button.hovered ? Colors.sunken : "transparent"
        FocusRing {
            shown: button.visualFocus
            radius: Metrics.radius + distance
        }
    }

    Hint {
        text: button.text
        visible: (button.hovered || button.visualFocus) && button.text.length > 0
    }
}
