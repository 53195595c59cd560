// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

/// A labelled field with what is wrong, or a hint, in words below it.
Item {
    id: input

    required property string label
    property alias text: field.text
    property string error: ""
    property string hint: ""
    property color hintInk: Colors.ink3
    property bool isSecret: false
    property string placeholder: ""
    property int inputMethodHints: Qt.ImhNone
    signal edited(string text)
    signal accepted
    /// The focus went elsewhere.
    signal departed

    function takeFocus(): void {
        field.forceActiveFocus(Qt.TabFocusReason);
    }

    implicitHeight: column.implicitHeight
    implicitWidth: Metrics.dialogWidth / 2

    Column {
        id: column
        width: parent.width
        spacing: Metrics.gap1 + 2

        PlainText {
            textFormat: Text.PlainText
            width: parent.width
            elide: Text.ElideRight
            text: input.label
            size: Fonts.small
            line: Fonts.smallLine
            font.weight: Font.DemiBold
            color: Colors.ink2
            // COMPAT(Qt < 6.5): a secret field tells no name of its own, so its label is read instead.
            Accessible.ignored: !input.isSecret
        }
        T.TextField {
            id: field
            objectName: input.objectName + ".field"
            width: parent.width
            height: Metrics.field
            readonly property int before: Metrics.gap3 + 1
            readonly property int behind: (reveal.visible ? reveal.width : 0) + Metrics.gap3
            leftPadding: LayoutMirroring.enabled ? behind : before
            rightPadding: LayoutMirroring.enabled ? before : behind
            verticalAlignment: TextInput.AlignVCenter
            color: Colors.ink
            selectionColor: Colors.textSelection
            selectedTextColor: Colors.ink
            font: TypeFace.sized(Fonts.body)
            selectByMouse: true
            echoMode: input.isSecret && !reveal.checked ? TextInput.Password : TextInput.Normal
            inputMethodHints: input.inputMethodHints | (input.isSecret ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText : Qt.ImhNone)
            Accessible.name: input.label
            Accessible.description: input.error.length > 0 ? input.error : input.hint
            Accessible.role: Accessible.EditableText
            Accessible.passwordEdit: input.isSecret
            onTextEdited: input.edited(text)
            onAccepted: input.accepted()
            onActiveFocusChanged: if (!activeFocus)
                input.departed()

            background: Rectangle {
                radius: Metrics.radius
                color: Colors.raised
                border.width: field.activeFocus ? Metrics.focusRing : Metrics.hair
                border.color: input.error.length > 0 ? Colors.danger : field.activeFocus ? Colors.accent : Colors.line
            }
            PlainText {
                textFormat: Text.PlainText
                visible: field.text.length === 0 && field.preeditText.length === 0
                anchors.left: parent.left
                anchors.leftMargin: field.before
                anchors.verticalCenter: parent.verticalCenter
                text: input.placeholder
                color: Colors.ink3
                Accessible.ignored: true
            }
            IconButton {
                id: reveal
                objectName: input.objectName + ".reveal"
                visible: input.isSecret
                anchors.right: parent.right
                anchors.rightMargin: Metrics.gap1
                anchors.verticalCenter: parent.verticalCenter
                size: Metrics.gap8
                iconName: checked ? "eye-off" : "eye"
                ink: Colors.ink3
                checkable: true
                text: checked ? qsTr("Hide password") : qsTr("Show password")
            }
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: input.objectName + ".error"
            visible: text.length > 0
            width: parent.width
            wrapMode: Text.Wrap
            text: input.error.length > 0 ? input.error : input.hint
            size: Fonts.small
            line: Fonts.smallLine
            color: input.error.length > 0 ? Colors.danger : input.hintInk
            Accessible.role: input.error.length > 0 ? Accessible.AlertMessage : Accessible.StaticText
        }
    }
}
