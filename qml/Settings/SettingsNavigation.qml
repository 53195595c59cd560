// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// The list of the pages.
Rectangle {
    id: pane

    required property list<string> pages
    /// The page that is shown; -1: the list has the window to itself, and a row is chosen before it is opened.
    required property int current
    signal chosen(int page)

    function takeFocus(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
    }
    /// Where the person comes back to, when none is shown.
    function showLast(page: int): void {
        list.currentIndex = page;
    }

    function follow(): void {
        if (current >= 0)
            list.currentIndex = current;
    }

    color: Colors.surface
    onCurrentChanged: follow()
    Component.onCompleted: follow()

    TitleText {
        id: heading
        textFormat: Text.PlainText
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap4 + 2
        y: Metrics.gap4
        text: qsTr("Settings")
    }
    ListView {
        id: list
        objectName: "settings.pages"
        anchors.top: heading.bottom
        anchors.topMargin: Metrics.gap3
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Metrics.gap2 + 2
        anchors.rightMargin: Metrics.gap2 + 2
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: pane.pages
        currentIndex: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Pages of the settings")
        Keys.onUpPressed: list.step(-1)
        Keys.onDownPressed: list.step(1)
        Keys.onReturnPressed: pane.chosen(list.currentIndex)
        Keys.onEnterPressed: pane.chosen(list.currentIndex)
        Keys.onSpacePressed: pane.chosen(list.currentIndex)
        function step(by: int): void {
            const next = Math.max(0, Math.min(pane.pages.length - 1, list.currentIndex + by));
            if (pane.current < 0)
                list.currentIndex = next;
            else
                pane.chosen(next);
        }

        delegate: T.ItemDelegate {
            id: entry

            required property int index
            required property string modelData
            readonly property bool isCurrent: index === pane.current

            objectName: "settings.page." + index
            width: list.width
            implicitHeight: Metrics.control + Metrics.gap1
            hoverEnabled: true
            focusPolicy: Qt.NoFocus
            text: modelData
            Accessible.role: Accessible.ListItem
            Accessible.name: modelData
            Accessible.selected: isCurrent
            Accessible.onPressAction: pane.chosen(index)
            onClicked: pane.chosen(index)

            background: Rectangle {
                radius: Metrics.radius
                color: entry.isCurrent ? Colors.selection : entry.hovered ? Colors.hover : "transparent"
                FocusRing {
                    shown: entry.ListView.isCurrentItem && list.activeFocus
                    distance: -Metrics.focusRing
                    radius: Metrics.radius
                }
            }
            contentItem: PlainText {
                textFormat: Text.PlainText
                leftPadding: Metrics.gap3
                rightPadding: Metrics.gap3
                horizontalAlignment: Text.AlignLeft
                verticalAlignment: Text.AlignVCenter
                elide: Text.ElideRight
                text: entry.text
                font.weight: Font.Medium
                color: entry.isCurrent ? Colors.ink : Colors.ink2
                Accessible.ignored: true
            }
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: Metrics.hair
        height: parent.height
        color: Colors.line
    }
}
