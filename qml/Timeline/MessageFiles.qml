// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// The pictures and files of a message, above its words.
Column {
    id: block

    required property var files
    required property int room
    required property bool isOwn
    required property color fill
    required property TransfersViewModel transfers
    signal pictureAsked(string fileKey)

    readonly property var pictures: files.filter(file => file.isPicture)
    readonly property var others: files.filter(file => !file.isPicture)
    readonly property int pictureRoom: Math.min(room, Math.round(Metrics.bubbleMax * 0.56))
    readonly property int columns: pictures.length > 4 ? 3 : pictures.length > 1 ? 2 : 1
    readonly property int wide: Math.max(pictures.length === 0 ? 0 : pictures.length === 1 ? single.width : pictureRoom, others.length > 0 ? Math.min(room, Metrics.detailsPane) : 0)

    width: wide
    spacing: Metrics.gap1

    QtObject {
        id: single
        // The whole picture within the room; a very long or very thin one is cut.
        readonly property real scale: block.pictures.length === 0 ? 1 : Math.min(1, block.pictureRoom / block.pictures[0].width, block.pictureRoom / block.pictures[0].height)
        readonly property int width: block.pictures.length === 0 ? 0 : Math.min(block.pictureRoom, Math.max(Metrics.gap12 * 3, Math.round(block.pictures[0].width * scale)))
        readonly property int height: block.pictures.length === 0 ? 0 : Math.max(Metrics.gap12 + Metrics.gap6, Math.round(block.pictures[0].height * scale))
    }
    Grid {
        visible: block.pictures.length > 0
        columns: block.columns
        spacing: Metrics.gap1

        Repeater {
            model: block.pictures
            delegate: PictureTile {
                required property var modelData
                tellsUpload: block.pictures.length === 1
                readonly property int cell: Math.floor((block.pictureRoom - (block.columns - 1) * Metrics.gap1) / block.columns)
                width: block.pictures.length > 1 ? cell : single.width
                height: block.pictures.length > 1 ? cell : single.height
                fileKey: modelData.key
                fileName: modelData.name
                picture: modelData.picture
                pictureWidth: modelData.width
                pictureHeight: modelData.height
                fill: block.fill
                transfers: block.transfers
                isHeld: modelData.isHeld
                onClicked: modelData.isHeld ? block.transfers.show(modelData.key) : block.pictureAsked(modelData.key)
            }
        }
    }
    Lazy {
        active: block.pictures.length > 1 && block.pictures[0].key.startsWith("out/")
        visible: active
        width: block.pictureRoom
        content: UploadBar {
            objectName: "pictures.upload"
            color: block.fill
            ink: block.isOwn ? Colors.ownMeta : Colors.ink2
            barInk: block.isOwn ? Colors.ownMeta : Colors.accent
            look: TransferLook {
                key: block.pictures[0].key
                transfers: block.transfers
            }
            onCancelAsked: block.transfers.cancel(block.pictures[0].key)
        }
    }
    Repeater {
        model: block.others
        delegate: FileTile {
            required property var modelData
            required property int index
            tellsUpload: index === 0 && block.pictures.length === 0
            width: block.wide
            fileKey: modelData.key
            fileName: modelData.name
            transfers: block.transfers
            isOwn: block.isOwn
        }
    }
}
