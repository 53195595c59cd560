// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// A server whose certificate nobody known vouches for: what is wrong, how to find out, and the person's decision.
Sheet {
    id: sheet

    required property WelcomeViewModel welcome
    property bool isAnswered: false

    objectName: "trustSheet"
    title: welcome.isTrustChanged ? qsTr("The key of this server has changed") : qsTr("Is this the right server?")
    onShown: {
        isAnswered = false;
        refuse.forceActiveFocus(Qt.TabFocusReason);
    }
    onClosed: if (!isAnswered)
        welcome.answerTrust(false)

    Column {
        width: parent.width
        spacing: Metrics.gap3

        PlainText {
            textFormat: Text.PlainText
            visible: sheet.welcome.isTrustChanged
            width: parent.width
            wrapMode: Text.Wrap
            color: Colors.danger
            text: qsTr("You trusted %1 before, and it had another key then. Its administrator may have renewed it, or somebody else answers in its place. Ask before you go on.").arg(sheet.welcome.trustHost)
        }
        SecondaryText {
            textFormat: Text.PlainText
            objectName: "trust.reasons"
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.welcome.trustReasons
        }
        SecondaryText {
            textFormat: Text.PlainText
            visible: !sheet.welcome.isTrustChanged
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("That is usual for a server in a home or an office. Compare this fingerprint with the one its administrator tells you:")
        }
        Rectangle {
            width: parent.width
            height: fingerprint.height + Metrics.gap5
            radius: Metrics.radius
            color: Colors.sunken
            TextEdit {
                id: fingerprint
                objectName: "trust.fingerprint"
                textFormat: TextEdit.PlainText
                anchors.left: parent.left
                anchors.leftMargin: Metrics.gap3
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Metrics.gap3
                wrapMode: TextEdit.WrapAnywhere
                readOnly: true
                selectByMouse: true
                color: Colors.ink
                selectionColor: Colors.textSelection
                selectedTextColor: Colors.ink
                font: TypeFace.sized(Fonts.secondary)
                text: sheet.welcome.trustFingerprint
                Accessible.role: Accessible.EditableText
                Accessible.name: qsTr("Fingerprint of the server's key")
                Accessible.readOnly: true
            }
        }
        SecondaryText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("If you trust it, this key is remembered for %1. Should another one answer there, you are asked again.").arg(sheet.welcome.trustHost)
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                id: refuse
                objectName: "trust.no"
                isPrimary: true
                text: qsTr("Do not connect")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "trust.yes"
                isDangerous: sheet.welcome.isTrustChanged
                text: qsTr("Trust this key")
                onClicked: {
                    sheet.isAnswered = true;
                    sheet.close();
                    sheet.welcome.answerTrust(true);
                }
            }
        }
    }
}
