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
    signal retryAsked
    signal discardAsked

    implicitHeight: flow.implicitHeight + Metrics.gap1

    Flow {
        id: flow
        layoutDirection: Qt.RightToLeft
        y: Metrics.gap1
        x: line.side
        width: parent.width - 2 * line.side
        spacing: Metrics.gap3

        LinkButton {
            objectName: "discard." + line.messageKey
            text: qsTr("Discard")
            size: Fonts.small
            ink: Colors.ink2
            onClicked: line.discardAsked()
        }
        LinkButton {
            objectName: "retry." + line.messageKey
            text: qsTr("Try again")
            size: Fonts.small
            onClicked: line.retryAsked()
        }
        PlainText {
            textFormat: Text.PlainText
            text: line.reason
            width: Math.min(implicitWidth, flow.width)
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignRight
            size: Fonts.small
            line: Fonts.smallLine
            color: Colors.danger
            Accessible.role: Accessible.AlertMessage
        }
    }
}
