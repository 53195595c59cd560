// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// Asks before everything on this computer that was not sent is forgotten.
Sheet {
    id: sheet

    required property int unsent
    signal confirmed

    objectName: "signOutSheet"
    title: qsTr("Sign out?")
    onShown: stay.forceActiveFocus(Qt.TabFocusReason)

    Column {
        width: parent.width
        spacing: Metrics.gap5
        SecondaryText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("Your conversations stay on the server. Their copy on this computer is erased, with what you began to write and did not send.")
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "signOut.unsent"
            visible: sheet.unsent > 0
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("%n message(s) or change(s) of yours did not reach the server yet. They would be lost.", "", sheet.unsent)
            color: Colors.danger
            Accessible.role: Accessible.AlertMessage
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                id: stay
                objectName: "signOut.cancel"
                text: qsTr("Stay signed in")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "signOut.confirm"
                isDangerous: true
                text: qsTr("Sign out")
                onClicked: {
                    sheet.close();
                    sheet.confirmed();
                }
            }
        }
    }
}
