// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme

/// A few choices side by side, one of them made.
Rectangle {
    id: choice

    required property list<string> options
    required property int current
    required property string name
    signal chosen(int index)

    implicitWidth: row.implicitWidth + 2
    implicitHeight: Metrics.control
    radius: Metrics.radius
    color: Colors.raised
    border.width: Metrics.hair
    border.color: Colors.line
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Row {
        id: row
        anchors.fill: parent
        anchors.margins: 1

        Repeater {
            model: choice.options
            T.Button {
                id: option
                required property int index
                required property string modelData
                objectName: choice.objectName + "." + index
                implicitWidth: implicitContentWidth + 2 * Metrics.gap4
                implicitHeight: choice.height - 2
                hoverEnabled: true
                text: modelData
                checked: choice.current === index
                onClicked: choice.chosen(index)
                Accessible.name: text
                Accessible.role: Accessible.RadioButton
                contentItem: PlainText {
                    textFormat: Text.PlainText
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    text: option.text
                    size: Fonts.secondary
                    line: Fonts.secondaryLine
                    font.weight: option.checked ? Font.DemiBold : Font.Normal
                    color: option.checked ? Colors.accent : Colors.ink2
                    Accessible.ignored: true
                }
                background: Rectangle {
                    radius: Metrics.radius - 1
                    color: option.checked ? Colors.accentSoft : option.hovered ? Colors.hover : "transparent"
                    FocusRing {
                        shown: option.visualFocus
                        distance: -1
                        radius: Metrics.radius - 1
                    }
                }
            }
        }
    }
}
