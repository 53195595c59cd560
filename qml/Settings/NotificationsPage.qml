// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// What disturbs, how, and when nothing does.
SettingsPage {
    id: page

    required property NotificationSettings notifications
    required property DesktopViewModel desktop

    title: qsTr("Notifications")

    SettingsCard {
        SettingRow {
            width: parent.width
            label: qsTr("Notify about new messages")
            detail: page.desktop.notificationsText
            ToggleSwitch {
                objectName: "notifications.on"
                text: qsTr("Notify about new messages")
                checked: page.notifications.isOn
                onToggled: page.notifications.isOn = checked
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Show")
            detail: qsTr("Nothing is shown of it while the screen is locked")
            SegmentedChoice {
                objectName: "notifications.preview"
                name: qsTr("What a notification shows")
                options: [qsTr("Name and text"), qsTr("Name"), qsTr("Neither")]
                current: page.notifications.preview
                onChosen: index => page.notifications.preview = index
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Sound")
            ToggleSwitch {
                objectName: "notifications.sound"
                text: qsTr("Sound")
                checked: page.notifications.hasSound
                onToggled: page.notifications.hasSound = checked
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Do not disturb")
            detail: page.notifications.quietText
            PushButton {
                objectName: "notifications.quiet"
                text: page.notifications.isQuiet ? qsTr("For 8 hours") : qsTr("For an hour")
                Accessible.name: page.notifications.isQuiet ? qsTr("Do not disturb for 8 hours") : qsTr("Do not disturb for an hour")
                onClicked: page.notifications.quietForHours(page.notifications.isQuiet ? 8 : 1)
            }
            PushButton {
                objectName: "notifications.quietUntilTomorrow"
                visible: !page.notifications.isQuiet
                text: qsTr("Until tomorrow")
                Accessible.name: qsTr("Do not disturb until tomorrow morning")
                onClicked: page.notifications.quietUntilTomorrow()
            }
            PushButton {
                objectName: "notifications.endQuiet"
                visible: page.notifications.isQuiet
                text: qsTr("Notify me again")
                onClicked: page.notifications.endQuiet()
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Quiet hours every day")
            detail: qsTr("From %1 to %2").arg(page.notifications.quietFrom).arg(page.notifications.quietTo)
            ToggleSwitch {
                objectName: "notifications.quietHours"
                text: qsTr("Quiet hours every day")
                checked: page.notifications.hasQuietHours
                onToggled: page.notifications.hasQuietHours = checked
            }
        }
        Item {
            visible: page.notifications.hasQuietHours
            width: parent.width
            height: times.height + Metrics.gap4

            Row {
                id: times
                anchors.left: parent.left
                anchors.leftMargin: Metrics.gap4 + 2
                width: parent.width - 2 * anchors.leftMargin
                spacing: Metrics.gap4
                FormInput {
                    id: from
                    objectName: "notifications.quietFrom"
                    width: (parent.width - parent.spacing) / 2
                    label: qsTr("Quiet from")
                    text: page.notifications.quietFrom
                    onEdited: typed => error = page.notifications.setQuietTimes(typed, page.notifications.quietTo) ? "" : qsTr("A time such as 22:00")
                }
                FormInput {
                    objectName: "notifications.quietTo"
                    width: from.width
                    label: qsTr("Quiet until")
                    text: page.notifications.quietTo
                    onEdited: typed => error = page.notifications.setQuietTimes(page.notifications.quietFrom, typed) ? "" : qsTr("A time such as 07:00")
                }
            }
        }
    }
    Card {
        width: parent.width
        height: fields.height + 2 * Metrics.gap5

        Column {
            id: fields
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap5
            y: Metrics.gap5
            width: parent.width - 2 * Metrics.gap5
            spacing: Metrics.gap4

            FormInput {
                objectName: "notifications.keywords"
                width: parent.width
                label: qsTr("Words that alert you like a mention")
                hint: qsTr("With commas between; also in groups from which you hear mentions only")
                text: page.notifications.keywords
                onEdited: typed => page.notifications.keywords = typed
            }
        }
    }
    PageText {
        textFormat: Text.PlainText
        text: qsTr("This desktop")
    }
    SettingsCard {
        SettingRow {
            width: parent.width
            label: qsTr("Stay in the tray when the window is closed")
            detail: page.desktop.trayText
            ToggleSwitch {
                objectName: "desktop.closesToTray"
                enabled: page.desktop.hasTray
                text: qsTr("Stay in the tray when the window is closed")
                checked: page.desktop.hasTray && page.desktop.closesToTray
                onToggled: page.desktop.closesToTray = checked
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Start with the desktop")
            detail: qsTr("Without a window, so that messages reach you")
            ToggleSwitch {
                objectName: "desktop.autostart"
                text: qsTr("Start with the desktop")
                checked: page.desktop.startsWithDesktop
                onToggled: {
                    page.desktop.startsWithDesktop = checked;
                    checked = Qt.binding(() => page.desktop.startsWithDesktop);
                }
            }
        }
    }
}
