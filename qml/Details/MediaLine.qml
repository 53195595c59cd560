// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.Timeline
import Kith.ViewModel

/// A file, a voice message or a link that was shared. A press opens, plays or follows it.
T.ItemDelegate {
    id: row

    required property int kind
    required property TimelineViewModel timeline
    required property string rowId
    required property string messageId
    required property string who
    required property string when
    required property string fullTime
    required property string fileKey
    required property string fileName
    required property string sizeText
    required property string voiceId
    required property int voiceSize
    required property string durationText
    required property string words
    required property string place
    required property string address
    required property string href
    property bool isSelected: false
    readonly property bool isFile: kind === MediaViewModel.Files || kind === MediaViewModel.Pictures
    readonly property bool isVoice: kind === MediaViewModel.Voices
    readonly property bool isHeard: isVoice && timeline.voice.current === voiceId
    readonly property bool isPlaying: isHeard && timeline.voice.isPlaying
    readonly property bool hasFailed: (isVoice && timeline.voice.failed === voiceId) || (isFile && look.where === TransfersViewModel.Failed)
    readonly property string title: isFile ? fileName : isVoice ? (isHeard ? qsTr("%1 of %2").arg(timeline.voice.placeText).arg(durationText) : durationText) : words
    readonly property string facts: {
        if (isFile)
            return look.where === TransfersViewModel.Away || look.where === TransfersViewModel.Here ? qsTr("%1 · %2").arg(sizeText).arg(who) : look.words;
        if (isVoice)
            return hasFailed ? timeline.voice.problem : who;
        return qsTr("%1 · %2").arg(place).arg(who);
    }
    signal placeAsked
    signal menuAsked

    function press(): void {
        if (isFile)
            timeline.transfers.press(fileKey);
        else if (isVoice)
            timeline.voice.toggle(voiceId, voiceSize);
        else
            timeline.follow(href);
    }

    TransferLook {
        id: look
        key: row.isFile ? row.fileKey : ""
        transfers: row.timeline.transfers
    }

    implicitHeight: Metrics.gap12 + Metrics.gap2
    hoverEnabled: true
    focusPolicy: Qt.ClickFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: isFile ? qsTr("File %1, %2, from %3, %4").arg(fileName).arg(look.words.length > 0 ? look.words : sizeText).arg(who).arg(fullTime) : isVoice ? qsTr("Voice message, %1, from %2, %3").arg(durationText).arg(who).arg(fullTime) : qsTr("Link %1 to %2, from %3, %4").arg(words).arg(place).arg(who).arg(fullTime)
    Accessible.description: isFile ? (look.where === TransfersViewModel.Here ? qsTr("Opens it") : qsTr("Fetches it")) : isVoice ? (isPlaying ? qsTr("Pauses it") : qsTr("Plays it")) : qsTr("Opens it outside")
    onClicked: press()

    background: Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Metrics.gap2
        anchors.rightMargin: Metrics.gap2
        radius: Metrics.radius
        color: row.hovered ? Colors.hover : "transparent"
        border.width: row.isSelected ? Metrics.focusRing : 0
        border.color: Colors.accent
    }
    Item {
        anchors.fill: parent

        // Not in the line itself: an item with a handler takes every button.
        TapHandler {
            acceptedButtons: Qt.RightButton
            gesturePolicy: TapHandler.WithinBounds
            onTapped: row.menuAsked()
        }
        TapHandler {
            acceptedDevices: PointerDevice.TouchScreen | PointerDevice.Stylus
            onLongPressed: row.menuAsked()
        }
        Rectangle {
            id: plate
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            anchors.verticalCenter: parent.verticalCenter
            width: Metrics.control
            height: Metrics.control
            radius: row.isVoice ? height / 2 : Metrics.radius
            color: row.isVoice ? Colors.accentSoft : Colors.sunken
            Icon {
                anchors.centerIn: parent
                name: row.hasFailed ? "alert" : row.isFile ? "file" : row.isVoice ? (row.isPlaying ? "pause" : "play") : "link"
                color: row.hasFailed ? Colors.danger : row.isVoice ? Colors.accent : Colors.ink2
            }
        }
        PlainText {
            id: titleLine
            textFormat: Text.PlainText
            anchors.left: plate.right
            anchors.leftMargin: Metrics.gap3
            anchors.right: when.left
            anchors.rightMargin: Metrics.gap2
            anchors.bottom: parent.verticalCenter
            elide: row.isFile ? Text.ElideMiddle : Text.ElideRight
            maximumLineCount: 1
            text: row.title
            font.weight: Font.DemiBold
            size: Fonts.secondary
            line: Fonts.secondaryLine
            Accessible.ignored: true
        }
        SecondaryText {
            textFormat: Text.PlainText
            anchors.left: titleLine.left
            anchors.right: when.left
            anchors.rightMargin: Metrics.gap2
            anchors.top: parent.verticalCenter
            elide: Text.ElideRight
            maximumLineCount: 1
            text: row.facts
            color: row.hasFailed ? Colors.danger : Colors.ink2
            Accessible.ignored: true
        }
        MetaText {
            id: when
            textFormat: Text.PlainText
            visible: !show.visible
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap4
            anchors.verticalCenter: parent.verticalCenter
            text: row.when
            Accessible.ignored: true
        }
        IconButton {
            id: show
            objectName: "media.show." + row.rowId
            visible: row.hovered || row.isSelected
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap3
            anchors.verticalCenter: parent.verticalCenter
            focusPolicy: Qt.TabFocus
            iconName: "chat"
            text: qsTr("Show in the conversation")
            onClicked: row.placeAsked()
        }
        TransferBar {
            visible: row.isFile && look.isMoving
            anchors.left: titleLine.left
            anchors.right: titleLine.right
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Metrics.gap1
            share: look.share
        }
    }
}
