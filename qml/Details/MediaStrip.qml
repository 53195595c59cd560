// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// What was shared lately, beside the conversation: the newest pictures, and the ways to everything.
Column {
    id: strip

    required property MediaViewModel media
    readonly property bool isEmpty: media.pictureCount + media.fileCount + media.voiceCount === 0 && !media.hasLinks
    readonly property int columns: 3
    signal pictureAsked(string fileKey)
    signal pageAsked(int kind, Item from)

    Item {
        width: parent.width
        height: title.implicitHeight
        SectionText {
            id: title
            textFormat: Text.PlainText
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            width: parent.width - 2 * Metrics.gap4 - (all.visible ? all.width + Metrics.gap2 : 0)
            topPadding: Metrics.gap4
            elide: Text.ElideRight
            text: qsTr("Photos and files")
        }
        LinkButton {
            id: all
            objectName: "media.all"
            visible: !strip.isEmpty
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap4
            anchors.bottom: parent.bottom
            size: Fonts.small
            text: qsTr("All")
            Accessible.name: qsTr("All photos and files")
            onClicked: strip.pageAsked(strip.media.pictureCount > 0 ? MediaViewModel.Pictures : strip.media.fileCount > 0 ? MediaViewModel.Files : strip.media.voiceCount > 0 ? MediaViewModel.Voices : MediaViewModel.Links, all)
        }
    }
    SecondaryText {
        textFormat: Text.PlainText
        visible: strip.isEmpty
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap4
        width: parent.width - 2 * Metrics.gap4
        topPadding: Metrics.gap1
        wrapMode: Text.Wrap
        text: qsTr("Pictures, files, voice messages and links of this conversation are kept here.")
    }
    Item {
        visible: strip.media.recent.count > 0
        width: 1
        height: Metrics.gap2
    }
    Grid {
        id: grid
        readonly property int side: Math.floor((strip.width - 2 * Metrics.gap4 - (strip.columns - 1) * spacing) / strip.columns)
        visible: strip.media.recent.count > 0
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap4
        columns: strip.columns
        spacing: Metrics.gap1 + 2
        Repeater {
            model: strip.media.recent
            MediaTile {
                required property string rowId
                required fileKey
                objectName: "media.recent." + rowId
                isHeld: picture.length === 0
                width: grid.side
                height: grid.side
                focusPolicy: Qt.TabFocus
                Keys.onReturnPressed: clicked()
                Keys.onEnterPressed: clicked()
                onClicked: strip.pictureAsked(fileKey)
            }
        }
    }
    Item {
        visible: !strip.isEmpty
        width: 1
        height: Metrics.gap1
    }
    FactRow {
        id: files
        objectName: "media.files"
        visible: strip.media.fileCount > 0
        width: parent.width
        text: qsTr("Files")
        value: strip.media.fileCount
        onClicked: strip.pageAsked(MediaViewModel.Files, files)
    }
    FactRow {
        id: voices
        objectName: "media.voices"
        visible: strip.media.voiceCount > 0
        width: parent.width
        text: qsTr("Voice messages")
        value: strip.media.voiceCount
        onClicked: strip.pageAsked(MediaViewModel.Voices, voices)
    }
    FactRow {
        id: links
        objectName: "media.links"
        visible: strip.media.hasLinks
        width: parent.width
        text: qsTr("Links")
        value: strip.media.linkCount
        onClicked: strip.pageAsked(MediaViewModel.Links, links)
    }
}
