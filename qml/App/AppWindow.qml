// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Kith.Theme
import Kith.ViewModel

/// The window of the program.
Window {
    id: window

    required property AppViewModel app

    width: 1280
    height: 800
    // Large letters need room: at every size of text the same things fit.
    minimumWidth: Math.min(Math.round(360 * Theme.scale), Screen.desktopAvailableWidth)
    minimumHeight: Math.min(Math.round(480 * Theme.scale), Screen.desktopAvailableHeight)
    color: Colors.background
    // All that hangs on the left hangs on the right where the language runs from there: sheets and menus as well.
    LayoutMirroring.enabled: Qt.application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    title: app.isSignedIn && app.chats.unreadMessages > 0 ? qsTr("(%1) Kith").arg(app.chats.unreadMessages) : qsTr("Kith")
    onActiveChanged: app.setWindowActive(active)
    // Nobody speaks to a window that is not there.
    onVisibleChanged: if (!visible)
        app.composer.recorder.keep()

    AppRoot {
        anchors.fill: parent
        focus: true
        app: window.app
    }
}
