// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Servers that announce themselves on this network; nothing when there are none, or the typed one is among them.
Column {
    id: nearby

    required property PersonListModel servers
    required property string typed
    signal chosen(string address)

    visible: servers.count > 0
    spacing: Metrics.gap1
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Servers on this network")

    Repeater {
        model: nearby.servers
        T.Button {
            id: server
            required property string personId
            required property string name
            required property string detail
            readonly property bool isTyped: nearby.typed === personId
            objectName: "nearby." + personId
            width: nearby.width
            height: Metrics.control
            hoverEnabled: true
            onClicked: nearby.chosen(personId)
            Accessible.name: qsTr("%1 at %2, found on this network").arg(name).arg(detail)
            Accessible.role: Accessible.Button
            Item {
                anchors.fill: parent
                Icon {
                    id: mark
                    anchors.left: parent.left
                    anchors.leftMargin: Metrics.gap3
                    anchors.verticalCenter: parent.verticalCenter
                    name: server.isTyped ? "check" : "server"
                    size: Metrics.iconSmall + 2
                    color: server.isTyped ? Colors.accent : Colors.ink2
                }
                PlainText {
                    id: nameLine
                    textFormat: Text.PlainText
                    anchors.left: mark.right
                    anchors.leftMargin: Metrics.gap2
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, parent.width / 2)
                    elide: Text.ElideRight
                    text: server.name
                    size: Fonts.secondary
                    line: Fonts.secondaryLine
                    font.weight: Font.DemiBold
                    Accessible.ignored: true
                }
                SecondaryText {
                    textFormat: Text.PlainText
                    anchors.left: nameLine.right
                    anchors.leftMargin: Metrics.gap2
                    anchors.right: parent.right
                    anchors.rightMargin: Metrics.gap3
                    anchors.verticalCenter: parent.verticalCenter
                    horizontalAlignment: Text.AlignRight
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    text: server.detail
                    Accessible.ignored: true
                }
            }
            background: Rectangle {
                radius: Metrics.radius
                color: server.hovered ? Colors.hover : Colors.sunken
                FocusRing {
                    shown: server.visualFocus
                    radius: Metrics.radius
                }
            }
        }
    }
    SecondaryText {
        textFormat: Text.PlainText
        width: parent.width
        wrapMode: Text.Wrap
        text: qsTr("Found on this network")
    }
}
