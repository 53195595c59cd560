// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// A line above the text: what is answered or edited, or what was begun elsewhere.
Item {
    id: banner

    required property string iconName
    required property string title
    required property string words
    property string actionText: ""
    required property string closeText
    signal actionAsked
    signal closeAsked

    implicitHeight: lines.implicitHeight + Metrics.gap3
    Accessible.role: Accessible.Grouping
    Accessible.name: title + ": " + words

    Rectangle {
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap4
        y: Metrics.gap2
        width: 3
        height: lines.implicitHeight
        radius: 1
        color: Colors.accent
    }
    Icon {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap6 + Metrics.gap1
        anchors.verticalCenter: lines.verticalCenter
        name: banner.iconName
        color: Colors.accent
    }
    Column {
        id: lines
        y: Metrics.gap2
        anchors.left: sign.right
        anchors.leftMargin: Metrics.gap2
        anchors.right: use.visible ? use.left : close.left
        anchors.rightMargin: Metrics.gap2

        PlainText {
            textFormat: Text.PlainText
            width: parent.width
            elide: Text.ElideRight
            text: banner.title
            size: Fonts.small
            line: Fonts.smallLine
            font.weight: Font.DemiBold
            color: Colors.accent
        }
        PlainText {
            textFormat: Text.PlainText
            width: parent.width
            elide: Text.ElideRight
            maximumLineCount: 1
            text: banner.words
            size: Fonts.secondary
            line: Fonts.secondaryLine
            color: Colors.ink2
        }
    }
    LinkButton {
        id: use
        visible: banner.actionText.length > 0
        anchors.right: close.left
        anchors.verticalCenter: lines.verticalCenter
        text: banner.actionText
        size: Fonts.secondary
        onClicked: banner.actionAsked()
    }
    IconButton {
        id: close
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap2
        anchors.verticalCenter: lines.verticalCenter
        iconName: "close"
        text: banner.closeText
        onClicked: banner.closeAsked()
    }
}
