// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Choosing people: for a chat, for a new group, to join a group.
Sheet {
    id: sheet

    required property PickerViewModel picker
    readonly property bool isChat: picker.purpose === PickerViewModel.NewChat
    readonly property bool isGroup: picker.purpose === PickerViewModel.NewGroup
    signal peopleAsked
    signal addAsked
    signal inviteAsked
    signal useInviteAsked

    objectName: "picker"
    title: isChat ? qsTr("New chat") : isGroup ? qsTr("New group") : qsTr("Add members")
    onShown: isGroup ? groupName.takeFocus() : search.forceActiveFocus(Qt.PopupFocusReason)

    Column {
        width: parent.width
        spacing: Metrics.gap3

        FormInput {
            id: groupName
            objectName: "picker.groupName"
            visible: sheet.isGroup
            width: parent.width
            label: qsTr("Name of the group")
            placeholder: qsTr("Summer garden")
            text: sheet.picker.groupName.text
            error: sheet.picker.groupName.error
            onEdited: text => sheet.picker.groupName.text = text
            onAccepted: sheet.picker.confirm()
        }
        PushButton {
            objectName: "picker.newGroup"
            visible: sheet.isChat && sheet.picker.hasCandidates
            width: parent.width
            text: qsTr("New group …")
            onClicked: {
                sheet.picker.begin(PickerViewModel.NewGroup);
                groupName.takeFocus();
            }
        }
        Flow {
            visible: sheet.isChat
            width: parent.width
            spacing: Metrics.gap2
            Chip {
                objectName: "picker.byAddress"
                checkable: false
                text: qsTr("By phone or e-mail")
                onClicked: {
                    sheet.close();
                    sheet.addAsked();
                }
            }
            Chip {
                objectName: "picker.invite"
                checkable: false
                text: qsTr("Invite by link or QR")
                onClicked: {
                    sheet.close();
                    sheet.inviteAsked();
                }
            }
            Chip {
                objectName: "picker.useInvite"
                checkable: false
                text: qsTr("I have a link")
                onClicked: {
                    sheet.close();
                    sheet.useInviteAsked();
                }
            }
        }
        SearchField {
            id: search
            objectName: "picker.search"
            visible: sheet.picker.hasCandidates
            width: parent.width
            placeholderText: qsTr("Search your contacts")
            text: sheet.picker.search
            onTextChanged: sheet.picker.search = text
            Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
            // The first that fits, as in the other lists with a search.
            Keys.onReturnPressed: takeFirst()
            Keys.onEnterPressed: takeFirst()
            function takeFirst(): void {
                if (text.length > 0 && list.count > 0)
                    (list.itemAtIndex(0) as T.AbstractButton)?.clicked();
            }
        }
        ListView {
            id: list
            objectName: "picker.list"
            visible: sheet.picker.hasCandidates
            width: parent.width
            height: Math.min(Math.max(contentHeight, Metrics.chatRow), 6 * Metrics.chatRow)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: sheet.picker.people
            activeFocusOnTab: true
            T.ScrollBar.vertical: SlimScrollBar {
            }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Contacts")
            Keys.onReturnPressed: list.chooseCurrent()
            Keys.onEnterPressed: list.chooseCurrent()
            Keys.onSpacePressed: list.chooseCurrent()
            function chooseCurrent(): void {
                (list.currentItem as T.AbstractButton)?.clicked();
            }

            delegate: T.ItemDelegate {
                id: person
                required property string personId
                required property string name
                required property string detail
                required property string initials
                required property int colour
                required property string picture
                required property bool isOnline
                required property bool isPicked
                objectName: "pick." + personId
                width: ListView.view.width
                height: Metrics.chatRow - Metrics.gap2
                hoverEnabled: true
                onClicked: sheet.picker.choose(personId)
                Accessible.name: name
                Accessible.role: sheet.isChat ? Accessible.ListItem : Accessible.CheckBox
                Accessible.checked: isPicked
                background: Rectangle {
                    radius: Metrics.radius
                    color: person.hovered ? Colors.selection : "transparent"
                    border.width: person.ListView.isCurrentItem && list.activeFocus ? Metrics.focusRing : 0
                    border.color: Colors.accent
                }
                Item {
                    anchors.fill: parent
                    Avatar {
                        id: face
                        anchors.left: parent.left
                        anchors.leftMargin: Metrics.gap2
                        anchors.verticalCenter: parent.verticalCenter
                        size: Metrics.avatarSmall
                        initials: person.initials
                        colour: person.colour
                        picture: person.picture
                        isOnline: person.isOnline
                        behind: person.hovered ? Colors.selection : Colors.surface
                    }
                    Column {
                        anchors.left: face.right
                        anchors.leftMargin: Metrics.gap3
                        anchors.right: box.left
                        anchors.verticalCenter: parent.verticalCenter
                        NameText {
                            textFormat: Text.PlainText
                            width: parent.width
                            text: person.name
                        }
                        PlainText {
                            textFormat: Text.PlainText
                            visible: text.length > 0
                            width: parent.width
                            elide: Text.ElideRight
                            text: person.detail
                            size: Fonts.small
                            line: Fonts.smallLine
                            color: Colors.ink3
                        }
                    }
                    Rectangle {
                        id: box
                        visible: !sheet.isChat
                        anchors.right: parent.right
                        anchors.rightMargin: Metrics.gap3
                        anchors.verticalCenter: parent.verticalCenter
                        width: Metrics.badge
                        height: Metrics.badge
                        radius: Metrics.radiusSmall
                        color: person.isPicked ? Colors.accent : "transparent"
                        border.width: person.isPicked ? 0 : Metrics.hair
                        border.color: Colors.ink3
                        Icon {
                            anchors.centerIn: parent
                            visible: person.isPicked
                            name: "check"
                            size: Metrics.iconSmall
                            color: Colors.accentInk
                        }
                    }
                }
            }
        }
        EmptyState {
            objectName: "picker.empty"
            visible: !sheet.picker.hasCandidates
            width: parent.width
            iconName: "people"
            title: sheet.picker.purpose === PickerViewModel.AddMembers ? qsTr("Nobody left to add") : qsTr("No contacts yet")
            advice: sheet.picker.purpose === PickerViewModel.AddMembers ? qsTr("All of your contacts are members already.") : qsTr("Add somebody by their phone number or e-mail address first.")
            action: qsTr("Find people")
            onActed: {
                sheet.close();
                sheet.peopleAsked();
            }
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "picker.problem"
            visible: text.length > 0
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.picker.problem
            size: Fonts.secondary
            line: Fonts.secondaryLine
            color: Colors.danger
            Accessible.role: Accessible.AlertMessage
        }
        Row {
            visible: !sheet.isChat && sheet.picker.hasCandidates
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                objectName: "picker.cancel"
                text: qsTr("Cancel")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "picker.confirm"
                isPrimary: true
                isBusy: sheet.picker.isBusy
                text: sheet.isGroup ? (sheet.picker.pickedCount > 0 ? qsTr("Create with %1").arg(sheet.picker.pickedCount) : qsTr("Create")) : (sheet.picker.pickedCount > 0 ? qsTr("Add %1").arg(sheet.picker.pickedCount) : qsTr("Add"))
                onClicked: sheet.picker.confirm()
            }
        }
    }
    Connections {
        target: sheet.picker
        function onDone(): void {
            sheet.close();
        }
    }
}
