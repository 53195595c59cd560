// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls

/// Says what a preview costs before anything is fetched.
Sheet {
    id: sheet

    property string messageId: ""
    property string place: ""
    property string address: ""
    property bool isOpen: false
    signal agreed(string messageId, string address)

    objectName: "previewSheet"
    title: qsTr("Show a preview of this page?")

    Column {
        width: parent.width
        spacing: Metrics.gap3

        PlainText {
            textFormat: Text.PlainText
            objectName: "preview.words"
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("This computer asks %1 for the page, once. The site, any that it leads on to, and whoever keeps its picture will see the address of this computer and that somebody looked at this link.").arg(sheet.place)
            color: Colors.ink2
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "preview.warning"
            visible: sheet.isOpen
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("This link is not encrypted: others on the way can see which page it is, and change what comes back.")
            color: Colors.danger
            Accessible.role: Accessible.AlertMessage
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "preview.address"
            width: parent.width
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 6
            elide: Text.ElideRight
            text: sheet.address
            font.family: Fonts.mono
            size: Fonts.secondary
            line: Fonts.secondaryLine
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                objectName: "preview.cancel"
                text: qsTr("Cancel")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "preview.fetch"
                isPrimary: true
                text: qsTr("Show preview")
                onClicked: {
                    sheet.close();
                    sheet.agreed(sheet.messageId, sheet.address);
                }
            }
        }
    }
}
