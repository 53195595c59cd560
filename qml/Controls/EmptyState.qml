// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// What to say and do where there is nothing yet.
Column {
    id: state

    required property string iconName
    required property string title
    required property string advice
    property string action: ""
    signal acted

    spacing: Metrics.gap2

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Metrics.avatarLarge
        height: width
        radius: width / 2
        color: Colors.accentSoft
        Icon {
            anchors.centerIn: parent
            name: state.iconName
            size: Metrics.gap6 + Metrics.gap1
            color: Colors.accent
        }
    }
    Item {
        width: 1
        height: Metrics.gap1
    }
    NameText {
        textFormat: Text.PlainText
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: state.title
    }
    SecondaryText {
        textFormat: Text.PlainText
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: state.advice
    }
    Item {
        width: 1
        height: Metrics.gap1
        visible: state.action.length > 0
    }
    PushButton {
        objectName: state.objectName + ".action"
        anchors.horizontalCenter: parent.horizontalCenter
        visible: state.action.length > 0
        isPrimary: true
        text: state.action
        onClicked: state.acted()
    }
}
