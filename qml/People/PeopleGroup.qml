// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// A titled card of people; nothing where there are none.
Column {
    id: group

    required property string title
    required property PersonListModel people
    required property Component row

    spacing: Metrics.gap2
    visible: people.count > 0

    SectionText {
        textFormat: Text.PlainText
        text: qsTr("%1 · %2").arg(group.title).arg(group.people.count)
    }
    Card {
        width: parent.width
        height: rows.height + 2
        Column {
            id: rows
            anchors.left: parent.left
            anchors.leftMargin: 1
            y: 1
            width: parent.width - 2
            Repeater {
                model: group.people
                delegate: group.row
            }
        }
    }
}
