// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// A field that narrows a list; Esc empties it.
T.TextField {
    id: field

    property string shortcutHint: ""

    implicitHeight: Metrics.control
    readonly property int before: Metrics.gap8 + Metrics.gap1
    readonly property int behind: Metrics.gap3 + (hint.visible ? hint.width : 0)
    leftPadding: LayoutMirroring.enabled ? behind : before
    rightPadding: LayoutMirroring.enabled ? before : behind
    verticalAlignment: TextInput.AlignVCenter
    color: Colors.ink
    selectionColor: Colors.textSelection
    selectedTextColor: Colors.ink
    font: TypeFace.sized(Fonts.secondary)
    selectByMouse: true
    Accessible.role: Accessible.EditableText
    Accessible.name: placeholderText
    Keys.onEscapePressed: event => {
        event.accepted = field.text.length > 0;
        field.clear();
    }

    // Before the window takes it for going back.
    readonly property ShortcutGate gate: ShortcutGate {
        target: field
        keepsEscape: field.text.length > 0
    }

    background: Rectangle {
        radius: Metrics.radius
        color: Colors.sunken
        border.width: field.activeFocus ? Metrics.focusRing : 0
        border.color: Colors.accent
    }

    Icon {
        name: "search"
        size: Metrics.iconSmall + 2
        color: Colors.ink3
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap3
        anchors.verticalCenter: parent.verticalCenter
    }
    PlainText {
        textFormat: Text.PlainText
        visible: field.text.length === 0 && field.preeditText.length === 0
        anchors.left: parent.left
        anchors.leftMargin: field.before
        width: field.width - field.leftPadding - field.rightPadding
        elide: Text.ElideRight
        anchors.verticalCenter: parent.verticalCenter
        text: field.placeholderText
        size: Fonts.secondary
        line: Fonts.secondaryLine
        color: Colors.ink3
        Accessible.ignored: true
    }
    Rectangle {
        id: hint
        visible: field.shortcutHint.length > 0 && field.text.length === 0
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap3
        anchors.verticalCenter: parent.verticalCenter
        width: keys.implicitWidth + Metrics.gap3
        height: Metrics.badge
        radius: Metrics.gap1
        color: Colors.surface
        border.width: Metrics.hair
        border.color: Colors.line
        MetaText {
            id: keys
            textFormat: Text.PlainText
            anchors.centerIn: parent
            text: field.shortcutHint
            Accessible.ignored: true
        }
    }
}
