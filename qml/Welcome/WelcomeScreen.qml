// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// The first screen: sign in, or make an account.
Rectangle {
    id: screen

    required property WelcomeViewModel welcome
    readonly property bool hasBrand: width >= Metrics.paneBreak
    readonly property int formWidth: Math.min(Math.round(344 * Metrics.scale), flick.width - 2 * Metrics.gap5)

    function focusFirst(): void {
        if (welcome.server.text.length === 0)
            server.takeFocus();
        else if (welcome.isRegistering)
            firstname.takeFocus();
        else if (welcome.login.text.length === 0)
            login.takeFocus();
        else
            password.takeFocus();
    }

    color: Colors.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Welcome")

    BrandPanel {
        id: brand
        visible: screen.hasBrand
        width: screen.hasBrand ? Math.round(parent.width * 0.56) : 0
        height: parent.height
    }
    Flickable {
        id: flick
        anchors.left: brand.right
        anchors.right: parent.right
        height: parent.height
        contentHeight: form.y + form.height + Metrics.gap8
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: SlimScrollBar {
        }

        Column {
            id: form
            x: Math.round((flick.width - screen.formWidth) / 2)
            y: Math.max(Metrics.gap8, Math.min(Metrics.gap12 + Metrics.gap2, Math.round((flick.height - height) / 2)))
            width: screen.formWidth
            spacing: Metrics.gap3 + 2

            PageText {
                textFormat: Text.PlainText
                text: screen.welcome.isRegistering ? qsTr("Create an account") : qsTr("Sign in")
            }
            SecondaryText {
                textFormat: Text.PlainText
                text: screen.welcome.isRegistering ? qsTr("on a Kith server you trust") : qsTr("to a Kith server you know")
                size: Fonts.body
            }
            Item {
                width: 1
                height: Metrics.gap1
            }
            FormInput {
                id: server
                objectName: "welcome.server"
                width: parent.width
                label: qsTr("Server")
                placeholder: qsTr("kith.local:8065")
                inputMethodHints: Qt.ImhUrlCharactersOnly
                text: screen.welcome.server.text
                error: screen.welcome.server.error
                onEdited: text => screen.welcome.server.text = text
                onAccepted: screen.welcome.submit()
            }
            FormInput {
                id: login
                objectName: "welcome.login"
                visible: !screen.welcome.isRegistering
                width: parent.width
                label: qsTr("Phone number or e-mail")
                text: screen.welcome.login.text
                error: screen.welcome.login.error
                onEdited: text => screen.welcome.login.text = text
                onAccepted: screen.welcome.submit()
            }
            Row {
                visible: screen.welcome.isRegistering
                width: parent.width
                spacing: Metrics.gap3
                FormInput {
                    id: firstname
                    objectName: "welcome.firstname"
                    width: (parent.width - parent.spacing) / 2
                    label: qsTr("First name")
                    text: screen.welcome.firstname.text
                    error: screen.welcome.firstname.error
                    onEdited: text => screen.welcome.firstname.text = text
                    onAccepted: screen.welcome.submit()
                }
                FormInput {
                    objectName: "welcome.lastname"
                    width: (parent.width - parent.spacing) / 2
                    label: qsTr("Last name")
                    text: screen.welcome.lastname.text
                    error: screen.welcome.lastname.error
                    onEdited: text => screen.welcome.lastname.text = text
                    onAccepted: screen.welcome.submit()
                }
            }
            FormInput {
                objectName: "welcome.email"
                visible: screen.welcome.isRegistering
                width: parent.width
                label: qsTr("E-mail")
                inputMethodHints: Qt.ImhEmailCharactersOnly
                text: screen.welcome.email.text
                error: screen.welcome.email.error
                onEdited: text => screen.welcome.email.text = text
                onAccepted: screen.welcome.submit()
            }
            FormInput {
                objectName: "welcome.phone"
                visible: screen.welcome.isRegistering
                width: parent.width
                label: qsTr("Phone number")
                placeholder: qsTr("+46 70 123 45 67")
                inputMethodHints: Qt.ImhDialableCharactersOnly
                text: screen.welcome.phone.text
                error: screen.welcome.phone.error
                onEdited: text => screen.welcome.phone.text = text
                onAccepted: screen.welcome.submit()
            }
            FormInput {
                id: password
                objectName: "welcome.password"
                width: parent.width
                label: qsTr("Password")
                isSecret: true
                hint: screen.welcome.isRegistering ? screen.welcome.passwordHint : ""
                hintInk: screen.welcome.passwordStrength === 3 ? Colors.good : Colors.ink3
                text: screen.welcome.password.text
                error: screen.welcome.password.error
                onEdited: text => screen.welcome.password.text = text
                onAccepted: screen.welcome.submit()
            }
            Row {
                id: strength
                visible: screen.welcome.isRegistering && screen.welcome.password.text.length > 0
                width: parent.width
                spacing: Metrics.gap1
                Accessible.ignored: true
                Repeater {
                    model: 3
                    Rectangle {
                        required property int index
                        width: (strength.width - 2 * strength.spacing) / 3
                        height: Metrics.gap1 - 1
                        radius: height / 2
                        color: index >= screen.welcome.passwordStrength ? Colors.line : screen.welcome.passwordStrength === 1 ? Colors.unread : Colors.online
                    }
                }
            }
            PlainText {
                textFormat: Text.PlainText
                objectName: "welcome.problem"
                visible: text.length > 0
                width: parent.width
                wrapMode: Text.Wrap
                text: screen.welcome.problem
                size: Fonts.secondary
                line: Fonts.secondaryLine
                color: Colors.danger
                Accessible.role: Accessible.AlertMessage
            }
            Item {
                width: 1
                height: 1
            }
            PushButton {
                objectName: "welcome.submit"
                width: parent.width
                tall: Metrics.avatar
                isPrimary: true
                isBusy: screen.welcome.isBusy
                text: screen.welcome.isRegistering ? qsTr("Create account") : qsTr("Sign in")
                onClicked: screen.welcome.submit()
            }
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Metrics.gap1
                SecondaryText {
                    textFormat: Text.PlainText
                    text: screen.welcome.isRegistering ? qsTr("Already here?") : qsTr("New here?")
                }
                LinkButton {
                    objectName: "welcome.switch"
                    text: screen.welcome.isRegistering ? qsTr("Sign in") : qsTr("Create an account")
                    onClicked: {
                        screen.welcome.isRegistering = !screen.welcome.isRegistering;
                        screen.focusFirst();
                    }
                }
            }
        }
    }
    Component.onCompleted: focusFirst()
}
