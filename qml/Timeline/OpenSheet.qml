// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// Says why a file that might run is not opened here, and offers to save it.
Sheet {
    id: sheet

    property string fileKey: ""
    property string fileName: ""
    signal saveAsked(string fileKey)

    objectName: "openFile"
    title: qsTr("This file is not opened here")

    Column {
        width: parent.width
        spacing: Metrics.gap3

        PlainText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("It could run as a program and do harm. Save it, and open it yourself if you know what it is and trust who sent it.")
            color: Colors.ink2
        }
        PlainText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.WrapAnywhere
            text: sheet.fileName
            font.family: Fonts.mono
            size: Fonts.secondary
            line: Fonts.secondaryLine
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                objectName: "openFile.cancel"
                text: qsTr("Cancel")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "openFile.save"
                isPrimary: true
                text: qsTr("Save to Downloads")
                onClicked: {
                    sheet.close();
                    sheet.saveAsked(sheet.fileKey);
                }
            }
        }
    }
}
