// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Controls
import Kith.ViewModel

/// What is kept on this computer.
SettingsPage {
    id: page

    required property SettingsViewModel settings
    required property AboutViewModel about

    title: qsTr("Storage")
    Component.onCompleted: about.refresh()

    SettingsCard {
        SettingRow {
            width: parent.width
            label: qsTr("Your conversations on this computer")
            detail: page.settings.storagePath
            isDetailCode: true
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Space used")
            detail: page.about.cacheSize
            PushButton {
                objectName: "storage.refresh"
                text: qsTr("Measure again")
                onClicked: page.about.refresh()
            }
        }
    }
    SecondaryText {
        textFormat: Text.PlainText
        width: parent.width
        wrapMode: Text.Wrap
        text: qsTr("Everything you have seen is kept here, so that Kith works without a network. Only you can read the folder. Signing out erases it.")
    }
}
