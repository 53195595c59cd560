// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// What a group is called, what it is about, and who may do what in it.
Sheet {
    id: sheet

    required property GroupViewModel group
    readonly property list<string> roles: [qsTr("Members"), qsTr("Admins"), qsTr("Owner")]

    objectName: "groupSheet"
    title: qsTr("Change the group")
    onShown: name.takeFocus()

    Column {
        width: parent.width
        spacing: Metrics.gap3

        FormInput {
            id: name
            objectName: "group.name"
            width: parent.width
            label: qsTr("Name")
            text: sheet.group.name.text
            error: sheet.group.name.error
            onEdited: text => sheet.group.name.text = text
            onAccepted: sheet.group.save()
        }
        FormInput {
            objectName: "group.about"
            width: parent.width
            label: qsTr("About (optional)")
            placeholder: qsTr("What this group is for")
            text: sheet.group.about.text
            error: sheet.group.about.error
            onEdited: text => sheet.group.about.text = text
            onAccepted: sheet.group.save()
        }
        Column {
            visible: sheet.group.canSetRules
            width: parent.width
            spacing: Metrics.gap3

            RuleRow {
                objectName: "rule.post"
                width: parent.width
                title: qsTr("Who may write")
                roles: sheet.roles
                current: sheet.group.postRule
                highest: sheet.group.myRole
                onChosen: role => sheet.group.postRule = role
            }
            RuleRow {
                objectName: "rule.add"
                width: parent.width
                title: qsTr("Who may add people")
                roles: sheet.roles
                current: sheet.group.addRule
                highest: sheet.group.myRole
                onChosen: role => sheet.group.addRule = role
            }
            RuleRow {
                objectName: "rule.edit"
                width: parent.width
                title: qsTr("Who may change name and about")
                roles: sheet.roles
                current: sheet.group.editRule
                highest: sheet.group.myRole
                onChosen: role => sheet.group.editRule = role
            }
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "group.problem"
            visible: text.length > 0
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.group.problem
            color: Colors.danger
            Accessible.role: Accessible.AlertMessage
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                objectName: "group.cancel"
                text: qsTr("Cancel")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "group.save"
                isPrimary: true
                isBusy: sheet.group.isBusy
                text: qsTr("Save")
                onClicked: sheet.group.save()
            }
        }
    }
    Connections {
        target: sheet.group
        function onDone(): void {
            sheet.close();
        }
    }
}
