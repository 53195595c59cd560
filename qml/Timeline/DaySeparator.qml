// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

Item {
    id: separator

    property alias text: words.text

    implicitHeight: Metrics.daySeparator

    PlainText {
        id: words
        textFormat: Text.PlainText
        anchors.centerIn: parent
        size: Fonts.small
        line: Fonts.smallLine
        color: Colors.ink3
        Accessible.role: Accessible.Separator
    }
}
