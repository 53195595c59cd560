// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// Why a message was not sent and what can be done about it.
Item {
    id: line

    required property string reason
    required property string messageKey
    required property int side
    /// It goes on by itself.
    property bool isWaiting: false
    signal retryAsked
    signal discardAsked

    implicitHeight: column.implicitHeight + Metrics.gap1

    Column {
        id: column
        y: Metrics.gap1
        anchors.left: parent.left
        anchors.leftMargin: line.side
        width: parent.width - 2 * line.side
        spacing: 2

        PlainText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignRight
            text: line.reason
            size: Fonts.small
            line: Fonts.smallLine
            color: line.isWaiting ? Colors.ink2 : Colors.danger
            Accessible.role: Accessible.AlertMessage
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap3
            LinkButton {
                objectName: "retry." + line.messageKey
                visible: !line.isWaiting
                text: qsTr("Try again")
                size: Fonts.small
                onClicked: line.retryAsked()
            }
            LinkButton {
                objectName: "discard." + line.messageKey
                text: qsTr("Discard")
                size: Fonts.small
                ink: Colors.ink2
                onClicked: line.discardAsked()
            }
        }
    }
}
