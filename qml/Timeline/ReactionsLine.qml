// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// The emoji under a message; pressing one adds or takes back one's own.
Flow {
    id: line

    required property var reactions
    required property bool mayReact
    /// The widest that it may become.
    required property int room
    /// The width of all of them in one line; counted by measure(), as itemAt() tells nobody that an item has come.
    property real natural: 0
    signal toggled(string emoji)

    width: Math.min(natural, room)
    spacing: Metrics.gap1
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Reactions")

    function measure() {
        let sum = 0;
        for (let i = 0; i < chips.count; ++i)
            sum += (chips.itemAt(i)?.implicitWidth ?? 0) + (i > 0 ? spacing : 0);
        // Fractions of a pixel must not put the last one below the others.
        natural = Math.ceil(sum);
    }

    Repeater {
        id: chips
        model: line.reactions
        onItemAdded: line.measure()
        onItemRemoved: line.measure()
        delegate: T.AbstractButton {
            id: chip
            required property var modelData
            readonly property string emoji: modelData.emoji
            readonly property int count: modelData.count
            readonly property bool isMine: modelData.isMine
            readonly property string names: modelData.names

            objectName: "reaction." + emoji
            implicitWidth: face.implicitWidth + number.implicitWidth + Metrics.gap4 + Metrics.gap1
            implicitHeight: Metrics.gap6
            enabled: line.mayReact
            hoverEnabled: true
            checkable: false
            Accessible.role: Accessible.Button
            Accessible.name: isMine ? qsTr("%1 from %2. Press to take yours back.").arg(emoji).arg(names) : qsTr("%1 from %2. Press to add yours.").arg(emoji).arg(names)
            onClicked: line.toggled(emoji)
            onImplicitWidthChanged: line.measure()

            background: Rectangle {
                radius: height / 2
                color: chip.isMine ? Colors.accentSoft : chip.hovered ? Colors.hover : Colors.surface
                border.width: Metrics.hair
                border.color: chip.isMine ? Colors.accent : Colors.line
                FocusRing {
                    shown: chip.visualFocus
                    radius: height / 2
                }
            }
            PlainText {
                id: face
                textFormat: Text.PlainText
                anchors.left: parent.left
                anchors.leftMargin: Metrics.gap2
                anchors.verticalCenter: parent.verticalCenter
                text: Fonts.face(chip.emoji)
                font.family: Fonts.emoji
                size: Fonts.secondary
                // A line of fixed height would put both at its upper edge, each by another measure.
                lineHeightMode: Text.ProportionalHeight
                lineHeight: 1
                Accessible.ignored: true
            }
            PlainText {
                id: number
                textFormat: Text.PlainText
                anchors.right: parent.right
                anchors.rightMargin: Metrics.gap2
                anchors.verticalCenter: parent.verticalCenter
                text: chip.count
                size: Fonts.small
                lineHeightMode: Text.ProportionalHeight
                lineHeight: 1
                font.weight: chip.isMine ? Font.DemiBold : Font.Normal
                color: chip.isMine ? Colors.accent : Colors.ink2
                Accessible.ignored: true
            }
            Hint {
                text: chip.names
                visible: chip.hovered
            }
        }
    }
}
