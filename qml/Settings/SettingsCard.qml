// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Controls

/// A card of rows.
Card {
    id: card

    default property alias rows: column.data

    width: parent ? parent.width : 0
    height: column.height + 2

    Column {
        id: column
        anchors.left: parent.left
        anchors.leftMargin: 1
        y: 1
        width: parent.width - 2
    }
}
