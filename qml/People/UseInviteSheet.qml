// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Using an invitation link that somebody passed on: first what it leads to, then yes.
Sheet {
    id: sheet

    required property InviteViewModel invite
    readonly property bool isKnown: invite.promise.length > 0

    objectName: "useInviteSheet"
    title: qsTr("Use an invitation")
    onShown: link.takeFocus()

    Column {
        width: parent.width
        spacing: Metrics.gap3

        FormInput {
            id: link
            objectName: "useInvite.link"
            width: parent.width
            label: qsTr("Link")
            placeholder: qsTr("kith://chat.example.org/invite/…")
            inputMethodHints: Qt.ImhUrlCharactersOnly
            text: sheet.invite.typed.text
            error: sheet.invite.typed.error
            onEdited: text => sheet.invite.typed.text = text
            onAccepted: sheet.invite.proceed()
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "useInvite.promise"
            visible: sheet.isKnown
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.invite.promise
            Accessible.role: Accessible.StaticText
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "useInvite.problem"
            visible: text.length > 0
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.invite.problem
            color: Colors.danger
            Accessible.role: Accessible.AlertMessage
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                objectName: "useInvite.cancel"
                text: qsTr("Cancel")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "useInvite.proceed"
                isPrimary: true
                isBusy: sheet.invite.isBusy
                text: !sheet.isKnown ? qsTr("Continue") : sheet.invite.isElsewhere ? qsTr("Go there") : qsTr("Accept")
                onClicked: sheet.invite.proceed()
            }
        }
    }
    Connections {
        target: sheet.invite
        function onDone(): void {
            sheet.close();
        }
    }
}
