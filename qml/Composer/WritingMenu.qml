// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Controls
import Kith.ViewModel

/// What can be done with what is written: words that were perhaps meant, and cut, copy, paste.
QuietMenu {
    id: menu

    required property ComposerField field
    required property SpellingViewModel spelling
    property string word: ""
    property int start: 0
    readonly property list<string> offers: word.length > 0 ? spelling.suggestions : []

    component Offer: QuietMenuItem {
        required property int number
        objectName: "spelling.offer." + number
        visible: number < menu.offers.length
        enabled: visible
        iconName: "edit"
        text: visible ? menu.offers[number] : ""
        onTriggered: menu.field.replaceWord(menu.start, menu.word.length, text)
    }

    Offer {
        number: 0
    }
    Offer {
        number: 1
    }
    Offer {
        number: 2
    }
    Offer {
        number: 3
    }
    Offer {
        number: 4
    }
    Offer {
        number: 5
    }
    QuietMenuItem {
        objectName: "spelling.learn"
        visible: menu.word.length > 0
        enabled: visible
        iconName: "plus"
        text: qsTr("Add to the dictionary")
        onTriggered: menu.spelling.learn(menu.word)
    }
    QuietMenuItem {
        objectName: "writing.cut"
        enabled: menu.field.selectedText.length > 0
        iconName: "close"
        text: qsTr("Cut")
        onTriggered: menu.field.cut()
    }
    QuietMenuItem {
        objectName: "writing.copy"
        enabled: menu.field.selectedText.length > 0
        iconName: "copy"
        text: qsTr("Copy")
        onTriggered: menu.field.copy()
    }
    QuietMenuItem {
        objectName: "writing.paste"
        enabled: menu.field.canPaste
        iconName: "compose"
        text: qsTr("Paste")
        onTriggered: if (!menu.field.composer.attachments.paste())
            menu.field.paste()
    }
    QuietMenuItem {
        objectName: "writing.all"
        enabled: menu.field.length > 0
        iconName: "check"
        text: qsTr("Select all")
        onTriggered: menu.field.selectAll()
    }
}
