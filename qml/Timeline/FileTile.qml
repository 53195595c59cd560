// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// A file of a message: what it is called, how large it is and where; pressed it comes, or opens.
T.AbstractButton {
    id: tile

    required property string fileKey
    required property string fileName
    required property TransfersViewModel transfers
    property bool isOwn: false
    /// False: the bar of another file of the message stands for all of them while they go up.
    property bool tellsUpload: true
    readonly property bool isQuiet: look.where === TransfersViewModel.Outgoing && !tellsUpload
    readonly property bool canBeFetched: look.where === TransfersViewModel.Away || look.where === TransfersViewModel.Failed

    TransferLook {
        id: look
        key: tile.fileKey
        transfers: tile.transfers
    }

    objectName: "file." + fileName
    implicitHeight: Metrics.gap12
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    text: fileName
    Accessible.role: Accessible.Button
    Accessible.name: isQuiet ? qsTr("File %1").arg(fileName) : qsTr("File %1, %2").arg(fileName).arg(look.words)
    Accessible.description: look.where === TransfersViewModel.Here ? qsTr("Opens it") : canBeFetched ? qsTr("Fetches it") : ""
    onClicked: tile.transfers.press(tile.fileKey)

    background: Rectangle {
        radius: Metrics.radius
        color: tile.hovered ? Colors.shade : "transparent"
        FocusRing {
            shown: tile.visualFocus
            distance: 0
            radius: Metrics.radius
            border.color: tile.isOwn ? Colors.ownMeta : Colors.accent
        }
    }
    contentItem: Item {
        Rectangle {
            id: plate
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: Metrics.control
            height: Metrics.control
            radius: Metrics.radius
            color: tile.isOwn ? Colors.ownCode : Colors.sunken
            Icon {
                anchors.centerIn: parent
                name: look.where === TransfersViewModel.Failed ? "alert" : "file"
                color: look.where === TransfersViewModel.Failed ? Colors.danger : tile.isOwn ? Colors.ownMeta : Colors.ink2
            }
        }
        PlainText {
            id: nameLine
            textFormat: Text.PlainText
            anchors.left: plate.right
            anchors.leftMargin: Metrics.gap2
            anchors.right: act.left
            anchors.rightMargin: Metrics.gap1
            y: tile.isQuiet ? (parent.height - height) / 2 : parent.height / 2 - height
            elide: Text.ElideMiddle
            text: tile.fileName
            color: tile.isOwn ? Colors.ownInk : Colors.ink
            font.weight: Font.DemiBold
            size: Fonts.secondary
            line: Fonts.secondaryLine
            Accessible.ignored: true
        }
        PlainText {
            textFormat: Text.PlainText
            anchors.left: nameLine.left
            anchors.right: nameLine.right
            anchors.top: parent.verticalCenter
            elide: Text.ElideRight
            text: tile.isQuiet ? "" : look.words
            color: look.where === TransfersViewModel.Failed ? Colors.danger : tile.isOwn ? Colors.ownMeta : Colors.ink3
            size: Fonts.small
            line: Fonts.smallLine
            Accessible.ignored: true
        }
        TransferBar {
            visible: look.isMoving && !tile.isQuiet
            anchors.left: nameLine.left
            anchors.right: nameLine.right
            anchors.bottom: parent.bottom
            share: look.share
            ink: tile.isOwn ? Colors.ownMeta : Colors.accent
        }
        IconButton {
            id: act
            objectName: tile.objectName + (look.isMoving ? ".cancel" : look.where === TransfersViewModel.Here ? ".save" : ".fetch")
            visible: !tile.isQuiet
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            focusPolicy: Qt.TabFocus
            ink: tile.isOwn ? Colors.ownMeta : Colors.ink2
            iconName: look.isMoving ? "close" : look.where === TransfersViewModel.Here ? "folder" : "download"
            text: look.isMoving ? qsTr("Cancel") : look.where === TransfersViewModel.Here ? qsTr("Save to Downloads") : look.where === TransfersViewModel.Failed ? qsTr("Try again") : look.share > 0 ? qsTr("Go on fetching") : qsTr("Fetch")
            onClicked: {
                if (look.isMoving)
                    tile.transfers.cancel(tile.fileKey);
                else if (look.where === TransfersViewModel.Here)
                    tile.transfers.save(tile.fileKey);
                else
                    tile.transfers.press(tile.fileKey);
            }
        }
    }
}
