// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// One thing that a search found: a conversation, a message or a file, with the place that matched.
T.ItemDelegate {
    id: hit

    required property int index
    required property int kind
    required property string title
    required property string context
    required property string initials
    required property int colour
    required property string picture
    required property bool isOnline
    required property string before
    required property string match
    required property string after
    required property string timeText
    required property string spoken
    readonly property bool isFile: kind === SearchViewModel.File
    readonly property bool isConversation: kind === SearchViewModel.Conversation
    property bool isCurrent: false
    /// Above the first row of its kind.
    property string heading: ""
    readonly property int headingHeight: heading.length > 0 ? Metrics.gap8 + Metrics.gap1 : 0

    objectName: "switcher.row." + index
    height: Metrics.chatRow - Metrics.gap1 + headingHeight
    hoverEnabled: true
    Accessible.name: spoken
    Accessible.role: Accessible.ListItem

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.topMargin: hit.headingHeight
            anchors.leftMargin: Metrics.gap2
            anchors.rightMargin: Metrics.gap2
            radius: Metrics.radius
            color: hit.isCurrent ? Colors.selection : "transparent"
        }
    }
    SectionText {
        textFormat: Text.PlainText
        visible: hit.headingHeight > 0
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap5
        y: Metrics.gap3
        text: hit.heading
    }
    Avatar {
        id: face
        visible: !hit.isFile
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap5
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: hit.headingHeight / 2
        size: Metrics.avatarSmall
        initials: hit.initials
        colour: hit.colour
        picture: hit.picture
        isOnline: hit.isOnline
        behind: hit.isCurrent ? Colors.selection : Colors.raised
    }
    Rectangle {
        visible: hit.isFile
        anchors.fill: face
        radius: Metrics.radius
        color: Colors.accentSoft
        MetaText {
            textFormat: Text.PlainText
            anchors.centerIn: parent
            text: hit.initials.length > 0 ? hit.initials : qsTr("FILE")
            color: Colors.accent
        }
    }
    Item {
        anchors.left: face.right
        anchors.leftMargin: Metrics.gap4
        anchors.right: tail.left
        anchors.rightMargin: Metrics.gap2
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: hit.headingHeight / 2
        height: first.height + second.height
        clip: true

        Item {
            id: first
            width: parent.width
            height: nameLine.implicitHeight
            NameText {
                id: nameLine
                textFormat: Text.PlainText
                anchors.left: parent.left
                visible: !hit.isFile
                width: Math.min(implicitWidth, parent.width)
                text: hit.title
                elide: Text.ElideRight
            }
            SecondaryText {
                textFormat: Text.PlainText
                visible: !hit.isFile && !hit.isConversation && width > 2 * Metrics.gap8
                anchors.left: nameLine.right
                anchors.leftMargin: Metrics.gap1
                anchors.right: parent.right
                anchors.baseline: nameLine.baseline
                text: hit.context
                elide: Text.ElideRight
            }
            MatchLine {
                visible: hit.isFile
                width: parent.width
                before: hit.before
                match: hit.match
                after: hit.after
                isStrong: true
            }
        }
        Item {
            id: second
            width: parent.width
            y: first.height
            height: context.implicitHeight
            SecondaryText {
                id: context
                textFormat: Text.PlainText
                visible: hit.isConversation || hit.isFile
                width: parent.width
                text: hit.context
                elide: Text.ElideRight
            }
            MatchLine {
                visible: !context.visible
                width: parent.width
                before: hit.before
                match: hit.match
                after: hit.after
            }
        }
    }
    MetaText {
        id: tail
        textFormat: Text.PlainText
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap5
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: hit.headingHeight / 2
        text: hit.isConversation ? (hit.isCurrent ? qsTr("Enter ↵") : "") : hit.timeText
    }
}
