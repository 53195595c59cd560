// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// How far an own message has come: 1 queued, 2 sent, 3 delivered, 4 read, 5 failed.
Icon {
    id: mark

    required property int delivery
    readonly property list<string> names: ["", "clock", "tick", "ticks", "ticks", "alert"]
    readonly property list<string> words: ["", qsTr("Waiting to be sent"), qsTr("Sent"), qsTr("Delivered"), qsTr("Read"), qsTr("Not sent")]

    visible: delivery > 0
    name: names[delivery]
    size: Metrics.gap4
    color: delivery === 5 ? Colors.danger : delivery === 4 ? Colors.ownMeta : Colors.ownQuiet
    Accessible.ignored: false
    Accessible.role: Accessible.Graphic
    Accessible.name: words[delivery]
}
