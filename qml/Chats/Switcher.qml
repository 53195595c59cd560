// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Ctrl+K: jump to a conversation by the beginning of its name.
DimmedPopup {
    id: switcher

    required property ChatsViewModel chats
    signal chosen

    objectName: "switcher"
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round(parent.height * 0.12) : 0
    width: parent ? Math.min(Metrics.switcherWidth, parent.width - 2 * Metrics.gap4) : Metrics.switcherWidth
    height: parent ? Math.min(Math.round(parent.height * 0.7), body.implicitHeight) : body.implicitHeight
    onOpened: {
        query.clear();
        list.currentIndex = 0;
        query.forceActiveFocus(Qt.PopupFocusReason);
    }
    onClosed: chats.switcherSearch = ""

    function openAt(row: int): void {
        const id = chats.switcher.conversationAt(row);
        if (id.length === 0)
            return;
        switcher.close();
        chats.open(id);
        switcher.chosen();
    }

    background: Rectangle {
        radius: Metrics.radiusLarge
        color: Colors.raised
        border.width: Metrics.hair
        border.color: Colors.line
    }
    Item {
        id: body
        anchors.fill: parent
        readonly property int rowHeight: Metrics.chatRow - Metrics.gap1
        implicitHeight: query.height + heading.height + Metrics.gap5 + Math.max(1, Math.min(7, list.count)) * rowHeight + foot.height + Metrics.gap2
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Go to a conversation")

        Icon {
            name: "search"
            color: Colors.ink
            x: Metrics.gap5
            anchors.verticalCenter: query.verticalCenter
        }
        T.TextField {
            id: query
            objectName: "switcher.query"
            x: Metrics.gap12
            width: parent.width - x - Metrics.gap4
            height: Metrics.control + Metrics.gap4
            verticalAlignment: TextInput.AlignVCenter
            color: Colors.ink
            selectionColor: Colors.textSelection
            selectedTextColor: Colors.ink
            font: TypeFace.sized(Fonts.body + 2)
            Accessible.name: qsTr("Name of a conversation")
            Accessible.role: Accessible.EditableText
            onTextChanged: {
                switcher.chats.switcherSearch = text;
                list.currentIndex = 0;
            }
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            onAccepted: switcher.openAt(list.currentIndex)
            PlainText {
                textFormat: Text.PlainText
                visible: query.text.length === 0 && query.preeditText.length === 0
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Go to a conversation")
                size: query.font.pixelSize
                color: Colors.ink3
                Accessible.ignored: true
            }
        }
        Rectangle {
            anchors.top: query.bottom
            width: parent.width
            height: Metrics.hair
            color: Colors.line
        }
        SectionText {
            id: heading
            textFormat: Text.PlainText
            x: Metrics.gap5
            anchors.top: query.bottom
            anchors.topMargin: Metrics.gap3
            text: qsTr("Conversations")
        }
        ListView {
            id: list
            anchors.top: heading.bottom
            anchors.topMargin: Metrics.gap2
            anchors.bottom: foot.top
            width: parent.width
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: switcher.chats.switcher
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Conversations found")

            delegate: T.ItemDelegate {
                id: hit
                required property int index
                required property string conversationId
                required property string name
                required property string initials
                required property int colour
                required property bool isOnline
                required property string detail
                objectName: "switcher.row." + index
                width: ListView.view.width
                height: body.rowHeight
                onClicked: switcher.openAt(index)
                onHoveredChanged: if (hovered)
                    list.currentIndex = index
                hoverEnabled: true
                Accessible.name: name
                Accessible.role: Accessible.ListItem
                background: Item {
                    Rectangle {
                        anchors.fill: parent
                        anchors.leftMargin: Metrics.gap2
                        anchors.rightMargin: Metrics.gap2
                        radius: Metrics.radius
                        color: hit.ListView.isCurrentItem ? Colors.selection : "transparent"
                    }
                }
                Item {
                    anchors.fill: parent
                    Avatar {
                        id: face
                        x: Metrics.gap5
                        anchors.verticalCenter: parent.verticalCenter
                        size: Metrics.avatarSmall
                        initials: hit.initials
                        colour: hit.colour
                        isOnline: hit.isOnline
                        behind: hit.ListView.isCurrentItem ? Colors.selection : Colors.raised
                    }
                    Column {
                        anchors.left: face.right
                        anchors.leftMargin: Metrics.gap4
                        anchors.right: enter.left
                        anchors.rightMargin: Metrics.gap2
                        anchors.verticalCenter: parent.verticalCenter
                        NameText {
                            textFormat: Text.PlainText
                            width: parent.width
                            text: hit.name
                        }
                        SecondaryText {
                            textFormat: Text.PlainText
                            width: parent.width
                            visible: text.length > 0
                            text: hit.detail
                            elide: Text.ElideRight
                        }
                    }
                    MetaText {
                        id: enter
                        textFormat: Text.PlainText
                        anchors.right: parent.right
                        anchors.rightMargin: Metrics.gap5
                        anchors.verticalCenter: parent.verticalCenter
                        visible: hit.ListView.isCurrentItem
                        text: qsTr("Enter ↵")
                    }
                }
            }
            SecondaryText {
                textFormat: Text.PlainText
                anchors.centerIn: parent
                visible: list.count === 0
                text: qsTr("No conversation of that name")
            }
        }
        Rectangle {
            id: foot
            anchors.bottom: parent.bottom
            width: parent.width
            height: Metrics.field
            color: "transparent"
            Rectangle {
                width: parent.width
                height: Metrics.hair
                color: Colors.line
            }
            PlainText {
                textFormat: Text.PlainText
                x: Metrics.gap5
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("↑ ↓ move      Enter open")
                size: Fonts.small
                line: Fonts.smallLine
                color: Colors.ink3
            }
            PlainText {
                textFormat: Text.PlainText
                anchors.right: parent.right
                anchors.rightMargin: Metrics.gap5
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Esc")
                size: Fonts.small
                line: Fonts.smallLine
                color: Colors.ink3
            }
        }
    }
}
