// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Ctrl+K: one field for everything: conversations by name, messages and files by what they say.
DimmedPopup {
    id: switcher

    required property SearchViewModel search
    signal chosen
    /// In one conversation: what was found stays, so that the next can be gone to from there.
    signal hitChosen(int row)

    objectName: "switcher"
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round(parent.height * 0.12) : 0
    width: parent ? Math.min(Metrics.switcherWidth, parent.width - 2 * Metrics.gap4) : Metrics.switcherWidth
    height: parent ? Math.min(Math.round(parent.height * 0.7), body.implicitHeight) : body.implicitHeight
    onShown: {
        query.text = search.text;
        list.currentIndex = 0;
        query.forceActiveFocus(Qt.PopupFocusReason);
    }
    property bool areHitsKept: false
    onAboutToShow: areHitsKept = false
    onClosed: if (!areHitsKept)
        search.end()

    function openAt(row: int): void {
        if (row < 0 || row >= list.count)
            return;
        switcher.areHitsKept = switcher.search.scope.length > 0;
        search.choose(row);
        switcher.close();
        switcher.chosen();
        if (switcher.areHitsKept)
            switcher.hitChosen(row);
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
        // Not of list.contentHeight, which is a guess from the rows that happen to be made (SearchHitRow has the same heights).
        implicitHeight: query.height + Math.max(2 * Metrics.chatRow, list.count * (Metrics.chatRow - Metrics.gap1) + switcher.search.kinds * (Metrics.gap8 + Metrics.gap1) + Metrics.gap2) + foot.height
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Search everything")

        Icon {
            name: "search"
            color: Colors.ink
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap5
            anchors.verticalCenter: query.verticalCenter
        }
        Rectangle {
            id: scope
            objectName: "switcher.scope"
            visible: switcher.search.scope.length > 0
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap12
            anchors.verticalCenter: query.verticalCenter
            width: switcher.search.scope.length > 0 ? Math.min(scopeText.implicitWidth + 2 * Metrics.gap2, switcher.width / 3) : 0
            height: Metrics.control - Metrics.gap1
            radius: height / 2
            color: Colors.selection
            PlainText {
                id: scopeText
                textFormat: Text.PlainText
                anchors.fill: parent
                anchors.leftMargin: Metrics.gap2
                anchors.rightMargin: Metrics.gap2
                verticalAlignment: Text.AlignVCenter
                elide: Text.ElideRight
                text: qsTr("in %1").arg(switcher.search.scope)
                size: Fonts.small
                line: Fonts.smallLine
                color: Colors.accent
            }
        }
        T.TextField {
            id: query
            objectName: "switcher.query"
            anchors.left: scope.visible ? scope.right : parent.left
            anchors.leftMargin: scope.visible ? Metrics.gap2 : Metrics.gap12
            anchors.right: status.left
            anchors.rightMargin: Metrics.gap2
            height: Metrics.control + Metrics.gap4
            verticalAlignment: TextInput.AlignVCenter
            maximumLength: 500
            color: Colors.ink
            selectionColor: Colors.textSelection
            selectedTextColor: Colors.ink
            font: TypeFace.sized(Fonts.body + 2)
            Accessible.name: scope.visible ? qsTr("Search in %1").arg(switcher.search.scope) : qsTr("Search conversations, messages and files")
            Accessible.role: Accessible.EditableText
            onTextChanged: {
                switcher.search.text = text;
                list.currentIndex = 0;
            }
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onTabPressed: text = switcher.search.withNextFilter(text)
            Keys.onPressed: event => {
                if (event.key === Qt.Key_Backspace && text.length === 0 && scope.visible) {
                    switcher.search.leaveScope();
                    event.accepted = true;
                }
            }
            onAccepted: switcher.openAt(list.currentIndex)
            PlainText {
                textFormat: Text.PlainText
                visible: query.text.length === 0 && query.preeditText.length === 0
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                elide: Text.ElideRight
                text: scope.visible ? qsTr("Search here") : qsTr("Search everything")
                size: query.font.pixelSize
                color: Colors.ink3
                Accessible.ignored: true
            }
        }
        PlainText {
            id: status
            objectName: "switcher.status"
            textFormat: Text.PlainText
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap5
            anchors.verticalCenter: query.verticalCenter
            width: Math.min(implicitWidth, switcher.width / 3)
            elide: Text.ElideRight
            visible: switcher.width >= Metrics.listPane * 1.5
            text: visible ? switcher.search.status : ""
            size: Fonts.small
            line: Fonts.smallLine
            color: Colors.ink3
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Rectangle {
            anchors.top: query.bottom
            width: parent.width
            height: Metrics.hair
            color: Colors.line
        }
        ListView {
            id: list
            objectName: "switcher.list"
            anchors.top: query.bottom
            anchors.topMargin: Metrics.hair
            anchors.bottom: foot.top
            width: parent.width
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: switcher.search.model
            section.property: "section"
            onAtYEndChanged: if (atYEnd && count > 0)
                switcher.search.more()
            // Rows that come under a pointer at rest take no choice away from the keyboard: only a pointer that moved does.
            HoverHandler {
                property point last: Qt.point(-1, -1)
                onHoveredChanged: last = Qt.point(-1, -1)
                onPointChanged: {
                    const at = point.scenePosition;
                    const hasMoved = last.x >= 0 && (Math.abs(at.x - last.x) > 1 || Math.abs(at.y - last.y) > 1);
                    if (last.x < 0 || hasMoved)
                        last = Qt.point(at.x, at.y);
                    const row = hasMoved && hovered ? list.indexAt(point.position.x, point.position.y + list.contentY) : -1;
                    if (row >= 0)
                        list.currentIndex = row;
                }
            }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Found")
            T.ScrollBar.vertical: SlimScrollBar {
            }
            delegate: SearchHitRow {
                width: ListView.view.width
                isCurrent: ListView.isCurrentItem
                heading: ListView.section !== ListView.previousSection ? ListView.section : ""
                onClicked: switcher.openAt(index)
            }
            SecondaryText {
                textFormat: Text.PlainText
                anchors.centerIn: parent
                width: parent.width - 2 * Metrics.gap8
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                visible: list.count === 0
                text: switcher.search.problem.length > 0 ? switcher.search.problem : query.text.length === 0 ? qsTr("Type a word, a part of one, or a name") : qsTr("Nothing found")
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
                anchors.left: parent.left
                anchors.leftMargin: Metrics.gap5
                anchors.right: leave.left
                anchors.rightMargin: Metrics.gap2
                elide: Text.ElideRight
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("↑ ↓ move      Enter open      Tab filters: from: in: has: before:")
                size: Fonts.small
                line: Fonts.smallLine
                color: Colors.ink3
            }
            PlainText {
                id: leave
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
