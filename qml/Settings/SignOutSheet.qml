// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// Asks before everything on this computer that was not sent is forgotten.
Sheet {
    id: sheet

    signal confirmed

    objectName: "signOutSheet"
    title: qsTr("Sign out?")
    onOpened: stay.forceActiveFocus(Qt.TabFocusReason)

    Column {
        width: parent.width
        spacing: Metrics.gap5
        SecondaryText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("Your conversations stay on the server. Their copy on this computer is erased, with drafts and with messages that were not sent yet.")
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
