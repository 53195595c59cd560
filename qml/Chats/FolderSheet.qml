// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Into which folder a conversation goes: one there is, a new one, or none.
Sheet {
    id: sheet

    required property ChatsViewModel chats
    property string conversationId
    property string folder

    function openFor(id: string, current: string): void {
        conversationId = id;
        folder = current;
        open();
    }
    function put(name: string): void {
        chats.setFolder(conversationId, name);
        close();
    }

    objectName: "folderSheet"
    title: qsTr("Put into a folder")
    onShown: {
        name.text = "";
        name.takeFocus();
    }

    Column {
        width: parent.width
        spacing: Metrics.gap3

        Flow {
            visible: sheet.chats.folders.length > 0
            width: parent.width
            spacing: Metrics.gap2
            Repeater {
                model: sheet.chats.folders
                Chip {
                    required property string modelData
                    objectName: "folder." + modelData
                    text: modelData
                    checkable: false
                    checked: sheet.folder === modelData
                    onClicked: sheet.put(modelData)
                }
            }
        }
        FormInput {
            id: name
            objectName: "folder.name"
            width: parent.width
            label: qsTr("New folder")
            placeholder: qsTr("Family")
            onAccepted: if (name.text.trim().length > 0)
                sheet.put(name.text)
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                objectName: "folder.none"
                visible: sheet.folder.length > 0
                text: qsTr("Take out of “%1”").arg(sheet.folder)
                onClicked: sheet.put("")
            }
            PushButton {
                objectName: "folder.put"
                isPrimary: true
                enabled: name.text.trim().length > 0
                text: qsTr("Create")
                onClicked: sheet.put(name.text)
            }
        }
    }
}
