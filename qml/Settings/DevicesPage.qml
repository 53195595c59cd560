// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Where the person is signed in.
SettingsPage {
    id: page

    required property DevicesViewModel devices

    title: qsTr("Devices")
    Component.onCompleted: devices.refresh()

    SettingsProblem {
        textFormat: Text.PlainText
        text: page.devices.problem
    }
    SettingsCard {
        visible: list.count > 0
        Repeater {
            id: list
            model: page.devices.model
            delegate: SettingRow {
                id: device
                required property int index
                required property string deviceId
                required property string name
                required property bool isThisOne
                required detail

                width: parent ? parent.width : 0
                hasLine: index > 0
                label: isThisOne ? qsTr("%1 (this device)").arg(name) : name
                PlainText {
                    textFormat: Text.PlainText
                    anchors.verticalCenter: parent.verticalCenter
                    visible: device.isThisOne
                    text: qsTr("active now")
                    color: Colors.good
                }
                PushButton {
                    objectName: "device.signOut." + device.index
                    visible: !device.isThisOne
                    isDangerous: true
                    text: qsTr("Sign out")
                    Accessible.name: qsTr("Sign out %1").arg(device.name)
                    onClicked: page.devices.signOut(device.deviceId)
                }
            }
        }
    }
    SecondaryText {
        textFormat: Text.PlainText
        width: parent.width
        wrapMode: Text.Wrap
        text: page.devices.isLoading && list.count === 0 ? qsTr("Asking the server…") : qsTr("A device that you do not know? Sign it out, and then change your password.")
    }
    PushButton {
        objectName: "devices.refresh"
        text: qsTr("Look again")
        onClicked: page.devices.refresh()
    }
}
