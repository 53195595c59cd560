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
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap5
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
                    Flow {
                        width: parent.width
                        topPadding: Metrics.gap1
                        spacing: Metrics.gap4
                        LinkButton {
                            objectName: "profile.picture"
                            text: qsTr("Choose a picture …")
                            size: Fonts.secondary
                            onClicked: page.app.picture.begin()
                        }
                        LinkButton {
                            objectName: "profile.removePicture"
                            visible: page.app.myPicture.length > 0
                            text: qsTr("Remove the picture")
                            size: Fonts.secondary
                            onClicked: page.app.picture.remove()
                        }
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
            FormInput {
                objectName: "profile.email"
                width: parent.width
                label: qsTr("E-mail")
                hint: qsTr("You sign in with it. Who sees it stands under Privacy")
                inputMethodHints: Qt.ImhEmailCharactersOnly
                text: page.profile.email.text
                error: page.profile.email.error
                onEdited: text => page.profile.email.text = text
                onAccepted: page.profile.save()
            }
            FormInput {
                objectName: "profile.phone"
                width: parent.width
                label: qsTr("Phone number")
                hint: qsTr("People who know it can ask to become a contact")
                inputMethodHints: Qt.ImhDialableCharactersOnly
                text: page.profile.phone.text
                error: page.profile.phone.error
                onEdited: text => page.profile.phone.text = text
                onAccepted: page.profile.save()
            }
            SettingsProblem {
                textFormat: Text.PlainText
                objectName: "profile.problem"
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
    Card {
        width: parent.width
        height: passwords.height + 2 * Metrics.gap5

        Column {
            id: passwords
            x: Metrics.gap5
            y: Metrics.gap5
            width: parent.width - 2 * Metrics.gap5
            spacing: Metrics.gap4

            FormInput {
                objectName: "profile.currentPassword"
                width: parent.width
                label: qsTr("Password you have now")
                isSecret: true
                text: page.profile.currentPassword.text
                error: page.profile.currentPassword.error
                onEdited: text => page.profile.currentPassword.text = text
                onAccepted: page.profile.changePassword()
            }
            FormInput {
                objectName: "profile.newPassword"
                width: parent.width
                label: qsTr("New password")
                hint: qsTr("Several words are easy to remember and hard to guess. All other devices are signed out")
                isSecret: true
                text: page.profile.newPassword.text
                error: page.profile.newPassword.error
                onEdited: text => page.profile.newPassword.text = text
                onAccepted: page.profile.changePassword()
            }
            SettingsProblem {
                textFormat: Text.PlainText
                objectName: "profile.passwordProblem"
                text: page.profile.passwordProblem
            }
            PlainText {
                textFormat: Text.PlainText
                objectName: "profile.passwordNews"
                visible: text.length > 0
                width: parent.width
                wrapMode: Text.Wrap
                text: page.profile.passwordNews
                size: Fonts.small
                line: Fonts.smallLine
                color: Colors.good
                Accessible.role: Accessible.AlertMessage
            }
            PushButton {
                objectName: "profile.changePassword"
                anchors.right: parent.right
                enabled: page.profile.newPassword.text.length > 0 && !page.profile.isPasswordBusy
                isBusy: page.profile.isPasswordBusy
                text: qsTr("Change the password")
                onClicked: page.profile.changePassword()
            }
        }
    }
    SettingsCard {
        SettingRow {
            width: parent.width
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
