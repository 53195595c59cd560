// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Asking somebody, by phone number or e-mail address, to become a contact.
Sheet {
    id: sheet

    required property PeopleViewModel people

    objectName: "addPersonSheet"
    title: qsTr("Add somebody you know")
    onShown: address.takeFocus()

    Column {
        width: parent.width
        spacing: Metrics.gap4

        SecondaryText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("If this person uses this server, they get your request. Nothing tells you whether they do until they accept.")
        }
        FormInput {
            id: address
            objectName: "addPerson.address"
            width: parent.width
            label: qsTr("Phone number or e-mail")
            placeholder: qsTr("+46 70 123 45 67")
            text: sheet.people.address.text
            error: sheet.people.address.error
            onEdited: text => sheet.people.address.text = text
            onAccepted: sheet.people.add()
        }
        FormInput {
            objectName: "addPerson.greeting"
            width: parent.width
            label: qsTr("Greeting (optional)")
            placeholder: qsTr("How do you know each other?")
            text: sheet.people.greeting.text
            error: sheet.people.greeting.error
            onEdited: text => sheet.people.greeting.text = text
            onAccepted: sheet.people.add()
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                objectName: "addPerson.cancel"
                text: qsTr("Cancel")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "addPerson.send"
                isPrimary: true
                isBusy: sheet.people.isBusy
                text: qsTr("Send request")
                onClicked: sheet.people.add()
            }
        }
    }
    Connections {
        target: sheet.people
        function onAdded(): void {
            sheet.close();
        }
    }
}
