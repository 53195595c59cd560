// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// The accounts of this computer, one above the other, and a way to add one.
T.Popup {
    id: menu

    required property AppViewModel app

    width: Metrics.dialogWidth - Metrics.gap12
    height: column.implicitHeight + 2 * padding
    padding: Metrics.gap2
    margins: Metrics.gap2
    modal: true // the Tab key stays within, so that Esc closes it from everywhere
    dim: false
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    readonly property FocusReturn focusReturn: FocusReturn {
        popup: menu
    }

    background: Rectangle {
        radius: Metrics.radius + 2
        color: Colors.raised
        border.width: Metrics.hair
        border.color: Colors.line
    }
    Column {
        id: column
        width: menu.availableWidth
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("Accounts")

        Repeater {
            id: rows
            model: menu.app.accounts

            function walk(from: Item, isForward: bool): void {
                from.nextItemInFocusChain(isForward).forceActiveFocus(isForward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
            }
            T.ItemDelegate {
                id: row
                required property string accountId
                required property string name
                required property string server
                required property string initials
                required property int colour
                required property string picture
                required property int unread
                required property bool isCurrent
                required property bool isOnline
                objectName: "account." + accountId
                width: column.width
                height: Metrics.chatRow - Metrics.gap2
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                onClicked: {
                    menu.close();
                    menu.app.switchAccount(accountId);
                }
                Keys.onReturnPressed: clicked()
                Keys.onDownPressed: rows.walk(row, true)
                Keys.onUpPressed: rows.walk(row, false)
                Accessible.name: isCurrent ? qsTr("%1 on %2, shown now").arg(name).arg(server) : unread > 0 ? qsTr("%1 on %2, %3 unread").arg(name).arg(server).arg(unread) : qsTr("%1 on %2").arg(name).arg(server)
                Accessible.role: Accessible.MenuItem
                Connections {
                    target: menu
                    function onOpened(): void {
                        if (row.isCurrent)
                            row.forceActiveFocus(Qt.TabFocusReason);
                    }
                }
                background: Rectangle {
                    radius: Metrics.radius - 2
                    color: row.hovered || row.activeFocus ? Colors.selection : "transparent"
                }
                Item {
                    anchors.fill: parent
                    Avatar {
                        id: face
                        anchors.left: parent.left
                        anchors.leftMargin: Metrics.gap2
                        anchors.verticalCenter: parent.verticalCenter
                        size: Metrics.avatarSmall
                        initials: row.initials
                        colour: row.colour
                        picture: row.picture
                        isOnline: row.isOnline
                        behind: Colors.raised
                    }
                    Column {
                        anchors.left: face.right
                        anchors.leftMargin: Metrics.gap3
                        anchors.right: marks.left
                        anchors.rightMargin: Metrics.gap2
                        anchors.verticalCenter: parent.verticalCenter
                        NameText {
                            textFormat: Text.PlainText
                            width: parent.width
                            text: row.name
                        }
                        SecondaryText {
                            textFormat: Text.PlainText
                            width: parent.width
                            elide: Text.ElideRight
                            maximumLineCount: 1
                            text: row.server
                        }
                    }
                    Row {
                        id: marks
                        anchors.right: parent.right
                        anchors.rightMargin: Metrics.gap2
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: Metrics.gap2
                        Badge {
                            count: row.isCurrent ? 0 : row.unread
                        }
                        Icon {
                            visible: row.isCurrent
                            name: "check"
                            color: Colors.accent
                        }
                    }
                }
            }
        }
        Item {
            width: 1
            height: Metrics.gap2
        }
        PushButton {
            id: add
            objectName: "addAccount"
            Keys.onDownPressed: rows.walk(add, true)
            Keys.onUpPressed: rows.walk(add, false)
            width: parent.width
            text: qsTr("Add another account")
            onClicked: {
                menu.close();
                menu.app.addAccount();
            }
        }
    }
}
