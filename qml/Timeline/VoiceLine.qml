// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// A voice message: play or rest, how loud it is, where it is, how fast. Left and right go five seconds back and forth.
Item {
    id: line

    required property VoiceViewModel voice
    required property string fileId
    required property int size
    required property int duration
    required property string durationText
    required property bool isOwn
    required property int room
    readonly property bool isCurrent: fileId.length > 0 && voice.current === fileId
    readonly property bool hasFailed: fileId.length > 0 && voice.failed === fileId
    readonly property int skipMs: 5000
    property list<int> peaks: []

    implicitWidth: Math.min(room, Math.round(260 * Metrics.scale))
    implicitHeight: play.height + (problem.visible ? problem.implicitHeight : 0)

    Component.onCompleted: look()
    onFileIdChanged: look()
    function look(): void {
        if (!voice)
            return;
        peaks = voice.peaksOf(fileId);
        voice.wantPeaks(fileId);
    }
    Connections {
        target: line.voice
        function onPeaksChanged(fileId: string): void {
            if (fileId === line.fileId)
                line.peaks = line.voice.peaksOf(fileId);
        }
    }
    IconButton {
        id: play
        objectName: "voice.play"
        anchors.left: parent.left
        enabled: line.fileId.length > 0
        iconName: line.isCurrent && line.voice.isPlaying ? "pause" : "play"
        ink: line.isOwn ? Colors.ownInk : Colors.accent
        text: line.isCurrent && line.voice.isPlaying ? qsTr("Pause the voice message") : qsTr("Play the voice message, %1").arg(line.durationText)
        onClicked: line.voice.toggle(line.fileId, line.size)
        Keys.onLeftPressed: line.voice.skip(-line.skipMs)
        Keys.onRightPressed: line.voice.skip(line.skipMs)
        BusyRing {
            anchors.centerIn: parent
            visible: line.isCurrent && line.voice.isLoading
        }
    }
    LevelBars {
        id: bars
        anchors.left: play.right
        anchors.leftMargin: Metrics.gap1
        anchors.right: time.left
        anchors.rightMargin: Metrics.gap2
        anchors.verticalCenter: play.verticalCenter
        levels: line.peaks
        count: 64
        part: line.isCurrent && line.duration > 0 ? line.voice.place / line.duration : 0
        ink: line.isOwn ? Colors.ownMeta : Colors.ink3
        MouseArea {
            anchors.fill: parent
            enabled: line.isCurrent
            Accessible.ignored: true
            onClicked: mouse => line.voice.seek(mouse.x / width, line.duration)
        }
    }
    MetaText {
        id: time
        textFormat: Text.PlainText
        anchors.right: speed.visible ? speed.left : parent.right
        anchors.rightMargin: speed.visible ? Metrics.gap2 : 0
        anchors.verticalCenter: play.verticalCenter
        text: line.isCurrent ? line.voice.placeText : line.durationText
        color: line.isOwn ? Colors.ownMeta : Colors.ink3
    }
    LinkButton {
        id: speed
        objectName: "voice.speed"
        visible: line.isCurrent
        anchors.right: parent.right
        anchors.verticalCenter: play.verticalCenter
        size: Fonts.small
        text: line.voice.speedText
        onClicked: line.voice.nextSpeed()
        Accessible.name: qsTr("Speed: %1").arg(line.voice.speedText)
    }
    MetaText {
        id: problem
        textFormat: Text.PlainText
        objectName: "voice.problem"
        visible: line.hasFailed
        anchors.top: play.bottom
        width: parent.width
        wrapMode: Text.Wrap
        text: line.hasFailed ? line.voice.problem : ""
        color: Colors.danger
        Accessible.role: Accessible.AlertMessage
    }
}
