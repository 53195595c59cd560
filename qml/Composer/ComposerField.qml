// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// The text being written, and what keys do in it: send, break the line, mark up, complete, edit the last message.
T.TextArea {
    id: field

    required property ComposerViewModel composer
    required property ShortcutsViewModel shortcuts
    required property SpellingViewModel spelling
    /// The menu is wished for here.
    signal menuAsked(real x, real y)
    /// What stands here was not typed just now: nothing is offered for it.
    property bool isFilled: false
    signal attachAsked
    signal emojiAsked
    /// PgUp and PgDn: so many pages, upwards below zero.
    signal pageAsked(int pages)
    /// There is more of the text than is to be seen.
    property bool hasMore: false
    /// Null while nothing is offered.
    property CompletionList completionList: null

    /// At the cursor, in the place of what is selected; can be undone.
    function put(words: string): void {
        field.remove(field.selectionStart, field.selectionEnd);
        field.insert(field.cursorPosition, words);
    }
    function takeCompletion(row: int): void {
        const start = field.composer.completion.start();
        const words = field.composer.completion.take(row);
        if (words.length === 0)
            return;
        // What stands behind the cursor may begin with a blank already.
        const end = field.getText(field.cursorPosition, field.cursorPosition + 1) === " " ? field.cursorPosition + 1 : field.cursorPosition;
        field.remove(start, end);
        field.insert(start, words);
        field.cursorPosition = start + words.length;
    }
    /// Puts the sign of Markdown around what is selected, or takes it away where it stands already.
    function surround(sign: string): void {
        const start = field.selectionStart;
        const end = field.selectionEnd;
        const n = sign.length;
        const isThere = field.getText(start - n, start) === sign && field.getText(end, end + n) === sign && start >= n;
        if (isThere) {
            field.remove(end, end + n);
            field.remove(start - n, start);
            field.select(start - n, end - n);
        } else {
            field.insert(end, sign);
            field.insert(start, sign);
            field.select(start + n, end + n);
        }
    }
    function enter(event: KeyEvent): void {
        if (event.modifiers & Qt.ShiftModifier) {
            event.accepted = false;
        } else {
            event.accepted = true;
            field.composer.send();
        }
    }
    /// True when the key was for the list of what fits.
    function complete(event: KeyEvent): bool {
        if (field.completionList === null)
            return false;
        if (event.key === Qt.Key_Up)
            field.completionList.move(1);
        else if (event.key === Qt.Key_Down)
            field.completionList.move(-1);
        else if (event.key === Qt.Key_Escape)
            field.composer.completion.close();
        else if (event.key === Qt.Key_Tab || ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers === Qt.NoModifier))
            field.completionList.take();
        else
            return false;
        return true;
    }
    function act(event: KeyEvent): bool {
        const signs = {
            "bold": "**",
            "italic": "*",
            "struck": "~~",
            "code": "`"
        };
        const action = field.shortcuts.actionFor(ShortcutsViewModel.Writing, event.key, event.modifiers);
        if (action === "attach")
            field.attachAsked();
        else if (action === "emoji")
            field.emojiAsked();
        else if (signs[action] !== undefined)
            surround(signs[action]);
        else
            return false;
        return true;
    }
    /// In the place of a word; can be undone.
    function replaceWord(start: int, length: int, words: string): void {
        field.remove(start, start + length);
        field.insert(start, words);
        field.cursorPosition = start + words.length;
    }
    function openMenu(): void {
        const at = field.cursorRectangle;
        field.menuAsked(at.x, at.y + at.height);
    }
    function fill(words: string): void {
        field.isFilled = true;
        field.text = words;
        field.cursorPosition = field.length;
        field.composer.completion.close();
    }
    function look(): void {
        field.spelling.look(field.text, field.cursorPosition);
        if (field.activeFocus && field.preeditText.length === 0 && !field.isFilled)
            field.composer.completion.look(field.text, field.cursorPosition);
    }

    objectName: "composer"
    textFormat: TextEdit.PlainText
    implicitHeight: contentHeight + topPadding + bottomPadding
    leftPadding: Metrics.gap3
    rightPadding: Metrics.gap3
    topPadding: Metrics.gap3
    bottomPadding: Metrics.gap3
    wrapMode: TextEdit.Wrap
    selectByMouse: true
    persistentSelection: true
    color: Colors.ink
    selectionColor: Colors.textSelection
    selectedTextColor: Colors.ink
    font: TypeFace.sized(Fonts.body)
    Accessible.role: Accessible.EditableText
    Accessible.name: field.composer.placeholder
    Accessible.multiLine: true
    onTextChanged: {
        field.composer.text = text;
        look();
    }
    onCursorPositionChanged: look()
    onPreeditTextChanged: isFilled = false
    Keys.onPressed: event => {
        if (event.text.length > 0)
            field.isFilled = false;
        event.accepted = complete(event) || act(event) || (event.matches(StandardKey.Paste) && field.composer.attachments.paste());
        if (event.accepted)
            return;
        if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier)) {
            event.accepted = true;
            field.openMenu();
        } else if ((event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown) && event.modifiers === Qt.NoModifier) {
            event.accepted = true;
            field.pageAsked(event.key === Qt.Key_PageUp ? -1 : 1);
        } else if (event.key === Qt.Key_Up && field.length === 0) {
            event.accepted = true;
            field.composer.editLast();
        } else if (event.key === Qt.Key_Escape && field.composer.mode !== ComposerViewModel.Write) {
            event.accepted = true;
            field.composer.endMode();
        } else if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab) {
            event.accepted = true;
            const isForward = event.key === Qt.Key_Tab;
            field.nextItemInFocusChain(isForward).forceActiveFocus(isForward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
            field.enter(event);
        }
    }
    // Before the window takes it for going back.
    ShortcutGate {
        target: field
        keepsEscape: field.completionList !== null || field.composer.mode !== ComposerViewModel.Write
    }
    SpellMarks {
        anchors.fill: parent
        field: field
        spelling: field.spelling
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        gesturePolicy: TapHandler.WithinBounds
        onTapped: eventPoint => {
            // Within what is selected the selection stays.
            const at = field.positionAt(eventPoint.position.x, eventPoint.position.y);
            if (at < field.selectionStart || at > field.selectionEnd)
                field.cursorPosition = at;
            field.forceActiveFocus(Qt.MouseFocusReason);
            field.menuAsked(eventPoint.position.x, eventPoint.position.y);
        }
    }
}
