// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Leaving a group: what happens, who follows as its owner, and whether it stays in the list.
Sheet {
    id: sheet

    required property GroupViewModel group
    property bool isArchived: true

    objectName: "leaveSheet"
    title: qsTr("Leave “%1”?").arg(group.leavingName)
    onShown: {
        isArchived = true;
        (group.needsSuccessor ? list : stay).forceActiveFocus(Qt.TabFocusReason);
    }

    Column {
        width: parent.width
        spacing: Metrics.gap3

        SecondaryText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("You keep what was written up to now and get nothing more. Somebody has to add you again if you want to come back.")
        }
        NameText {
            textFormat: Text.PlainText
            visible: sheet.group.needsSuccessor
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("You are its only owner. Who looks after it from now on?")
        }
        ListView {
            id: list
            objectName: "leave.successors"
            visible: sheet.group.needsSuccessor
            width: parent.width
            height: Math.min(contentHeight, 5 * Metrics.avatar)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: sheet.group.successors
            activeFocusOnTab: true
            T.ScrollBar.vertical: SlimScrollBar {
            }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Members")
            Keys.onReturnPressed: list.chooseCurrent()
            Keys.onSpacePressed: list.chooseCurrent()
            function chooseCurrent(): void {
                (list.currentItem as T.AbstractButton)?.clicked();
            }
            delegate: T.ItemDelegate {
                id: person
                required property string personId
                required property string name
                required property string initials
                required property int colour
                required property string picture
                required property bool isOnline
                required property bool isPicked
                objectName: "successor." + personId
                width: ListView.view.width
                height: Metrics.avatar
                hoverEnabled: true
                onClicked: sheet.group.chooseSuccessor(personId)
                Accessible.name: name
                Accessible.role: Accessible.RadioButton
                Accessible.checked: isPicked
                background: Rectangle {
                    radius: Metrics.radius
                    color: person.isPicked ? Colors.selection : person.hovered ? Colors.hover : "transparent"
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
                    }
                    PlainText {
                        textFormat: Text.PlainText
                        anchors.left: face.right
                        anchors.leftMargin: Metrics.gap3
                        anchors.right: mark.left
                        anchors.verticalCenter: parent.verticalCenter
                        elide: Text.ElideRight
                        text: person.name
                    }
                    Icon {
                        id: mark
                        anchors.right: parent.right
                        anchors.rightMargin: Metrics.gap3
                        anchors.verticalCenter: parent.verticalCenter
                        visible: person.isPicked
                        name: "check"
                        color: Colors.accent
                    }
                }
            }
        }
        Row {
            width: parent.width
            spacing: Metrics.gap3
            ToggleSwitch {
                objectName: "leave.archive"
                checked: sheet.isArchived
                text: qsTr("Take it off the list")
                onClicked: sheet.isArchived = !sheet.isArchived
            }
            PlainText {
                textFormat: Text.PlainText
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Take it off the list (it stays in the archive)")
                size: Fonts.secondary
                line: Fonts.secondaryLine
                Accessible.ignored: true
            }
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "leave.problem"
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
                id: stay
                objectName: "leave.cancel"
                text: qsTr("Stay")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "leave.confirm"
                isDangerous: true
                isBusy: sheet.group.isBusy
                text: qsTr("Leave")
                onClicked: sheet.group.leave(sheet.isArchived)
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
