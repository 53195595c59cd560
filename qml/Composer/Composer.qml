// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.Emoji
import Kith.ViewModel

/// Where a message is written. Enter sends, Shift+Enter breaks the line; it grows to ten lines.
Rectangle {
    id: box

    required property ComposerViewModel composer
    required property ShortcutsViewModel shortcuts
    required property SpellingViewModel spelling
    required property EmojiViewModel emoji
    readonly property int mostLines: 10

    function takeFocus(): void {
        if (recording.item)
            (recording.item as RecordBar).takeFocus();
        else
            field.forceActiveFocus(Qt.OtherFocusReason);
    }
    /// Goes on with what somebody began to type elsewhere.
    function type(words: string): void {
        if (box.composer.recorder.isActive)
            return;
        box.takeFocus();
        field.deselect();
        field.insert(field.cursorPosition, words);
    }
    /// The messages are to be moved by so many pages, upwards below zero.
    signal scrollAsked(int pages)

    implicitHeight: Math.max(send.height + 2 * Metrics.gap2 + 2, Math.min(field.implicitHeight, mostLines * Fonts.bodyLine + 2 * field.topPadding) + Metrics.gap2) + (notice.visible ? notice.height : 0) + banners.height
    radius: Metrics.radiusLarge
    color: Colors.raised
    border.width: field.activeFocus ? Metrics.focusRing : Metrics.hair
    border.color: field.activeFocus ? Colors.accent : Colors.line

    Column {
        id: banners
        width: parent.width

        ComposerBanner {
            visible: box.composer.mode !== ComposerViewModel.Write
            objectName: "composer.mode"
            width: parent.width
            iconName: box.composer.mode === ComposerViewModel.Edit ? "edit" : "reply"
            title: box.composer.modeTitle
            words: box.composer.modeText
            closeText: box.composer.mode === ComposerViewModel.Edit ? qsTr("Stop editing") : qsTr("Do not reply")
            onCloseAsked: {
                box.composer.endMode();
                box.takeFocus();
            }
        }
        ComposerBanner {
            visible: box.composer.recorder.problem.length > 0
            objectName: "composer.recorderProblem"
            width: parent.width
            iconName: "alert"
            title: qsTr("Nothing was recorded")
            words: box.composer.recorder.problem
            closeText: qsTr("Close")
            onCloseAsked: {
                box.composer.recorder.dismissProblem();
                box.takeFocus();
            }
        }
        ComposerBanner {
            visible: box.composer.foreignDraft.length > 0
            objectName: "composer.foreignDraft"
            width: parent.width
            iconName: "copy"
            title: qsTr("Begun on another device")
            words: box.composer.foreignDraft
            actionText: qsTr("Use it")
            closeText: qsTr("Leave it there")
            onActionAsked: {
                box.composer.useForeignDraft();
                box.takeFocus();
            }
            onCloseAsked: box.composer.dismissForeignDraft()
        }
        Lazy {
            active: box.composer.attachments.count > 0 && box.composer.mode !== ComposerViewModel.Edit
            visible: active
            width: parent.width
            content: AttachmentStrip {
                attachments: box.composer.attachments
            }
        }
    }
    Flickable {
        id: flick
        anchors.left: paperclip.right
        anchors.right: microphone.visible ? microphone.left : smile.left
        anchors.top: banners.bottom
        anchors.bottom: notice.visible ? notice.top : parent.bottom
        anchors.topMargin: Metrics.gap1
        anchors.bottomMargin: Metrics.gap1
        contentHeight: field.implicitHeight
        contentWidth: width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: SlimScrollBar {
        }

        function page(pages: int): void {
            contentY = Math.max(0, Math.min(contentHeight - height, contentY + pages * (height - Fonts.bodyLine)));
        }
        function follow(cursor: rect): void {
            if (contentY > cursor.y)
                contentY = Math.max(0, cursor.y - field.topPadding);
            else if (contentY + height < cursor.y + cursor.height + field.bottomPadding)
                contentY = cursor.y + cursor.height + field.bottomPadding - height;
        }

        ComposerField {
            id: field
            width: flick.width
            height: Math.max(implicitHeight, flick.height)
            composer: box.composer
            shortcuts: box.shortcuts
            spelling: box.spelling
            hasMore: flick.contentHeight > flick.height
            onPageAsked: pages => field.hasMore ? flick.page(pages) : box.scrollAsked(pages)
            onMenuAsked: (x, y) => menuLoader.show(x, y)
            onAttachAsked: if (paperclip.enabled)
                dialog.show()
            onEmojiAsked: picker.show()
            completionList: completionLoader.item as CompletionList
            onCursorRectangleChanged: flick.follow(cursorRectangle)
        }
        PlainText {
            textFormat: Text.PlainText
            visible: field.text.length === 0 && field.preeditText.length === 0
            anchors.left: parent.left
            anchors.leftMargin: field.leftPadding
            y: field.topPadding
            width: field.width - 2 * field.leftPadding
            elide: Text.ElideRight
            text: box.composer.placeholder
            color: Colors.ink3
            Accessible.ignored: true
        }
    }
    Connections {
        target: box.composer
        function onTextChanged(): void {
            if (field.text !== box.composer.text)
                field.fill(box.composer.text);
        }
    }
    Component.onCompleted: {
        field.fill(box.composer.text);
    }
    PlainText {
        id: notice
        textFormat: Text.PlainText
        objectName: "composer.notice"
        visible: box.composer.overLength > 0
        anchors.left: flick.left
        anchors.leftMargin: field.leftPadding
        anchors.right: flick.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Metrics.gap1
        elide: Text.ElideRight
        text: qsTr("%1 characters too long").arg(box.composer.overLength)
        size: Fonts.small
        line: Fonts.smallLine
        color: Colors.danger
        Accessible.role: Accessible.AlertMessage
    }
    Lazy {
        id: menuLoader
        active: false
        function show(x: real, y: real): void {
            active = true;
            const menu = item as WritingMenu;
            const place = box.spelling.placeAt(field.cursorPosition);
            menu.word = place.word ?? "";
            menu.start = place.start ?? 0;
            if (menu.word.length > 0)
                box.spelling.suggest(menu.word);
            menu.popup(field, x, y);
        }
        content: WritingMenu {
            field: field
            spelling: box.spelling
        }
    }
    Lazy {
        id: completionLoader
        active: box.composer.completion.isOpen && field.activeFocus
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap2
        y: -height - Metrics.gap1
        content: CompletionList {
            completion: box.composer.completion
            onTaken: row => field.takeCompletion(row)
        }
    }
    Lazy {
        id: picker
        active: false
        function show(): void {
            active = true;
            const popup = item as EmojiPicker;
            popup.parent = smile;
            popup.x = smile.width - popup.width;
            popup.y = -popup.height - Metrics.gap2;
            popup.open();
        }
        content: EmojiPicker {
            emoji: box.emoji
            onPicked: emoji => field.put(emoji)
            onClosed: box.takeFocus()
        }
    }
    Loader {
        id: dialog
        active: false
        function show(): void {
            active = false;
            setSource("AttachDialog.qml", {
                attachments: box.composer.attachments
            });
            active = true;
        }
    }
    IconButton {
        id: paperclip
        objectName: "composer.attach"
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap2
        anchors.verticalCenter: send.verticalCenter
        enabled: box.composer.attachments.areAllowed && !box.composer.recorder.isActive
        iconName: "attach"
        text: qsTr("Attach files")
        onClicked: dialog.show()
    }
    IconButton {
        id: smile
        objectName: "composer.emoji"
        anchors.right: send.left
        anchors.rightMargin: Metrics.gap1
        anchors.verticalCenter: send.verticalCenter
        enabled: !box.composer.recorder.isActive
        iconName: "smile"
        text: qsTr("Emoji")
        onClicked: picker.show()
    }
    IconButton {
        id: microphone
        objectName: "composer.voice"
        visible: box.composer.text.length === 0 && box.composer.mode !== ComposerViewModel.Edit
        anchors.right: smile.left
        anchors.verticalCenter: send.verticalCenter
        enabled: !box.composer.recorder.isActive
        iconName: "mic"
        text: qsTr("Record a voice message")
        onClicked: box.composer.recorder.start()
    }
    T.Button {
        id: send
        objectName: "send"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Metrics.gap2 + 1
        width: Metrics.control
        height: Metrics.control
        enabled: box.composer.canSend
        text: qsTr("Send")
        hoverEnabled: true
        Accessible.name: text
        Accessible.role: Accessible.Button
        onClicked: {
            box.composer.send();
            box.takeFocus();
        }
        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: "send"
                color: send.enabled ? Colors.accentInk : Colors.ink3
            }
        }
        background: Rectangle {
            radius: Metrics.radius
            color: !send.enabled ? Colors.sunken : send.hovered ? Colors.accentHover : Colors.accent
            FocusRing {
                shown: send.visualFocus
                distance: 2 * Metrics.focusRing
                radius: Metrics.radius + distance
            }
        }
        Hint {
            text: qsTr("Send (Enter)")
            visible: send.hovered && send.enabled
            y: -implicitHeight - Metrics.gap1
        }
    }
    // Above everything else: while it is there, nothing is typed.
    Lazy {
        id: recording
        active: box.composer.recorder.isActive
        anchors.fill: parent
        onItemChanged: item ? (item as RecordBar).takeFocus() : box.takeFocus()
        content: RecordBar {
            recorder: box.composer.recorder
        }
    }
}
