// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// Gives the keyboard back to what had it before a popup opened. Qt leaves it nowhere in a window that is no
/// ApplicationWindow (6.4 and 6.8).
Connections {
    required property T.Popup popup
    property Item before: null

    target: popup
    function onAboutToShow(): void {
        before = popup.parent?.Window.activeFocusItem ?? null;
    }
    function onClosed(): void {
        const now = popup.parent?.Window.activeFocusItem ?? null;
        const isNowhere = now === null || now === (popup.parent?.Window.contentItem ?? null) || !now.visible;
        const root = popup.parent?.Window.contentItem ?? null;
        // Where nothing had the keyboard, or what had it is gone (a menu that led to this one), whatever Tab would reach first.
        const to = before !== null && before !== root && before.visible ? before : (root?.nextItemInFocusChain() ?? null);
        before = null;
        if (isNowhere)
            to?.forceActiveFocus(Qt.TabFocusReason);
    }
}
