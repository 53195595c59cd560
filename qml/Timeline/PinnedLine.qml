// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// What was pinned last, below the header. Each press leads to the next pinned message.
T.AbstractButton {
    id: line

    required property string words
    required property int count

    implicitHeight: Metrics.control + Metrics.gap1
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Pinned: %1. Press to go there.").arg(words)

    background: Rectangle {
        color: line.hovered ? Colors.hover : Colors.surface
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Metrics.hair
            color: Colors.line
        }
        FocusRing {
            shown: line.visualFocus
            distance: -2
        }
    }
    Icon {
        id: pin
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap5
        anchors.verticalCenter: parent.verticalCenter
        name: "pin"
        color: Colors.accent
    }
    PlainText {
        textFormat: Text.PlainText
        anchors.left: pin.right
        anchors.leftMargin: Metrics.gap2
        anchors.right: number.left
        anchors.rightMargin: Metrics.gap2
        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideRight
        maximumLineCount: 1
        text: line.words
        size: Fonts.secondary
        line: Fonts.secondaryLine
        color: Colors.ink2
    }
    MetaText {
        id: number
        textFormat: Text.PlainText
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap5
        anchors.verticalCenter: parent.verticalCenter
        visible: line.count > 1
        text: qsTr("%1 pinned").arg(line.count)
    }
}
