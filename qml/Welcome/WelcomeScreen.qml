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

    /// To the form of a newcomer, at the place of the invitation.
    function startInvited(): void {
        welcome.isResetting = false;
        welcome.isRegistering = true;
        invite.takeFocus();
    }
    /// Scrolls as far as the field under the keyboard needs.
    function showFocus(): void {
        const at = Window.activeFocusItem;
        if (!at || flick.contentHeight <= flick.height)
            return;
        const top = at.mapToItem(form, 0, 0).y + form.y;
        if (top - Metrics.gap8 < flick.contentY)
            flick.contentY = Math.max(0, top - Metrics.gap8);
        else if (top + at.height + Metrics.gap8 > flick.contentY + flick.height)
            flick.contentY = Math.min(flick.contentHeight - flick.height, top + at.height + Metrics.gap8 - flick.height);
    }
    function focusFirst(): void {
        if (welcome.server.text.length === 0)
            server.takeFocus();
        else if (welcome.isResetting)
            code.takeFocus();
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
        anchors.left: parent.left
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
            // There is more than is seen: said from the start, not only while something moves.
            active: flick.contentHeight > flick.height || hovered || pressed
        }

        Column {
            id: form
            x: Math.round((flick.width - screen.formWidth) / 2)
            y: Math.max(Metrics.gap8, Math.min(Metrics.gap12 + Metrics.gap2, Math.round((flick.height - height) / 2)))
            width: screen.formWidth
            spacing: Metrics.gap3 + 2

            PageText {
                textFormat: Text.PlainText
                width: parent.width
                elide: Text.ElideRight
                text: screen.welcome.isRegistering ? qsTr("Create an account") : screen.welcome.isResetting ? qsTr("Set a new password") : qsTr("Sign in")
            }
            SecondaryText {
                textFormat: Text.PlainText
                width: parent.width
                wrapMode: Text.Wrap
                text: screen.welcome.isRegistering ? qsTr("on a Kith server you trust") : screen.welcome.isResetting ? qsTr("with the one-time code that your administrator gave you") : qsTr("to a Kith server you know")
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
                hint: screen.welcome.serverHint
                hintInk: Colors.good
                onEdited: text => screen.welcome.server.text = text
                onAccepted: screen.welcome.submit()
                onDeparted: screen.welcome.checkServer()
            }
            NearbyServers {
                width: parent.width
                servers: screen.welcome.nearby
                typed: screen.welcome.server.text
                onChosen: address => screen.welcome.chooseServer(address)
            }
            FormInput {
                id: invite
                objectName: "welcome.invite"
                visible: screen.welcome.isRegistering
                width: parent.width
                label: qsTr("Invitation (link or code, where the server asks for one)")
                inputMethodHints: Qt.ImhUrlCharactersOnly
                text: screen.welcome.invite.text
                error: screen.welcome.invite.error
                onEdited: text => screen.welcome.invite.text = text
                onAccepted: screen.welcome.submit()
            }
            FormInput {
                id: code
                objectName: "welcome.code"
                visible: screen.welcome.isResetting
                width: parent.width
                label: qsTr("One-time code")
                text: screen.welcome.resetCode.text
                error: screen.welcome.resetCode.error
                onEdited: text => screen.welcome.resetCode.text = text
                onAccepted: screen.welcome.submit()
            }
            FormInput {
                id: login
                objectName: "welcome.login"
                visible: !screen.welcome.isRegistering && !screen.welcome.isResetting
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
                label: screen.welcome.isResetting ? qsTr("New password") : qsTr("Password")
                isSecret: true
                hint: screen.welcome.isRegistering || screen.welcome.isResetting ? screen.welcome.passwordHint : ""
                hintInk: screen.welcome.passwordStrength === 3 ? Colors.good : Colors.ink3
                text: screen.welcome.password.text
                error: screen.welcome.password.error
                onEdited: text => screen.welcome.password.text = text
                onAccepted: screen.welcome.submit()
            }
            Row {
                id: strength
                visible: (screen.welcome.isRegistering || screen.welcome.isResetting) && screen.welcome.password.text.length > 0
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
                text: screen.welcome.isRegistering ? qsTr("Create account") : screen.welcome.isResetting ? qsTr("Set the password") : qsTr("Sign in")
                onClicked: screen.welcome.submit()
            }
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Metrics.gap1
                SecondaryText {
                    textFormat: Text.PlainText
                    text: screen.welcome.isRegistering || screen.welcome.isResetting ? qsTr("Already here?") : qsTr("New here?")
                }
                LinkButton {
                    objectName: "welcome.switch"
                    text: screen.welcome.isRegistering || screen.welcome.isResetting ? qsTr("Sign in") : qsTr("Create an account")
                    onClicked: {
                        if (screen.welcome.isResetting)
                            screen.welcome.isResetting = false;
                        else
                            screen.welcome.isRegistering = !screen.welcome.isRegistering;
                        screen.focusFirst();
                    }
                }
            }
            LinkButton {
                objectName: "welcome.useInvite"
                visible: !screen.welcome.isRegistering && !screen.welcome.isResetting
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("Use an invitation")
                onClicked: screen.startInvited()
            }
            LinkButton {
                objectName: "welcome.reset"
                visible: !screen.welcome.isRegistering && !screen.welcome.isResetting
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("I have forgotten my password")
                onClicked: {
                    screen.welcome.isResetting = true;
                    screen.focusFirst();
                }
            }
            SecondaryText {
                textFormat: Text.PlainText
                visible: screen.welcome.isResetting
                width: parent.width
                wrapMode: Text.Wrap
                text: qsTr("No code yet? Ask whoever runs the server: they can make one for you. It ends all your sessions.")
            }
            LinkButton {
                objectName: "welcome.cancel"
                visible: screen.welcome.isAdding
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("Back to my conversations")
                onClicked: screen.welcome.cancel()
            }
        }
    }
    Lazy {
        id: trust
        active: false
        content: TrustSheet {
            welcome: screen.welcome
        }
    }
    Connections {
        target: screen.welcome
        function onTrustChanged(): void {
            if (screen.welcome.trustHost.length === 0)
                return;
            trust.active = true;
            (trust.item as TrustSheet).open();
        }
    }
    Connections {
        target: screen.Window.window
        function onActiveFocusItemChanged(): void {
            screen.showFocus();
        }
    }
    Shortcut {
        sequence: "Escape"
        enabled: screen.welcome.isAdding
        onActivated: screen.welcome.cancel()
    }
    FocusKeeper {
        watched: screen
        onPlaceNeeded: screen.focusFirst()
    }
    Component.onCompleted: focusFirst()
}
