// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// What others see of the person.
SettingsPage {
    id: page

    required property ProfileViewModel profile
    required property AppViewModel app
    signal signOutAsked

    title: qsTr("Profile")

    Card {
        width: parent.width
        height: fields.height + 2 * Metrics.gap5

        Column {
            id: fields
            x: Metrics.gap5
            y: Metrics.gap5
            width: parent.width - 2 * Metrics.gap5
            spacing: Metrics.gap4

            Row {
                spacing: Metrics.gap4
                Avatar {
                    size: Metrics.avatarLarge
                    initials: page.app.myInitials
                    colour: page.app.myColour
                    picture: page.app.myPicture
                }
                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: fields.width - Metrics.avatarLarge - Metrics.gap4
                    TitleText {
                        textFormat: Text.PlainText
                        width: parent.width
                        elide: Text.ElideRight
                        text: page.app.myName
                    }
                    SecondaryText {
                        textFormat: Text.PlainText
                        width: parent.width
                        wrapMode: Text.Wrap
                        text: page.profile.email.length > 0 ? page.profile.email : page.profile.phone
                    }
                }
            }
            FormInput {
                objectName: "profile.firstname"
                width: parent.width
                label: qsTr("First name")
                text: page.profile.firstname.text
                error: page.profile.firstname.error
                onEdited: text => page.profile.firstname.text = text
                onAccepted: page.profile.save()
            }
            FormInput {
                objectName: "profile.lastname"
                width: parent.width
                label: qsTr("Last name")
                text: page.profile.lastname.text
                error: page.profile.lastname.error
                onEdited: text => page.profile.lastname.text = text
                onAccepted: page.profile.save()
            }
            FormInput {
                objectName: "profile.about"
                width: parent.width
                label: qsTr("About you")
                hint: qsTr("A line that others see beside your name")
                text: page.profile.about.text
                error: page.profile.about.error
                onEdited: text => page.profile.about.text = text
                onAccepted: page.profile.save()
            }
            SettingsProblem {
                textFormat: Text.PlainText
                text: page.profile.problem
            }
            Row {
                anchors.right: parent.right
                spacing: Metrics.gap2
                PushButton {
                    objectName: "profile.giveUp"
                    visible: page.profile.isChanged
                    text: qsTr("Undo")
                    onClicked: page.profile.giveUp()
                }
                PushButton {
                    objectName: "profile.save"
                    isPrimary: true
                    enabled: page.profile.isChanged && !page.profile.isBusy
                    isBusy: page.profile.isBusy
                    text: qsTr("Save")
                    onClicked: page.profile.save()
                }
            }
        }
    }
    SettingsCard {
        SettingRow {
            width: parent.width
            label: qsTr("E-mail")
            detail: page.profile.email
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Phone number")
            detail: page.profile.phone
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Signed in as %1").arg(page.app.settings.signedInAs)
            detail: page.app.settings.serverName
            PushButton {
                objectName: "settings.signOut"
                isDangerous: true
                text: qsTr("Sign out")
                onClicked: page.signOutAsked()
            }
        }
    }
}
