// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Every shortcut: looked up, and changed by pressing other keys.
SettingsPage {
    id: page

    required property ShortcutsViewModel shortcuts

    title: qsTr("Shortcuts")
    function takeFocus(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    Component.onDestruction: if (page.shortcuts)
        page.shortcuts.stopRecording()

    SearchField {
        id: search
        objectName: "shortcuts.search"
        width: parent.width
        placeholderText: qsTr("Search for an action or for keys")
        text: page.shortcuts.search
        onTextChanged: page.shortcuts.search = text
    }
    SettingsProblem {
        objectName: "shortcuts.problem"
        width: parent.width
        visible: text.length > 0
        text: page.shortcuts.problem
    }
    PushButton {
        objectName: "shortcuts.takeOver"
        visible: page.shortcuts.canTakeOver
        text: qsTr("Use it here, and not there")
        onClicked: page.shortcuts.takeOver()
    }
    SettingsCard {
        id: card
        visible: rows.count > 0
        Repeater {
            id: rows
            model: page.shortcuts.rows
            Column {
                id: line
                required property int index
                required property string actionId
                required property string heading
                required property string words
                required property string keys
                required property bool isFixed
                required property bool isChanged
                required property bool isRecording
                width: card.width - 2

                SectionText {
                    textFormat: Text.PlainText
                    visible: line.heading.length > 0
                    leftPadding: Metrics.gap4 + 2
                    rightPadding: leftPadding
                    topPadding: line.index > 0 ? Metrics.gap5 : Metrics.gap3
                    width: parent.width
                    text: line.heading
                }
                SettingRow {
                    width: parent.width
                    hasLine: line.heading.length === 0
                    label: line.words
                    PlainText {
                        textFormat: Text.PlainText
                        visible: line.isFixed
                        anchors.verticalCenter: parent.verticalCenter
                        text: line.keys
                        size: Fonts.secondary
                        line: Fonts.secondaryLine
                        color: Colors.ink3
                    }
                    IconButton {
                        objectName: "shortcuts.reset." + line.actionId
                        visible: line.isChanged && !line.isRecording
                        anchors.verticalCenter: parent.verticalCenter
                        iconName: "undo"
                        text: qsTr("As it comes: %1").arg(line.words)
                        onClicked: page.shortcuts.reset(line.actionId)
                    }
                    PushButton {
                        id: change
                        /// While it listens for keys, Enter is one of them.
                        readonly property bool keepsEnter: line.isRecording
                        objectName: "shortcuts.change." + line.actionId
                        visible: !line.isFixed
                        text: line.isRecording ? qsTr("Press the keys …") : line.keys.length > 0 ? line.keys : qsTr("None")
                        isPrimary: line.isRecording
                        Accessible.name: line.isRecording ? text : qsTr("%1, %2, change").arg(line.words).arg(text)
                        onClicked: line.isRecording ? page.shortcuts.stopRecording() : page.shortcuts.record(line.actionId)
                        onActiveFocusChanged: if (!activeFocus && line.isRecording)
                            page.shortcuts.stopRecording()
                        // Else the window would do what the keys mean now.
                        Keys.onShortcutOverride: event => event.accepted = line.isRecording
                        Keys.onPressed: event => {
                            if (line.isRecording)
                                event.accepted = page.shortcuts.press(event.key, event.modifiers);
                            else if (event.key === Qt.Key_Delete || event.key === Qt.Key_Backspace) {
                                page.shortcuts.clear(line.actionId);
                                event.accepted = true;
                            }
                        }
                    }
                }
            }
        }
    }
    SecondaryText {
        textFormat: Text.PlainText
        visible: rows.count === 0
        width: parent.width
        wrapMode: Text.Wrap
        text: qsTr("No shortcut of that name.")
    }
    SecondaryText {
        textFormat: Text.PlainText
        width: parent.width
        wrapMode: Text.Wrap
        text: qsTr("Press a button and then the new keys; Esc leaves it as it is, and Delete takes the keys away.")
    }
    PushButton {
        objectName: "shortcuts.resetAll"
        visible: page.shortcuts.isAnyChanged
        text: qsTr("All as they come")
        onClicked: page.shortcuts.resetAll()
    }
}
