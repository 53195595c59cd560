// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// In which language Kith speaks.
SettingsPage {
    id: page

    required property LanguageViewModel language
    required property SpellingViewModel spelling

    title: qsTr("Language")

    SettingsCard {
        Repeater {
            model: page.language.names
            delegate: SettingRow {
                id: row
                required property int index
                required property string modelData

                width: parent ? parent.width : 0
                hasLine: index > 0
                label: modelData
                PlainText {
                    textFormat: Text.PlainText
                    anchors.verticalCenter: parent.verticalCenter
                    visible: row.index === page.language.current
                    text: qsTr("in use")
                    color: Colors.good
                }
                PushButton {
                    objectName: "language." + row.index
                    visible: row.index !== page.language.current
                    text: qsTr("Use")
                    Accessible.name: qsTr("Use %1").arg(row.modelData)
                    onClicked: page.language.current = row.index
                }
            }
        }
    }
    SpellingCard {
        width: parent.width
        spelling: page.spelling
    }
}
