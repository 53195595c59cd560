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
