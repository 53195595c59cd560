// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Who has read a message and when, who has only received it, who has neither.
Sheet {
    id: sheet

    required property DetailsViewModel details

    objectName: "readers"
    title: qsTr("Who has read it")

    ListView {
        id: list
        width: parent.width
        height: Math.max(Metrics.personRow, Math.min(contentHeight, Metrics.bubbleMax * 0.7))
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.details.readers
        section.property: "part"
        T.ScrollBar.vertical: SlimScrollBar {
        }
        Accessible.role: Accessible.List
        Accessible.name: sheet.title
        delegate: Column {
            id: reader
            required property string name
            required property string detail
            required property string initials
            required property int colour
            required property string picture
            width: ListView.view.width
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1, %2").arg(name).arg(detail)

            // Not the list's own section delegate: COMPAT(Qt < 6.5): a bound component cannot be one.
            SectionText {
                textFormat: Text.PlainText
                visible: reader.ListView.section !== reader.ListView.previousSection
                topPadding: Metrics.gap3
                bottomPadding: Metrics.gap1
                text: reader.ListView.section
            }
            Item {
                width: parent.width
                height: Metrics.control + Metrics.gap2
                Avatar {
                    id: face
                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    size: Metrics.avatarSmall
                    initials: reader.initials
                    colour: reader.colour
                    picture: reader.picture
                }
                PlainText {
                    textFormat: Text.PlainText
                    anchors.left: face.right
                    anchors.leftMargin: Metrics.gap3
                    anchors.right: when.left
                    anchors.rightMargin: Metrics.gap2
                    anchors.verticalCenter: parent.verticalCenter
                    elide: Text.ElideRight
                    text: reader.name
                }
                MetaText {
                    id: when
                    textFormat: Text.PlainText
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: reader.detail
                }
            }
        }
        BusyRing {
            anchors.centerIn: parent
            visible: sheet.details.isReadersLoading
        }
        SecondaryText {
            textFormat: Text.PlainText
            anchors.centerIn: parent
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            visible: !sheet.details.isReadersLoading && list.count === 0
            text: sheet.details.readersProblem.length > 0 ? sheet.details.readersProblem : qsTr("Nobody else is here.")
            color: sheet.details.readersProblem.length > 0 ? Colors.danger : Colors.ink2
        }
    }
}
