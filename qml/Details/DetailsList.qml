// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// A titled part of the pane with a row for each thing: a pinned message, a link, a common group. Nothing when empty.
Column {
    id: part

    required property string title
    required property PersonListModel rows
    property int shown: 4
    property bool isWhole: false
    property bool hasFaces: false
    signal chosen(string id)

    visible: rows.count > 0
    spacing: Metrics.gap1

    SectionText {
        textFormat: Text.PlainText
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap4
        topPadding: Metrics.gap4
        text: part.title
    }
    Repeater {
        model: part.rows
        T.ItemDelegate {
            id: row
            required property int index
            required property string personId
            required property string name
            required property string detail
            required property string tag
            required property string initials
            required property int colour
            required property string picture
            objectName: part.objectName + "." + personId
            visible: part.isWhole || index < part.shown
            width: part.width
            height: words.implicitHeight + Metrics.gap2
            hoverEnabled: true
            focusPolicy: Qt.StrongFocus
            onClicked: part.chosen(personId)
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1, %2").arg(name).arg(detail)
            background: Rectangle {
                anchors.fill: parent
                anchors.leftMargin: Metrics.gap2
                anchors.rightMargin: Metrics.gap2
                radius: Metrics.radius
                color: row.hovered ? Colors.hover : "transparent"
                FocusRing {
                    shown: row.visualFocus
                    distance: -Metrics.focusRing
                    radius: Metrics.radius
                }
            }
            Item {
                anchors.fill: parent
                Avatar {
                    id: face
                    visible: part.hasFaces
                    anchors.left: parent.left
                    anchors.leftMargin: Metrics.gap5
                    anchors.verticalCenter: parent.verticalCenter
                    size: Metrics.avatarSmall
                    initials: row.initials
                    colour: row.colour
                    picture: row.picture
                }
                Column {
                    id: words
                    anchors.left: part.hasFaces ? face.right : parent.left
                    anchors.leftMargin: part.hasFaces ? Metrics.gap2 + 2 : Metrics.gap4
                    anchors.right: parent.right
                    anchors.rightMargin: Metrics.gap4
                    anchors.verticalCenter: parent.verticalCenter
                    Item {
                        width: parent.width
                        height: nameLine.height
                        PlainText {
                            id: nameLine
                            textFormat: Text.PlainText
                            width: parent.width - when.implicitWidth - Metrics.gap2
                            elide: Text.ElideRight
                            text: row.name
                            size: Fonts.secondary
                            line: Fonts.secondaryLine
                            font.weight: Font.DemiBold
                        }
                        MetaText {
                            id: when
                            textFormat: Text.PlainText
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            text: row.tag
                        }
                    }
                    SecondaryText {
                        textFormat: Text.PlainText
                        width: parent.width
                        maximumLineCount: 2
                        wrapMode: Text.Wrap
                        elide: Text.ElideRight
                        text: row.detail
                    }
                }
            }
        }
    }
    LinkButton {
        objectName: part.objectName + ".all"
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap4
        visible: !part.isWhole && part.rows.count > part.shown
        text: qsTr("Show all")
        onClicked: part.isWhole = true
    }
}
