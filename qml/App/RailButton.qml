// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

T.Button {
    id: button

    required property string iconName
    required property int count

    implicitWidth: Metrics.avatar
    implicitHeight: Metrics.avatar
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: count > 0 ? qsTr("%1, %2 new").arg(text).arg(count) : text

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.iconName
            size: Metrics.gap5
            color: button.checked ? Colors.accent : Colors.ink2
        }
        Badge {
            x: button.mirrored ? parent.width / 2 - width : parent.width / 2
            y: Metrics.gap1
            tall: Math.round(Metrics.gap4 + 2)
            count: button.count
            most: 99
        }
    }
    background: Rectangle {
        radius: Metrics.radius + 2
        color: button.checked ? Colors.accentSoft : button.hovered ? Colors.line : "transparent"
        FocusRing {
            shown: button.visualFocus
            radius: Metrics.radius + 2 + distance
        }
    }
    Hint {
        text: button.text
        visible: button.hovered || button.visualFocus
        x: button.mirrored ? -width - Metrics.gap2 : button.width + Metrics.gap2
        y: Math.round((button.height - implicitHeight) / 2)
    }
}
