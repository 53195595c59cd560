// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// A picture of a message. Its size is known before it is, so nothing moves when it comes.
T.AbstractButton {
    id: tile

    required property string fileKey
    required property string fileName
    required property string picture
    required property int pictureWidth
    required property int pictureHeight
    required property color fill
    /// It comes when it is pressed.
    property bool isHeld: false
    /// False: one bar beside it stands for all files of the message while they go up.
    property bool tellsUpload: true
    required property TransfersViewModel transfers
    readonly property bool isShown: image.status === Image.Ready
    readonly property bool isBroken: image.status === Image.Error
    // Of the longest side, so that the tile is covered.
    readonly property int side: {
        const covering = Math.max(width / Math.max(1, pictureWidth), height / Math.max(1, pictureHeight));
        return Math.ceil(Math.max(pictureWidth, pictureHeight) * Math.min(1, covering) * Screen.devicePixelRatio);
    }

    TransferLook {
        id: look
        key: tile.fileKey
        transfers: tile.transfers
    }

    objectName: "picture." + fileName
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    text: fileName
    Accessible.role: Accessible.Button
    Accessible.name: isHeld ? qsTr("Picture %1, not loaded").arg(fileName) : isBroken ? qsTr("Picture %1, which cannot be shown").arg(fileName) : qsTr("Picture %1").arg(fileName)
    Accessible.description: isHeld ? qsTr("Loads it") : qsTr("Shows it large")

    background: Rectangle {
        color: Colors.shade
    }
    contentItem: Item {
        clip: true
        Icon {
            id: sign
            readonly property bool hasWords: tile.isBroken || tile.isHeld
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round((parent.height - height - (hasWords ? words.height + Metrics.gap1 : 0)) / 2)
            z: 1
            visible: !tile.isShown
            name: tile.isBroken ? "alert" : "picture"
            size: Metrics.gap6
            color: Colors.ink3
        }
        PlainText {
            id: words
            textFormat: Text.PlainText
            visible: sign.hasWords
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: sign.bottom
            anchors.topMargin: Metrics.gap1
            z: 1
            width: Math.min(implicitWidth, parent.width - 2 * Metrics.gap2)
            elide: Text.ElideMiddle
            text: tile.isHeld ? qsTr("Show the picture") : tile.fileName
            size: Fonts.small
            line: Fonts.smallLine
            color: Colors.ink2
            Accessible.ignored: true
        }
        Image {
            id: image
            anchors.fill: parent
            asynchronous: true
            fillMode: Image.PreserveAspectCrop
            // Only what this program itself fetched is drawn.
            source: tile.picture.startsWith("image://pictures/") ? tile.picture : ""
            sourceSize: Qt.size(tile.side, tile.side)
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
            border.color: tile.fill
            color: "transparent"
        }
        UploadBar {
            objectName: tile.objectName
            visible: look.where === TransfersViewModel.Outgoing && tile.tellsUpload
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Metrics.gap2
            look: look
            onCancelAsked: tile.transfers.cancel(tile.fileKey)
        }
        // Above the picture, which fills the tile.
        FocusRing {
            shown: tile.visualFocus
            distance: 0
            z: 1
        }
    }
}
