// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// What fits the word being written, above the composer. The keyboard stays in the text: it moves `current` from there.
Rectangle {
    id: box

    required property CompletionViewModel completion
    readonly property int rowHeight: Metrics.control
    signal taken(int row)

    function move(by: int): void {
        list.currentIndex = (list.currentIndex + by + list.count) % list.count;
    }
    function take(): void {
        box.taken(list.currentIndex);
    }

    objectName: "completion"
    implicitWidth: Metrics.detailsPane
    implicitHeight: list.contentHeight + 2 * Metrics.gap1
    radius: Metrics.radius + 2
    color: Colors.raised
    border.width: Metrics.hair
    border.color: Colors.line

    ListView {
        id: list
        objectName: "completion.list"
        anchors.fill: parent
        anchors.margins: Metrics.gap1
        interactive: false
        model: box.completion.rows
        // The best one lies nearest to the text.
        verticalLayoutDirection: ListView.BottomToTop
        onCountChanged: currentIndex = 0
        Accessible.role: Accessible.List
        Accessible.name: box.completion.isEmoji ? qsTr("Emoji that fit") : qsTr("People who fit")

        delegate: T.ItemDelegate {
            id: row
            required property int index
            required property string name
            required property string detail
            required property string initials
            required property int colour
            required property string picture
            width: ListView.view.width
            height: box.rowHeight
            hoverEnabled: true
            focusPolicy: Qt.NoFocus
            text: name
            highlighted: ListView.isCurrentItem
            Accessible.role: Accessible.ListItem
            Accessible.name: detail.length > 0 ? qsTr("%1, %2").arg(name).arg(detail) : name
            Accessible.selected: highlighted
            onHoveredChanged: if (hovered)
                list.currentIndex = index
            onClicked: box.taken(index)
            background: Rectangle {
                radius: Metrics.radius - 2
                color: row.highlighted ? Colors.selection : "transparent"
            }
            Item {
                anchors.fill: parent
                Avatar {
                    visible: !box.completion.isEmoji
                    anchors.left: parent.left
                    anchors.leftMargin: Metrics.gap1
                    anchors.verticalCenter: parent.verticalCenter
                    size: Metrics.gap6 + Metrics.gap1
                    initials: row.initials
                    colour: row.colour
                    picture: row.picture
                }
                PlainText {
                    textFormat: Text.PlainText
                    visible: box.completion.isEmoji
                    anchors.left: parent.left
                    anchors.leftMargin: Metrics.gap2
                    anchors.verticalCenter: parent.verticalCenter
                    text: Fonts.face(row.initials)
                    font.family: Fonts.emoji
                    size: Fonts.title
                    line: Fonts.titleLine
                    Accessible.ignored: true
                }
                PlainText {
                    id: nameLine
                    textFormat: Text.PlainText
                    anchors.left: parent.left
                    anchors.leftMargin: Metrics.gap8 + Metrics.gap2
                    width: Math.min(implicitWidth, parent.width - anchors.leftMargin - Metrics.gap2)
                    anchors.verticalCenter: parent.verticalCenter
                    elide: Text.ElideRight
                    text: row.name
                    size: Fonts.secondary
                    line: Fonts.secondaryLine
                }
                MetaText {
                    textFormat: Text.PlainText
                    anchors.left: nameLine.right
                    anchors.leftMargin: Metrics.gap2
                    anchors.right: parent.right
                    anchors.rightMargin: Metrics.gap2
                    anchors.verticalCenter: parent.verticalCenter
                    elide: Text.ElideRight
                    text: row.detail
                }
            }
        }
    }
}
