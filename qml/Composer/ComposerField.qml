// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.ViewModel

/// The text being written, and what keys do in it: send, break the line, mark up, complete, edit the last message.
T.TextArea {
    id: field

    required property ComposerViewModel composer
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
    function markUp(event: KeyEvent): bool {
        const isControl = event.modifiers === Qt.ControlModifier;
        const isBoth = event.modifiers === (Qt.ControlModifier | Qt.ShiftModifier);
        if (isControl && event.key === Qt.Key_B)
            surround("**");
        else if (isControl && event.key === Qt.Key_I)
            surround("*");
        else if (isBoth && event.key === Qt.Key_X)
            surround("~~");
        else if (isControl && event.key === Qt.Key_E)
            surround("`");
        else
            return false;
        return true;
    }
    function look(): void {
        if (field.activeFocus && field.preeditText.length === 0)
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
    Keys.onPressed: event => {
        event.accepted = complete(event) || markUp(event) || (event.matches(StandardKey.Paste) && field.composer.attachments.paste());
        if (event.accepted)
            return;
        if (event.key === Qt.Key_Up && field.length === 0) {
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
}
