// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// A block of code with its language, or a table, and a button that copies it. Long lines scroll, by the bar, Shift and the wheel, or the arrows on the button; they never wrap.
Rectangle {
    id: block

    required property string code
    required property string language
    property bool isOwn: false
    property bool isTable: false
    property int room: 0
    signal copyAsked(string text)

    implicitWidth: Math.min(room, Math.max(words.implicitWidth + 2 * Metrics.gap3, top.implicitWidth))
    implicitHeight: top.height + words.implicitHeight + Metrics.gap3
    radius: Metrics.radius
    color: isOwn ? Colors.ownCode : Colors.sunken
    clip: true
    Accessible.role: Accessible.Grouping
    Accessible.name: isTable ? qsTr("Table") : language.length > 0 ? qsTr("Code, %1").arg(language) : qsTr("Code")

    Item {
        id: top
        width: parent.width
        implicitWidth: name.implicitWidth + copy.implicitWidth + Metrics.gap6
        height: copy.height

        MetaText {
            id: name
            textFormat: Text.PlainText
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap3
            anchors.verticalCenter: parent.verticalCenter
            text: block.isTable ? qsTr("Table") : block.language.length > 0 ? block.language : qsTr("Code")
            color: block.isOwn ? Colors.ownMeta : Colors.ink3
        }
        IconButton {
            id: copy
            objectName: "code.copy"
            anchors.right: parent.right
            iconName: "copy"
            text: block.isTable ? qsTr("Copy the table") : qsTr("Copy code")
            onClicked: block.copyAsked(block.code)
        }
    }
    function scroll(by: real): void {
        lines.contentX = Math.max(0, Math.min(lines.contentWidth - lines.width, lines.contentX + by));
    }
    Keys.onLeftPressed: event => {
        event.accepted = lines.interactive;
        scroll(-Metrics.gap12);
    }
    Keys.onRightPressed: event => {
        event.accepted = lines.interactive;
        scroll(Metrics.gap12);
    }
    WheelHandler {
        enabled: lines.interactive
        acceptedModifiers: Qt.ShiftModifier
        acceptedDevices: PointerDevice.Mouse
        onWheel: event => block.scroll(-(event.angleDelta.x || event.angleDelta.y))
    }
    Flickable {
        id: lines
        y: top.height
        width: parent.width
        height: words.implicitHeight + Metrics.gap3
        T.ScrollBar.horizontal: SlimScrollBar {
            isLasting: true
        }
        contentWidth: words.implicitWidth + 2 * Metrics.gap3
        contentHeight: height
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.HorizontalFlick
        interactive: contentWidth > width
        clip: true

        TextEdit {
            id: words
            objectName: "code.text"
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap3
            textFormat: TextEdit.PlainText
            readOnly: true
            selectByMouse: true
            text: block.code
            wrapMode: TextEdit.NoWrap
            font.family: Fonts.mono
            font.pixelSize: Fonts.secondary
            color: block.isOwn ? Colors.ownInk : Colors.ink
            selectionColor: Colors.textSelection
            selectedTextColor: block.isOwn ? Colors.ownInk : Colors.ink
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
