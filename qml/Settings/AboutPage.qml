// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Controls
import Kith.ViewModel

/// What this program is, and what it takes.
SettingsPage {
    id: page

    required property AboutViewModel about

    title: qsTr("About")
    Component.onCompleted: about.refresh()

    SettingsCard {
        SettingRow {
            width: parent.width
            label: qsTr("Kith %1").arg(page.about.version)
            detail: qsTr("With Qt %1").arg(page.about.qtVersion)
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Licence")
            detail: qsTr("Free software under the GNU General Public License, version 3 or later. It comes without any warranty.")
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Memory in use")
            detail: page.about.memory
            PushButton {
                objectName: "about.refresh"
                text: qsTr("Measure again")
                onClicked: page.about.refresh()
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Processor time since the start")
            detail: page.about.processorTime
        }
    }
}
