// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// Asks before a link is opened that may lead somewhere else than it seems.
Sheet {
    id: sheet

    property string address: ""
    property string reason: ""
    signal agreed(string address)

    title: qsTr("Open this link?")

    Column {
        width: parent.width
        spacing: Metrics.gap3

        PlainText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.reason
            color: Colors.ink2
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "link.address"
            width: parent.width
            wrapMode: Text.WrapAnywhere
            text: sheet.address
            font.family: Fonts.mono
            size: Fonts.secondary
            line: Fonts.secondaryLine
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                objectName: "link.cancel"
                text: qsTr("Do not open")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "link.open"
                isPrimary: true
                text: qsTr("Open")
                onClicked: {
                    sheet.close();
                    sheet.agreed(sheet.address);
                }
            }
        }
    }
}
