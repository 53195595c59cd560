// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// The choices of this device, and who is signed in here.
Rectangle {
    id: screen

    required property SettingsViewModel settings
    property bool isNarrow: false
    readonly property int side: isNarrow ? Metrics.gap4 : Metrics.gap8 * 2

    color: Colors.background
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Settings")

    Flickable {
        anchors.fill: parent
        contentHeight: column.y + column.height + Metrics.gap8
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: SlimScrollBar {
        }

        Column {
            id: column
            x: screen.side
            y: Metrics.gap8
            width: Math.min(Metrics.pageWidth, screen.width - 2 * screen.side)
            spacing: Metrics.gap5

            PageText {
                textFormat: Text.PlainText
                text: qsTr("Appearance")
            }
            Card {
                width: parent.width
                height: looks.height + 2
                Column {
                    id: looks
                    x: 1
                    y: 1
                    width: parent.width - 2
                    SettingRow {
                        width: parent.width
                        label: qsTr("Theme")
                        SegmentedChoice {
                            objectName: "settings.theme"
                            name: qsTr("Theme")
                            options: [qsTr("Light"), qsTr("Dark"), qsTr("System")]
                            current: screen.settings.themeMode
                            onChosen: index => screen.settings.themeMode = index
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
                            width: screen.isNarrow ? implicitWidth / 2 : implicitWidth
                            from: 0.8
                            to: 2
                            stepSize: 0.05
                            snapMode: T.Slider.SnapAlways
                            live: false
                            value: screen.settings.textScale
                            onPressedChanged: if (!pressed)
                                screen.settings.textScale = value
                            onMoved: if (!pressed)
                                screen.settings.textScale = value
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
                            text: qsTr("%1 %").arg(Math.round(screen.settings.textScale * 100))
                            color: Colors.ink2
                        }
                    }
                    SettingRow {
                        width: parent.width
                        hasLine: true
                        label: qsTr("Reduce motion")
                        detail: qsTr("Nothing slides or fades")
                        ToggleSwitch {
                            objectName: "settings.motion"
                            text: qsTr("Reduce motion")
                            checked: screen.settings.isMotionReduced
                            onToggled: screen.settings.isMotionReduced = checked
                        }
                    }
                }
            }
            PageText {
                textFormat: Text.PlainText
                text: qsTr("This device")
            }
            Card {
                width: parent.width
                height: device.height + 2
                Column {
                    id: device
                    x: 1
                    y: 1
                    width: parent.width - 2
                    SettingRow {
                        width: parent.width
                        label: qsTr("Signed in as %1").arg(screen.settings.signedInAs)
                        detail: screen.settings.serverName
                        PushButton {
                            objectName: "settings.signOut"
                            isDangerous: true
                            text: qsTr("Sign out")
                            onClicked: {
                                confirmation.active = true;
                                (confirmation.item as Sheet).open();
                            }
                        }
                    }
                    SettingRow {
                        width: parent.width
                        hasLine: true
                        label: qsTr("Your conversations on this computer")
                        detail: screen.settings.storagePath
                        isDetailCode: true
                    }
                    SettingRow {
                        width: parent.width
                        hasLine: true
                        label: qsTr("Version")
                        detail: qsTr("Kith %1").arg(screen.settings.version)
                    }
                }
            }
        }
    }
    Lazy {
        id: confirmation
        active: false
        content: SignOutSheet {
            onConfirmed: screen.settings.signOut()
        }
    }
}
