// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// The lowest role that may do a thing; none above the chooser's own can be chosen.
Column {
    id: row

    required property string title
    required property list<string> roles
    required property int current
    required property int highest
    signal chosen(int role)

    spacing: Metrics.gap1 + 2

    PlainText {
        textFormat: Text.PlainText
        text: row.title
        size: Fonts.small
        line: Fonts.smallLine
        font.weight: Font.DemiBold
        color: Colors.ink2
    }
    SegmentedChoice {
        objectName: row.objectName
        name: row.title
        options: row.highest >= 2 ? row.roles : row.roles.slice(0, row.highest + 1)
        current: row.current
        onChosen: index => row.chosen(index)
    }
}
