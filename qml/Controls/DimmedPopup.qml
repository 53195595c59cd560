// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

/// A popup over the dimmed window. Esc or a click beside it closes it.
T.Popup {
    id: dimmed

    /// It has just come up, before its transition: what is typed from now on is for it.
    signal shown

    readonly property FocusReturn focusReturn: FocusReturn {
        popup: dimmed
    }

    // Pointer handlers of what lies beneath would hear of a press that nothing in here takes for itself.
    readonly property MouseArea shield: MouseArea {
        parent: dimmed.contentItem?.parent ?? null
        anchors.fill: parent
        z: -1
        acceptedButtons: Qt.AllButtons
        hoverEnabled: true
        onWheel: event => event.accepted = true
    }

    parent: T.Overlay.overlay
    modal: true
    onVisibleChanged: {
        if (visible) {
            contentItem.forceActiveFocus(Qt.PopupFocusReason);
            shown();
        }
    }
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    T.Overlay.modal: Rectangle {
        color: Colors.dim
    }
    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Motion.state
        }
    }
}
