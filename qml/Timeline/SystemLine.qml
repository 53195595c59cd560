// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// What the server says of the conversation: who joined, left, renamed it.
Item {
    id: system

    property alias text: words.text

    implicitHeight: words.implicitHeight + Metrics.gap1

    PlainText {
        id: words
        textFormat: Text.PlainText
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - 2 * Metrics.gap6
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        size: Fonts.small
        line: Fonts.smallLine
        color: Colors.ink3
    }
}
