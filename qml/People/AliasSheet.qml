// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls

/// The reader's own name for somebody. An empty one brings their own name back.
Sheet {
    id: sheet

    property string personId
    property string alias
    signal named(string personId, string alias)

    function openFor(id: string, current: string): void {
        personId = id;
        alias = current;
        name.text = current;
        open();
    }
    function save(): void {
        named(personId, name.text.trim());
        close();
    }

    objectName: "aliasSheet"
    title: qsTr("Your name for them")
    onShown: name.takeFocus()

    Column {
        width: parent.width
        spacing: Metrics.gap3

        FormInput {
            id: name
            objectName: "alias.name"
            width: parent.width
            label: qsTr("Name")
            hint: qsTr("Only you see it. Leave it empty to use the name they gave themselves.")
            onAccepted: sheet.save()
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                objectName: "alias.cancel"
                text: qsTr("Cancel")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "alias.save"
                isPrimary: true
                text: qsTr("Save")
                onClicked: sheet.save()
            }
        }
    }
}
