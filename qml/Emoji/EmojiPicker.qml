// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// All emoji in a grid, found by their names; arrows walk, Enter chooses, Esc closes.
T.Popup {
    id: picker

    required property EmojiViewModel emoji
    readonly property int columns: 8
    readonly property int cell: Metrics.control + 2
    signal picked(string emoji)

    objectName: "emojiPicker"
    width: columns * cell + 2 * padding
    readonly property int rowsShown: 7
    height: search.height + rowsShown * cell + name.height + groups.height + 3 * Metrics.gap2 + 2 * padding
    padding: Metrics.gap2
    margins: Metrics.gap2
    modal: true // the Tab key stays within, so that Esc closes it from everywhere
    dim: false
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        picker.emoji.begin();
        search.clear();
        grid.currentIndex = 0;
        grid.positionViewAtBeginning();
    }
    onOpened: search.forceActiveFocus(Qt.PopupFocusReason)

    function choose(row: int): void {
        const text = picker.emoji.emojiAt(row);
        if (text.length === 0)
            return;
        picker.emoji.use(text);
        picker.picked(text);
        picker.close();
    }

    readonly property FocusReturn focusReturn: FocusReturn {
        popup: picker
    }

    background: Rectangle {
        radius: Metrics.radius + 2
        color: Colors.raised
        border.width: Metrics.hair
        border.color: Colors.line
    }
    contentItem: Item {
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Emoji")

        SearchField {
            id: search
            objectName: "emoji.search"
            width: parent.width
            placeholderText: qsTr("Search emoji")
            onTextChanged: {
                picker.emoji.search = text;
                grid.currentIndex = 0;
            }
            Keys.onDownPressed: grid.forceActiveFocus(Qt.TabFocusReason)
            Keys.onReturnPressed: picker.choose(grid.currentIndex)
            Keys.onEnterPressed: picker.choose(grid.currentIndex)
        }
        GridView {
            id: grid

            /// Of what stands at the top; asked anew when that or what is found changes.
            readonly property int groupShown: picker.emoji.count > 0 ? picker.emoji.groupOfRow(indexAt(picker.cell / 2, contentY + picker.cell / 2)) : -1

            objectName: "emoji.grid"
            anchors.top: search.bottom
            anchors.topMargin: Metrics.gap2
            height: picker.rowsShown * picker.cell
            width: parent.width
            clip: true
            cellWidth: picker.cell
            cellHeight: picker.cell
            model: picker.emoji
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            keyNavigationEnabled: true
            T.ScrollBar.vertical: SlimScrollBar {
            }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Emoji")
            Keys.onReturnPressed: picker.choose(currentIndex)
            Keys.onEnterPressed: picker.choose(currentIndex)
            Keys.onSpacePressed: picker.choose(currentIndex)
            Keys.onUpPressed: event => {
                event.accepted = currentIndex < picker.columns;
                if (event.accepted)
                    search.forceActiveFocus(Qt.BacktabFocusReason);
            }

            delegate: T.AbstractButton {
                id: button
                required property int index
                required property string emoji
                required property string name
                readonly property bool isCurrent: GridView.isCurrentItem

                width: picker.cell
                height: picker.cell
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                text: name
                Accessible.role: Accessible.ListItem
                Accessible.name: name
                onHoveredChanged: if (hovered)
                    grid.currentIndex = index
                onClicked: picker.choose(index)
                background: Rectangle {
                    anchors.fill: parent
                    anchors.margins: 1
                    radius: Metrics.radius - 2
                    color: button.isCurrent ? Colors.selection : "transparent"
                    border.width: button.isCurrent && grid.activeFocus ? Metrics.focusRing : 0
                    border.color: Colors.accent
                }
                contentItem: PlainText {
                    textFormat: Text.PlainText
                    text: Fonts.face(button.emoji)
                    font.family: Fonts.emoji
                    size: Fonts.title + 2
                    line: picker.cell
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
            }
        }
        SecondaryText {
            textFormat: Text.PlainText
            anchors.centerIn: grid
            visible: picker.emoji.count === 0
            text: qsTr("No emoji of that name")
        }
        MetaText {
            id: name
            textFormat: Text.PlainText
            anchors.bottom: groups.top
            anchors.bottomMargin: Metrics.gap2
            width: parent.width
            elide: Text.ElideRight
            text: (grid.currentItem as T.AbstractButton)?.text ?? ""
        }
        Row {
            id: groups
            anchors.bottom: parent.bottom
            Repeater {
                model: picker.emoji.groups
                delegate: EmojiButton {
                    id: group
                    required property int index
                    required property string modelData
                    readonly property bool isCurrent: index === grid.groupShown
                    width: Math.floor(picker.availableWidth / picker.emoji.groups.length)
                    emoji: picker.emoji.signs[index]
                    Accessible.name: modelData
                    Accessible.selected: isCurrent
                    Rectangle {
                        anchors.horizontalCenter: parent.horizontalCenter
                        anchors.bottom: parent.bottom
                        width: Metrics.gap4
                        height: Metrics.focusRing
                        radius: height / 2
                        visible: group.isCurrent
                        color: Colors.accent
                    }
                    onClicked: {
                        search.clear();
                        grid.currentIndex = picker.emoji.rowOfGroup(index);
                        grid.positionViewAtIndex(grid.currentIndex, GridView.Beginning);
                    }
                    Hint {
                        text: group.modelData
                        visible: group.hovered
                    }
                }
            }
        }
    }
}
