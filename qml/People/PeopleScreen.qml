// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Contacts and requests.
Rectangle {
    id: screen

    required property PeopleViewModel people
    property bool isNarrow: false
    readonly property int side: isNarrow ? Metrics.gap4 : Metrics.gap8 * 2
    signal addAsked
    signal inviteAsked
    signal useInviteAsked
    signal aliasAsked(string personId, string alias)

    color: Colors.background
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("People")

    Flickable {
        anchors.fill: parent
        contentHeight: column.y + column.height + Metrics.gap8
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: SlimScrollBar {
        }

        Column {
            id: column
            anchors.left: parent.left
            anchors.leftMargin: screen.side
            y: Metrics.gap8
            width: Math.min(Metrics.pageWidth, screen.width - 2 * screen.side)
            spacing: Metrics.gap5 + Metrics.gap1

            Item {
                width: parent.width
                height: Metrics.control
                PageText {
                    textFormat: Text.PlainText
                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("People")
                }
                Row {
                    anchors.right: parent.right
                    spacing: Metrics.gap2
                    IconButton {
                        objectName: "useInvite"
                        iconName: "link"
                        text: qsTr("Use an invitation link")
                        onClicked: screen.useInviteAsked()
                    }
                    IconButton {
                        objectName: "invitePersonNarrow"
                        visible: screen.isNarrow
                        iconName: "plus"
                        text: qsTr("Invite by link or QR")
                        onClicked: screen.inviteAsked()
                    }
                    PushButton {
                        objectName: "invitePerson"
                        visible: !screen.isNarrow
                        text: qsTr("Invite by link or QR")
                        onClicked: screen.inviteAsked()
                    }
                    PushButton {
                        objectName: "addPerson"
                        isPrimary: true
                        text: qsTr("Add by phone")
                        onClicked: screen.addAsked()
                    }
                }
            }
            Card {
                visible: screen.people.problem.length > 0
                width: parent.width
                height: trouble.height + Metrics.gap5
                border.color: Colors.danger
                PlainText {
                    id: trouble
                    textFormat: Text.PlainText
                    objectName: "people.problem"
                    anchors.left: parent.left
                    anchors.leftMargin: Metrics.gap4
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 2 * Metrics.gap4 - Metrics.control
                    wrapMode: Text.Wrap
                    text: screen.people.problem
                    color: Colors.danger
                    Accessible.role: Accessible.AlertMessage
                }
                IconButton {
                    anchors.right: parent.right
                    anchors.rightMargin: Metrics.gap1
                    anchors.verticalCenter: parent.verticalCenter
                    iconName: "close"
                    text: qsTr("Dismiss")
                    onClicked: screen.people.dismissProblem()
                }
            }
            SearchField {
                objectName: "people.search"
                visible: screen.people.hasMany || text.length > 0
                width: parent.width
                placeholderText: qsTr("Search contacts")
                Component.onCompleted: text = screen.people.search
                onTextChanged: screen.people.search = text
            }
            PeopleGroup {
                width: parent.width
                title: qsTr("Requests for you")
                people: screen.people.requests
                row: RequestRow {
                    people: screen.people
                }
            }
            PeopleGroup {
                width: parent.width
                title: qsTr("Sent")
                people: screen.people.sent
                row: SentRow {
                    people: screen.people
                }
            }
            PeopleGroup {
                width: parent.width
                title: qsTr("Contacts")
                people: screen.people.contacts
                row: ContactRow {
                    people: screen.people
                    onAliasAsked: (personId, alias) => screen.aliasAsked(personId, alias)
                }
            }
            PeopleGroup {
                width: parent.width
                title: qsTr("Blocked")
                people: screen.people.blocked
                row: BlockedRow {
                    people: screen.people
                }
            }
            SecondaryText {
                textFormat: Text.PlainText
                objectName: "people.noneFound"
                visible: screen.people.search.length > 0 && screen.people.contacts.count === 0
                width: parent.width
                wrapMode: Text.Wrap
                text: qsTr("No contact is called “%1”.").arg(screen.people.search)
                Accessible.role: Accessible.StaticText
            }
            Item {
                visible: nobody.visible
                width: 1
                height: Metrics.gap12
            }
            EmptyState {
                id: nobody
                objectName: "noPeople"
                visible: screen.people.search.length === 0 && screen.people.contacts.count + screen.people.requests.count + screen.people.sent.count + screen.people.blocked.count === 0
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, Metrics.listPane)
                iconName: "people"
                title: qsTr("Nobody here yet")
                advice: qsTr("Add somebody by their phone number or e-mail address. They are asked first; once they accept, you can write to each other.")
                action: qsTr("Add by phone")
                onActed: screen.addAsked()
            }
        }
    }
}
