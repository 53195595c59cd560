// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// Whether a message is picked, while messages are being picked.
Rectangle {
    id: mark

    required property bool isOn

    implicitWidth: Metrics.badge
    implicitHeight: Metrics.badge
    radius: width / 2
    color: isOn ? Colors.accent : Colors.raised
    border.width: isOn ? 0 : Metrics.hair
    border.color: Colors.ink3
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        visible: mark.isOn
        name: "check"
        size: Metrics.iconSmall
        color: Colors.accentInk
    }
}
