// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Controls

/// Gives the keyboard back to what had it before a popup opened. Qt leaves it nowhere in a window that is no
/// ApplicationWindow (6.4 and 6.8).
Connections {
    required property T.Popup popup
    property Item before: null
    property bool isOpen: false

    function isNowhere(): bool {
        const now = popup.parent?.Window.activeFocusItem ?? null;
        return now === null || now === (popup.parent?.Window.contentItem ?? null) || !now.visible;
    }
    function tellOpen(isNow: bool): void {
        if (isOpen === isNow)
            return;
        isOpen = isNow;
        OpenPopups.count += isNow ? 1 : -1;
    }

    target: popup
    function onAboutToShow(): void {
        before = popup.parent?.Window.activeFocusItem ?? null;
        tellOpen(true);
    }
    // What the popup meant to begin with may not be there today.
    function onOpened(): void {
        Qt.callLater(() => {
            if (isOpen && isNowhere())
                popup.contentItem?.nextItemInFocusChain()?.forceActiveFocus(Qt.TabFocusReason);
        });
    }
    function onClosed(): void {
        tellOpen(false);
        const root = popup.parent?.Window.contentItem ?? null;
        // What had it may be gone (a menu that led to this one): then FocusKeeper finds a place.
        const to = before !== null && before !== root && before.visible ? before : null;
        before = null;
        if (isNowhere())
            to?.forceActiveFocus(Qt.TabFocusReason);
    }
    Component.onDestruction: tellOpen(false)
}
