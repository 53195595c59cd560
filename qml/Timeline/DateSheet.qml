// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Choosing the day that the conversation is shown from: typed, or in a calendar.
Sheet {
    id: sheet

    required property DayViewModel days

    objectName: "date"
    title: qsTr("Go to a date")
    onShown: typed.takeFocus()

    Column {
        width: parent.width
        spacing: Metrics.gap4

        FormInput {
            id: typed
            objectName: "date.typed"
            width: parent.width
            label: qsTr("Date")
            placeholder: sheet.days.example
            text: sheet.days.typed
            error: sheet.days.problem
            onEdited: text => sheet.days.edit(text)
            onAccepted: sheet.days.accept()
        }
        Item {
            width: parent.width
            height: Metrics.control

            IconButton {
                objectName: "date.back"
                anchors.left: parent.left
                iconName: "back"
                text: qsTr("Previous month")
                onClicked: sheet.days.stepMonth(-1)
            }
            NameText {
                textFormat: Text.PlainText
                objectName: "date.month"
                anchors.centerIn: parent
                text: sheet.days.month
            }
            IconButton {
                objectName: "date.next"
                anchors.right: parent.right
                iconName: "back"
                rotation: 180
                text: qsTr("Next month")
                onClicked: sheet.days.stepMonth(1)
            }
        }
        Row {
            width: parent.width
            Repeater {
                model: sheet.days.weekdays
                MetaText {
                    required property string modelData
                    textFormat: Text.PlainText
                    width: grid.cell
                    horizontalAlignment: Text.AlignHCenter
                    text: modelData
                    Accessible.ignored: true
                }
            }
        }
        // One stop of the Tab key: within it the arrows walk.
        Grid {
            id: grid
            readonly property int cell: Math.floor(width / 7)

            objectName: "date.days"
            width: parent.width
            columns: 7
            activeFocusOnTab: true
            Accessible.role: Accessible.Table
            Accessible.name: sheet.days.month
            Accessible.focusable: true
            Keys.onPressed: event => {
                const isMirrored = LayoutMirroring.enabled;
                if (event.key === Qt.Key_Left)
                    sheet.days.step(isMirrored ? 1 : -1);
                else if (event.key === Qt.Key_Right)
                    sheet.days.step(isMirrored ? -1 : 1);
                else if (event.key === Qt.Key_Up)
                    sheet.days.step(-7);
                else if (event.key === Qt.Key_Down)
                    sheet.days.step(7);
                else if (event.key === Qt.Key_PageUp)
                    sheet.days.stepMonth(event.modifiers & Qt.ShiftModifier ? -12 : -1);
                else if (event.key === Qt.Key_PageDown)
                    sheet.days.stepMonth(event.modifiers & Qt.ShiftModifier ? 12 : 1);
                else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space)
                    sheet.days.chooseCurrent();
                else
                    return;
                event.accepted = true;
            }

            Repeater {
                model: sheet.days.cells
                T.AbstractButton {
                    id: day
                    required property var modelData
                    required property int index
                    readonly property bool isCurrent: index === sheet.days.current
                    objectName: "date.day." + index
                    width: grid.cell
                    height: Metrics.control
                    enabled: modelData.isPossible
                    hoverEnabled: true
                    focusPolicy: Qt.NoFocus
                    onClicked: sheet.days.choose(index)
                    Accessible.role: Accessible.Button
                    Accessible.name: modelData.isToday ? qsTr("%1, today").arg(modelData.name) : modelData.name
                    Accessible.focused: isCurrent && grid.activeFocus
                    background: Rectangle {
                        anchors.centerIn: parent
                        width: Math.min(parent.width, parent.height)
                        height: width
                        radius: width / 2
                        color: day.isCurrent ? Colors.accentSoft : day.hovered ? Colors.hover : "transparent"
                        border.width: day.isCurrent && grid.activeFocus ? Metrics.focusRing : day.modelData.isToday ? Metrics.hair : 0
                        border.color: Colors.accent
                    }
                    contentItem: PlainText {
                        textFormat: Text.PlainText
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        text: day.modelData.number
                        size: Fonts.secondary
                        line: Fonts.secondaryLine
                        font.weight: day.modelData.isToday ? Font.DemiBold : Font.Normal
                        color: day.modelData.isInMonth ? Colors.ink : Colors.ink3
                        opacity: day.enabled ? 1 : 0.4
                        Accessible.ignored: true
                    }
                }
            }
        }
        PushButton {
            objectName: "date.go"
            anchors.right: parent.right
            isPrimary: true
            text: qsTr("Go there")
            onClicked: sheet.days.typed.length > 0 ? sheet.days.accept() : sheet.days.chooseCurrent()
        }
    }
    Connections {
        target: sheet.days
        function onChosen(): void {
            sheet.close();
        }
    }
}
