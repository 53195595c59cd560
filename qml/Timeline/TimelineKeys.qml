// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQml
import Kith.ViewModel

/// What a key does to the message that the keyboard stands on.
QtObject {
    id: keys

    required property TimelineViewModel timeline
    required property ShortcutsViewModel shortcuts
    property bool mayWrite: true
    signal menuAsked
    signal reactAsked
    /// Back to where messages are written.
    signal composerAsked

    /// True when the key meant something.
    function handle(event: var, row: MessageRow): bool {
        const isBare = event.modifiers === Qt.NoModifier || event.modifiers === Qt.KeypadModifier;
        const isShifted = event.modifiers === Qt.ShiftModifier;
        if (event.key === Qt.Key_Escape)
            return leave();
        if (row === null || row.isSystem)
            return false;
        if (event.key === Qt.Key_Menu || (isShifted && event.key === Qt.Key_F10) || (isBare && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)))
            return tell(keys.menuAsked);
        if (event.key === Qt.Key_Space && (isBare || isShifted)) {
            if (isShifted)
                keys.timeline.selection.extendTo(row.messageKey);
            else
                keys.timeline.selection.toggle(row.messageKey);
            return true;
        }
        return act(keys.shortcuts.actionFor(ShortcutsViewModel.Message, event.key, event.modifiers), row);
    }
    /// What that key writes; empty: nothing.
    function lettersOf(event: var): string {
        const isHeld = event.modifiers & (Qt.ControlModifier | Qt.MetaModifier | Qt.AltModifier);
        const code = event.text.length > 0 ? event.text.charCodeAt(0) : 0;
        return isHeld || code <= 32 || (code >= 127 && code < 160) ? "" : event.text;
    }
    function act(action: string, row: MessageRow): bool {
        if (action === "copy") {
            if (keys.timeline.selection.count > 0)
                keys.timeline.selection.copy();
            else if (!row.isUnsent)
                keys.timeline.copyMessage(row.messageKey);
            return true;
        }
        if (action === "reply" && row.canReact && keys.mayWrite) {
            keys.timeline.reply(row.messageId);
            return tell(keys.composerAsked);
        }
        if (action === "edit" && row.canEdit && keys.mayWrite) {
            keys.timeline.edit(row.messageKey);
            return tell(keys.composerAsked);
        }
        if (action === "forward" && row.canReact) {
            keys.timeline.forward(row.messageId);
            return true;
        }
        if (action === "pin" && row.canPin) {
            keys.timeline.pin(row.messageId, !row.isPinned);
            return true;
        }
        if (action === "info" && row.messageId.length > 0 && !row.isUnsent) {
            keys.timeline.showReaders(row.messageId);
            return true;
        }
        if (action === "preview" && row.canPreview) {
            keys.timeline.askPreview(row.messageId);
            return true;
        }
        if (action === "original" && row.quotedId.length > 0) {
            keys.timeline.goTo(row.quotedId);
            return true;
        }
        if (action === "react" && row.canReact)
            return tell(keys.reactAsked);
        return false;
    }
    function leave(): bool {
        if (keys.timeline.selection.count > 0)
            keys.timeline.selection.clear();
        else
            keys.composerAsked();
        return true;
    }
    function tell(wish: var): bool {
        wish();
        return true;
    }
}
