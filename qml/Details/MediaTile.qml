// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Kith.Theme
import Kith.Controls

/// The square of one picture that was shared.
T.AbstractButton {
    id: tile

    required property string fileName
    required property string picture
    required property string who
    required property string when
    required property string fullTime
    property string messageId: ""
    property string fileKey: ""
    property bool isSelected: false
    /// It comes only when it is pressed.
    property bool isHeld: false

    hoverEnabled: true
    text: fileName
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Picture %1 from %2, %3").arg(fileName).arg(who).arg(fullTime)
    Accessible.description: isHeld ? qsTr("Loads it") : qsTr("Shows it large")

    background: Rectangle {
        radius: Metrics.radiusSmall
        color: Colors.sunken
    }
    contentItem: Item {
        clip: true
        Icon {
            anchors.centerIn: parent
            visible: image.status !== Image.Ready
            name: tile.isHeld ? "download" : image.status === Image.Error ? "alert" : "picture"
            size: Metrics.gap6
            color: Colors.ink3
        }
        Image {
            id: image
            readonly property int side: Math.ceil(Math.max(tile.width, tile.height) * 1.5 * Screen.devicePixelRatio)
            anchors.fill: parent
            asynchronous: true
            fillMode: Image.PreserveAspectCrop
            // Only what this program itself fetched is drawn.
            source: tile.picture.startsWith("image://pictures/") ? tile.picture : ""
            sourceSize: Qt.size(side, side)
            opacity: status === Image.Ready ? 1 : 0
            Accessible.ignored: true
            Behavior on opacity {
                NumberAnimation {
                    duration: Motion.state
                }
            }
        }
        Rectangle {
            anchors.fill: parent
            visible: tile.hovered
            color: Colors.shade
        }
        // Rounds the corners with the colour around them.
        Rectangle {
            anchors.fill: parent
            anchors.margins: -border.width
            radius: Metrics.radiusSmall + border.width
            border.width: Metrics.gap1
            border.color: Colors.surface
            color: "transparent"
        }
        FocusRing {
            shown: tile.visualFocus || tile.isSelected
            distance: 0
            radius: Metrics.radiusSmall
            z: 1
        }
    }
}
