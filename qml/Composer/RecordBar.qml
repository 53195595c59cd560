// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// The composer while a voice message is recorded: how long, how loud, away with it, send it. Esc throws it away, Enter sends it.
FocusScope {
    id: bar

    required property RecorderViewModel recorder

    function takeFocus(): void {
        forceActiveFocus(Qt.OtherFocusReason);
    }

    objectName: "recordBar"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Recording a voice message")
    // Before the window takes it for going back, which would leave the microphone open.
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
    Keys.onEscapePressed: bar.recorder.cancel()
    Keys.onReturnPressed: bar.recorder.send()
    Keys.onEnterPressed: bar.recorder.send()

    Rectangle {
        anchors.fill: parent
        radius: Metrics.radiusLarge
        color: Colors.raised
        border.width: Metrics.focusRing
        border.color: Colors.accent
    }
    IconButton {
        id: away
        objectName: "record.cancel"
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap2
        anchors.verticalCenter: parent.verticalCenter
        iconName: "trash"
        text: qsTr("Throw the recording away (Esc)")
        onClicked: bar.recorder.cancel()
    }
    Rectangle {
        id: light
        anchors.left: away.right
        anchors.leftMargin: Metrics.gap2
        anchors.verticalCenter: parent.verticalCenter
        width: Metrics.dot
        height: Metrics.dot
        radius: width / 2
        color: bar.recorder.isRecording ? Colors.danger : Colors.line
    }
    PlainText {
        id: time
        textFormat: Text.PlainText
        objectName: "record.time"
        anchors.left: light.right
        anchors.leftMargin: Metrics.gap2
        anchors.verticalCenter: parent.verticalCenter
        text: bar.recorder.isRecording || bar.recorder.isEnding ? bar.recorder.timeText : qsTr("Opening the microphone …")
        color: Colors.ink
    }
    LevelBars {
        visible: bar.recorder.isRecording || bar.recorder.isEnding
        anchors.left: time.right
        anchors.leftMargin: Metrics.gap3
        anchors.right: send.left
        anchors.rightMargin: Metrics.gap3
        anchors.verticalCenter: parent.verticalCenter
        levels: bar.recorder.levels
        ink: Colors.accent
    }
    PushButton {
        id: send
        objectName: "record.send"
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap2 + 1
        anchors.verticalCenter: parent.verticalCenter
        focus: true
        isPrimary: true
        enabled: bar.recorder.isRecording
        isBusy: bar.recorder.isEnding
        text: qsTr("Send")
        onClicked: bar.recorder.send()
    }
}
