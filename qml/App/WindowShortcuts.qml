// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.ViewModel

/// What keys do wherever the keyboard is in the window. Which keys, the table of shortcuts says.
Item {
    id: here

    required property AppViewModel app
    /// None while another account is being added: that screen has keys of its own.
    function keysOf(action: string): var {
        return here.app.isAdding ? [] : here.app.shortcuts.keys[action];
    }
    signal switcherAsked
    signal findAsked
    /// The next older place that was found (1), or the next newer one (-1).
    signal hitAsked(int by)
    signal newChatAsked
    /// The filter or folder of that place above the chats, from 0 on.
    signal filterAsked(int place)
    signal detailsAsked
    signal shortcutsAsked
    signal backAsked
    /// The next pane (1), or the one before (-1).
    signal paneAsked(int by)

    Shortcut {
        sequences: here.keysOf("search")
        onActivated: here.switcherAsked()
    }
    Shortcut {
        sequences: here.keysOf("find")
        onActivated: here.findAsked()
    }
    Shortcut {
        sequences: here.keysOf("olderHit")
        onActivated: here.hitAsked(1)
    }
    Shortcut {
        sequences: here.keysOf("newerHit")
        onActivated: here.hitAsked(-1)
    }
    Shortcut {
        sequences: here.keysOf("newChat")
        onActivated: here.newChatAsked()
    }
    Shortcut {
        sequences: here.keysOf("nextChat")
        onActivated: here.app.chats.step(1)
    }
    Shortcut {
        sequences: here.keysOf("previousChat")
        onActivated: here.app.chats.step(-1)
    }
    Shortcut {
        sequences: here.keysOf("nextUnread")
        onActivated: here.app.chats.stepUnread(1)
    }
    Shortcut {
        sequences: here.keysOf("previousUnread")
        onActivated: here.app.chats.stepUnread(-1)
    }
    Shortcut {
        sequences: here.keysOf("nextPane")
        enabled: here.app.section === AppViewModel.Chats
        onActivated: here.paneAsked(1)
    }
    Shortcut {
        sequences: here.keysOf("previousPane")
        enabled: here.app.section === AppViewModel.Chats
        onActivated: here.paneAsked(-1)
    }
    Shortcut {
        sequences: here.keysOf("close")
        onActivated: here.Window.window.close()
    }
    Shortcut {
        sequences: here.keysOf("quit")
        onActivated: here.app.quit()
    }
    Repeater {
        model: 9
        Item {
            id: filter
            required property int index
            Shortcut {
                sequences: here.keysOf("filter" + (filter.index + 1))
                onActivated: here.filterAsked(filter.index)
            }
        }
    }
    Shortcut {
        sequences: here.keysOf("date")
        enabled: here.app.section === AppViewModel.Chats && here.app.chats.currentId.length > 0
        onActivated: here.app.timeline.days.begin()
    }
    Shortcut {
        sequences: here.keysOf("details")
        enabled: here.app.section === AppViewModel.Chats && here.app.chats.currentId.length > 0
        onActivated: here.detailsAsked()
    }
    Shortcut {
        sequences: here.keysOf("chats")
        onActivated: here.app.section = AppViewModel.Chats
    }
    Shortcut {
        sequences: here.keysOf("people")
        onActivated: here.app.section = AppViewModel.People
    }
    Shortcut {
        sequences: here.keysOf("settings")
        onActivated: here.app.section = AppViewModel.Settings
    }
    Shortcut {
        sequences: here.keysOf("shortcuts")
        onActivated: here.shortcutsAsked()
    }
    Shortcut {
        sequences: here.keysOf("larger")
        onActivated: here.app.settings.textScale += 0.1
    }
    Shortcut {
        sequences: here.keysOf("smaller")
        onActivated: here.app.settings.textScale -= 0.1
    }
    Shortcut {
        sequences: here.keysOf("normalSize")
        onActivated: here.app.settings.textScale = 1
    }
    Shortcut {
        sequences: here.keysOf("back")
        onActivated: here.backAsked()
    }
}
