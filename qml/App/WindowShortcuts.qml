// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.ViewModel

/// What keys do wherever the keyboard is in the window. Which keys, the table of shortcuts says.
Item {
    id: here

    required property AppViewModel app
    signal switcherAsked
    signal findAsked
    signal newChatAsked
    signal detailsAsked
    signal shortcutsAsked
    signal backAsked

    Shortcut {
        sequences: here.app.shortcuts.keys["search"]
        onActivated: here.switcherAsked()
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["find"]
        onActivated: here.findAsked()
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["newChat"]
        onActivated: here.newChatAsked()
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["nextChat"]
        onActivated: here.app.chats.step(1)
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["previousChat"]
        onActivated: here.app.chats.step(-1)
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["date"]
        enabled: here.app.section === AppViewModel.Chats && here.app.chats.currentId.length > 0
        onActivated: here.app.timeline.days.begin()
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["details"]
        enabled: here.app.section === AppViewModel.Chats && here.app.chats.currentId.length > 0
        onActivated: here.detailsAsked()
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["chats"]
        onActivated: here.app.section = AppViewModel.Chats
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["people"]
        onActivated: here.app.section = AppViewModel.People
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["settings"]
        onActivated: here.app.section = AppViewModel.Settings
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["shortcuts"]
        onActivated: here.shortcutsAsked()
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["larger"]
        onActivated: here.app.settings.textScale += 0.1
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["smaller"]
        onActivated: here.app.settings.textScale -= 0.1
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["normalSize"]
        onActivated: here.app.settings.textScale = 1
    }
    Shortcut {
        sequences: here.app.shortcuts.keys["back"]
        onActivated: here.backAsked()
    }
}
