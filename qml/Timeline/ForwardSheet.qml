// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Choosing the conversations that messages are sent on to.
Sheet {
    id: sheet

    required property ForwardViewModel forwarding

    objectName: "forward"
    title: forwarding.messageCount === 1 ? qsTr("Forward a message") : qsTr("Forward %1 messages").arg(forwarding.messageCount)
    onShown: search.forceActiveFocus(Qt.PopupFocusReason)

    Column {
        width: parent.width
        spacing: Metrics.gap3

        SearchField {
            id: search
            objectName: "forward.search"
            width: parent.width
            placeholderText: qsTr("Search your conversations")
            text: sheet.forwarding.search
            onTextChanged: sheet.forwarding.search = text
            Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
            Keys.onReturnPressed: list.chooseCurrent()
        }
        ListView {
            id: list
            objectName: "forward.list"
            width: parent.width
            height: Math.min(Math.max(contentHeight, Metrics.chatRow), 6 * Metrics.chatRow)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: sheet.forwarding.targets
            activeFocusOnTab: true
            T.ScrollBar.vertical: SlimScrollBar {
            }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Conversations")
            Keys.onReturnPressed: chooseCurrent()
            Keys.onEnterPressed: chooseCurrent()
            Keys.onSpacePressed: chooseCurrent()
            function chooseCurrent(): void {
                (list.currentItem as T.AbstractButton)?.clicked();
            }

            delegate: T.ItemDelegate {
                id: target
                required property string personId
                required property string name
                required property string detail
                required property string initials
                required property int colour
                required property string picture
                required property bool isOnline
                required property bool isPicked
                objectName: "forward." + personId
                width: ListView.view.width
                height: Metrics.chatRow - Metrics.gap2
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                onClicked: sheet.forwarding.choose(personId)
                Accessible.name: detail.length > 0 ? qsTr("%1, %2").arg(name).arg(detail) : name
                Accessible.role: Accessible.CheckBox
                Accessible.checkable: true
                Accessible.checked: isPicked
                background: Rectangle {
                    radius: Metrics.radius
                    color: target.hovered ? Colors.selection : "transparent"
                    border.width: target.ListView.isCurrentItem && list.activeFocus ? Metrics.focusRing : 0
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
                        initials: target.initials
                        colour: target.colour
                        picture: target.picture
                        isOnline: target.isOnline
                        behind: target.hovered ? Colors.selection : Colors.surface
                    }
                    Column {
                        anchors.left: face.right
                        anchors.leftMargin: Metrics.gap3
                        anchors.right: box.left
                        anchors.rightMargin: Metrics.gap2
                        anchors.verticalCenter: parent.verticalCenter
                        NameText {
                            textFormat: Text.PlainText
                            width: parent.width
                            text: target.name
                        }
                        PlainText {
                            textFormat: Text.PlainText
                            visible: text.length > 0
                            width: parent.width
                            elide: Text.ElideRight
                            text: target.detail
                            size: Fonts.small
                            line: Fonts.smallLine
                            color: Colors.ink3
                        }
                    }
                    PickMark {
                        id: box
                        anchors.right: parent.right
                        anchors.rightMargin: Metrics.gap3
                        anchors.verticalCenter: parent.verticalCenter
                        isOn: target.isPicked
                    }
                }
            }
        }
        SecondaryText {
            textFormat: Text.PlainText
            visible: list.count === 0 || sheet.forwarding.isFull
            width: parent.width
            wrapMode: Text.Wrap
            text: list.count === 0 ? qsTr("No conversation of that name.") : qsTr("These are as many as can be sent to at once.")
        }
        PushButton {
            objectName: "forward.confirm"
            anchors.right: parent.right
            isPrimary: true
            enabled: sheet.forwarding.pickedCount > 0
            text: sheet.forwarding.pickedCount > 1 ? qsTr("Forward to %1").arg(sheet.forwarding.pickedCount) : qsTr("Forward")
            onClicked: sheet.forwarding.confirm()
        }
    }
    Connections {
        target: sheet.forwarding
        function onDone(): void {
            sheet.close();
        }
    }
}
