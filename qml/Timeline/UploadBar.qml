// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// How far the files of a message are on their way up, and a button that gives it up.
Rectangle {
    id: bar

    required property TransferLook look
    property color ink: Colors.ink2
    property color barInk: Colors.accent
    signal cancelAsked

    implicitHeight: Metrics.control
    radius: Metrics.radius
    color: Colors.surface

    PlainText {
        textFormat: Text.PlainText
        anchors.left: parent.left
        anchors.right: stop.left
        anchors.leftMargin: Metrics.gap2
        y: Metrics.gap1
        elide: Text.ElideRight
        text: bar.look.words
        size: Fonts.small
        line: Fonts.smallLine
        color: bar.ink
    }
    TransferBar {
        anchors.left: parent.left
        anchors.right: stop.left
        anchors.bottom: parent.bottom
        anchors.margins: Metrics.gap2
        share: bar.look.share
        ink: bar.barInk
    }
    IconButton {
        id: stop
        objectName: bar.objectName + ".cancel"
        anchors.right: parent.right
        focusPolicy: Qt.TabFocus
        iconName: "close"
        ink: bar.ink
        text: qsTr("Cancel")
        onClicked: bar.cancelAsked()
    }
}
