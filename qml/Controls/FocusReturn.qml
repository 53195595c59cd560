// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// Gives the keyboard back to what had it before a popup opened. Qt leaves it nowhere in a window that is no
/// ApplicationWindow (6.4 and 6.8).
Connections {
    id: keeper

    required property T.Popup popup
    property Item before: null

    target: popup
    function onAboutToShow(): void {
        keeper.before = keeper.popup.parent?.Window.activeFocusItem ?? null;
    }
    function onClosed(): void {
        const now = keeper.popup.parent?.Window.activeFocusItem ?? null;
        const isNowhere = now === null || now === (keeper.popup.parent?.Window.contentItem ?? null) || !now.visible;
        const to = keeper.before;
        keeper.before = null;
        if (isNowhere)
            to?.forceActiveFocus(Qt.TabFocusReason);
    }
}
