// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// What is kept on this computer, and fetching it anew.
SettingsPage {
    id: page

    required property StorageViewModel storage
    required property SettingsViewModel settings

    title: qsTr("Storage")
    Component.onCompleted: storage.refresh()

    SettingsCard {
        SettingRow {
            width: parent.width
            label: qsTr("Your conversations on this computer")
            detail: page.storage.folder
            isDetailCode: true
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Messages")
            detail: page.storage.messages
            PushButton {
                objectName: "storage.refresh"
                text: qsTr("Measure again")
                onClicked: page.storage.refresh()
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Pictures and files")
            detail: page.storage.files
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Keep at most")
            detail: qsTr("What was not used for the longest time goes first; files of pinned messages go last. What you have not sent yet always stays.")
            ValueSlider {
                id: most
                objectName: "storage.bound"
                anchors.verticalCenter: parent.verticalCenter
                width: page.isNarrow ? implicitWidth / 2 : implicitWidth
                from: 0
                to: page.settings.fileBounds.length - 1
                stepSize: 1
                snapMode: T.Slider.SnapAlways
                // What is on the way to the place where it is let go is not chosen: files would go.
                live: false
                value: page.settings.fileBound
                onPressedChanged: if (!pressed)
                    page.settings.fileBound = value
                onMoved: if (!pressed)
                    page.settings.fileBound = value
                Accessible.name: qsTr("Keep at most %1").arg(bound.text)
            }
            PlainText {
                id: bound
                textFormat: Text.PlainText
                objectName: "storage.boundText"
                anchors.verticalCenter: parent.verticalCenter
                width: Metrics.gap12 + Metrics.gap4
                horizontalAlignment: Text.AlignRight
                text: page.settings.fileBounds[Math.round(most.valueAt(most.position))]
                color: Colors.ink2
                Accessible.ignored: true
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Load pictures by themselves")
            detail: qsTr("The others come when you press them")
            SegmentedChoice {
                objectName: "storage.pictures"
                name: qsTr("Load pictures by themselves")
                options: [qsTr("Always"), qsTr("Contacts"), qsTr("Never")]
                current: page.settings.pictureLoading
                onChosen: index => page.settings.pictureLoading = index
            }
        }
        SettingRow {
            visible: page.storage.damaged.length > 0
            height: visible ? implicitHeight : 0
            width: parent.width
            hasLine: true
            label: qsTr("Put aside because it was damaged")
            detail: page.storage.damaged
            PushButton {
                objectName: "storage.forget"
                text: qsTr("Erase")
                onClicked: page.storage.forgetDamaged()
            }
        }
    }
    SecondaryText {
        textFormat: Text.PlainText
        width: parent.width
        wrapMode: Text.Wrap
        text: qsTr("Everything you have seen is kept here, so that Kith works without a network. Only you can read the folder. Signing out erases it.")
    }
    SettingsCard {
        SettingRow {
            width: parent.width
            label: qsTr("Rebuild from the server")
            detail: qsTr("Fetches everything again, as on a new computer. What you have not sent yet, your drafts and your marks stay. Until it is done, nothing here changes.")
            PushButton {
                objectName: "storage.rebuild"
                visible: !page.storage.isRebuilding
                text: qsTr("Rebuild")
                onClicked: page.storage.rebuild()
            }
            PushButton {
                objectName: "storage.cancel"
                visible: page.storage.isRebuilding
                text: qsTr("Stop")
                onClicked: page.storage.cancel()
            }
        }
        Item {
            visible: page.storage.isRebuilding || page.storage.state.length > 0
            width: parent.width
            height: visible ? lines.implicitHeight + Metrics.gap4 : 0
            Column {
                id: lines
                anchors.left: parent.left
                anchors.leftMargin: Metrics.gap4
                width: parent.width - 2 * anchors.leftMargin
                spacing: Metrics.gap2
                ProgressLine {
                    objectName: "storage.progress"
                    visible: page.storage.isRebuilding
                    width: parent.width
                    share: page.storage.progress
                    name: qsTr("Rebuild")
                }
                SecondaryText {
                    textFormat: Text.PlainText
                    objectName: "storage.state"
                    width: parent.width
                    wrapMode: Text.Wrap
                    text: page.storage.state
                    color: page.storage.isProblem ? Colors.danger : Colors.ink2
                    Accessible.role: Accessible.AlertMessage
                }
            }
        }
    }
}
