// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.Welcome
import Kith.ViewModel

/// Everything in the window: the welcome screen or the conversations. Also shown alone for pictures.
Rectangle {
    id: root

    required property AppViewModel app

    color: Colors.background

    Lazy {
        anchors.fill: parent
        active: root.app.isSignedIn
        hidesItself: false
        visible: !root.app.isAdding
        enabled: visible
        focus: active && visible
        content: MainScreen {
            app: root.app
        }
    }
    Lazy {
        anchors.fill: parent
        active: !root.app.isSignedIn || root.app.isAdding
        focus: active
        content: WelcomeScreen {
            welcome: root.app.welcome
        }
    }

    // Words that can be selected but not changed, wherever they stand: the keys of the window go on working.
    ShortcutGate {
        readonly property TextEdit words: root.Window.activeFocusItem as TextEdit
        target: words !== null && words.readOnly ? words : null
        isReadOnly: true
    }
    Binding {
        target: Theme
        property: "dark"
        value: root.app.settings.isDark
    }
    Binding {
        target: Theme
        property: "scale"
        value: root.app.settings.textScale
    }
    Binding {
        target: Theme
        property: "compact"
        value: root.app.settings.isCompact
    }
    Binding {
        target: Theme
        property: "largeEmoji"
        value: root.app.settings.hasLargeEmoji
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.app.settings.isMotionReduced
    }
}
