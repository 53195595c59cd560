// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

T.Menu {
    id: menu

    implicitWidth: Metrics.menuWidth
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    margins: Metrics.gap2
    padding: Metrics.gap1 + 2
    overlap: 1
    modal: true // the Tab key stays within, so that Esc closes it from everywhere
    dim: false

    readonly property FocusReturn focusReturn: FocusReturn {
        popup: menu
    }

    contentItem: ListView {
        implicitHeight: contentHeight
        model: menu.contentModel
        currentIndex: menu.currentIndex
        interactive: false
        Accessible.role: Accessible.PopupMenu
    }
    background: Rectangle {
        radius: Metrics.radius + 2
        color: Colors.raised
        border.width: Metrics.hair
        border.color: Colors.line
    }
}
