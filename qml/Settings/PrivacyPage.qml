// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// What others see, and who is blocked.
SettingsPage {
    id: page

    required property PrivacyViewModel privacy
    required property SettingsViewModel settings
    required property PeopleViewModel people

    title: qsTr("Privacy")

    SettingsProblem {
        textFormat: Text.PlainText
        text: page.privacy.problem
    }
    SettingsCard {
        SettingRow {
            width: parent.width
            label: qsTr("Who sees when you are online")
            SegmentedChoice {
                objectName: "privacy.presence"
                name: qsTr("Who sees when you are online")
                options: [qsTr("Everyone"), qsTr("Contacts"), qsTr("Nobody")]
                current: page.privacy.presence
                onChosen: index => page.privacy.presence = index
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Who sees your phone number")
            SegmentedChoice {
                objectName: "privacy.phone"
                name: qsTr("Who sees your phone number")
                options: [qsTr("Contacts"), qsTr("Nobody")]
                current: page.privacy.phone - 1
                onChosen: index => page.privacy.phone = index + 1
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Who sees your e-mail address")
            SegmentedChoice {
                objectName: "privacy.email"
                name: qsTr("Who sees your e-mail address")
                options: [qsTr("Contacts"), qsTr("Nobody")]
                current: page.privacy.email - 1
                onChosen: index => page.privacy.email = index + 1
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Who may add you to groups")
            SegmentedChoice {
                objectName: "privacy.groups"
                name: qsTr("Who may add you to groups")
                options: [qsTr("Everyone"), qsTr("Contacts")]
                current: page.privacy.groups
                onChosen: index => page.privacy.groups = index
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Tell others what you have read")
            detail: qsTr("When off, you do not see what others have read either")
            ToggleSwitch {
                objectName: "privacy.readReceipts"
                text: qsTr("Tell others what you have read")
                checked: page.privacy.sendsReadReceipts
                onToggled: page.privacy.sendsReadReceipts = checked
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Others can find you by name")
            ToggleSwitch {
                objectName: "privacy.findable"
                text: qsTr("Others can find you by name")
                checked: page.privacy.isFindable
                onToggled: page.privacy.isFindable = checked
            }
        }
    }
    PageText {
        textFormat: Text.PlainText
        text: qsTr("On this computer")
    }
    SettingsCard {
        SettingRow {
            width: parent.width
            label: qsTr("Offer previews of links")
            detail: qsTr("A page is fetched only when you ask for its preview, and you are asked before")
            ToggleSwitch {
                objectName: "privacy.previews"
                text: qsTr("Offer previews of links")
                checked: page.settings.offersPreviews
                onToggled: page.settings.offersPreviews = checked
            }
        }
    }
    PageText {
        textFormat: Text.PlainText
        text: qsTr("Blocked people")
    }
    SecondaryText {
        textFormat: Text.PlainText
        width: parent.width
        wrapMode: Text.Wrap
        visible: blocked.count === 0
        text: qsTr("Nobody is blocked. Whoever you block can neither write to you nor see when you are online, and is not told.")
    }
    SettingsCard {
        visible: blocked.count > 0
        Repeater {
            id: blocked
            model: page.people.blocked
            delegate: SettingRow {
                id: row
                required property int index
                required property string personId
                required property string name

                width: parent ? parent.width : 0
                hasLine: index > 0
                label: name
                PushButton {
                    objectName: "privacy.unblock." + row.index
                    text: qsTr("Unblock")
                    Accessible.name: qsTr("Unblock %1").arg(row.name)
                    onClicked: page.people.unblock(row.personId)
                }
            }
        }
    }
}
