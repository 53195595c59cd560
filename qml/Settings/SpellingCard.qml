// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// In which languages what is written is spelt.
Column {
    id: card

    required property SpellingViewModel spelling

    spacing: Metrics.gap3

    SectionText {
        textFormat: Text.PlainText
        anchors.left: parent.left
        text: qsTr("Spelling")
    }
    SecondaryText {
        textFormat: Text.PlainText
        objectName: "spelling.none"
        visible: card.spelling.languages.length === 0
        width: parent.width
        wrapMode: Text.Wrap
        text: qsTr("This computer has no dictionaries, so nothing is marked while you write. They come with packages such as hunspell-en-gb; Kith finds them at its next start.")
    }
    SecondaryText {
        textFormat: Text.PlainText
        visible: card.spelling.languages.length > 0
        width: parent.width
        wrapMode: Text.Wrap
        text: qsTr("Choose every language you write in: a word is marked only when none of them knows it. Nothing leaves this computer.")
    }
    SettingsCard {
        visible: card.spelling.languages.length > 0
        Repeater {
            model: card.spelling.languages.length
            SettingRow {
                id: row
                required property int index
                readonly property var language: card.spelling.languages[index] ?? ({})
                width: parent ? parent.width : 0
                hasLine: index > 0
                label: language.name ?? ""
                ToggleSwitch {
                    objectName: "spelling." + (row.language.code ?? "")
                    text: row.label
                    checked: row.language.isOn ?? false
                    onToggled: card.spelling.setOn(row.language.code, checked)
                }
            }
        }
    }
}
