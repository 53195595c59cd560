// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// How Kith looks.
SettingsPage {
    id: page

    required property SettingsViewModel settings

    title: qsTr("Appearance")

    SettingsCard {
        SettingRow {
            width: parent.width
            label: qsTr("Theme")
            SegmentedChoice {
                objectName: "settings.theme"
                name: qsTr("Theme")
                options: [qsTr("Light"), qsTr("Dark"), qsTr("System")]
                current: page.settings.themeMode
                onChosen: index => page.settings.themeMode = index
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Density")
            detail: qsTr("Compact shows more conversations and messages at once")
            SegmentedChoice {
                objectName: "settings.density"
                name: qsTr("Density")
                options: [qsTr("Comfortable"), qsTr("Compact")]
                current: page.settings.isCompact ? 1 : 0
                onChosen: index => page.settings.isCompact = index === 1
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Direction")
            detail: qsTr("Where the window begins; a message runs as its own words do")
            SegmentedChoice {
                objectName: "settings.direction"
                name: qsTr("Direction")
                options: [qsTr("Automatic"), qsTr("Left"), qsTr("Right")]
                current: page.settings.direction
                onChosen: index => page.settings.direction = index
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Text size")
            detail: qsTr("Also scales spacing and icons")
            PlainText {
                textFormat: Text.PlainText
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("A")
                size: Fonts.small
                color: Colors.ink2
                Accessible.ignored: true
            }
            ValueSlider {
                id: textSize
                objectName: "settings.textSize"
                anchors.verticalCenter: parent.verticalCenter
                width: page.isNarrow ? implicitWidth / 2 : implicitWidth
                from: 0.8
                to: 2
                stepSize: 0.05
                snapMode: T.Slider.SnapAlways
                live: false
                value: page.settings.textScale
                onPressedChanged: if (!pressed)
                    page.settings.textScale = value
                onMoved: if (!pressed)
                    page.settings.textScale = value
                Accessible.name: qsTr("Text size in percent")
            }
            PlainText {
                textFormat: Text.PlainText
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("A")
                size: Fonts.title
                color: Colors.ink2
                Accessible.ignored: true
            }
            PlainText {
                textFormat: Text.PlainText
                anchors.verticalCenter: parent.verticalCenter
                width: Metrics.gap12
                horizontalAlignment: Text.AlignRight
                text: qsTr("%1 %").arg(Math.round(page.settings.textScale * 100))
                color: Colors.ink2
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Reduce motion")
            detail: page.settings.isSystemMotionReduced ? qsTr("Asked for by the desktop") : qsTr("Follows the desktop when off")
            ToggleSwitch {
                objectName: "settings.motion"
                text: qsTr("Reduce motion")
                enabled: !page.settings.isSystemMotionReduced
                checked: page.settings.isMotionReduced
                onToggled: page.settings.isMotionReduced = checked
            }
        }
        SettingRow {
            width: parent.width
            hasLine: true
            label: qsTr("Large emoji")
            detail: qsTr("Show a message that is nothing but up to three emoji in large")
            ToggleSwitch {
                objectName: "settings.largeEmoji"
                text: qsTr("Large emoji")
                checked: page.settings.hasLargeEmoji
                onToggled: page.settings.hasLargeEmoji = checked
            }
        }
    }
}
