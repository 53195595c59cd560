// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// The ring around what has the keyboard.
Rectangle {
    required property bool shown
    property int distance: Metrics.focusRing

    anchors.fill: parent
    anchors.margins: -distance
    visible: shown
    color: "transparent"
    border.width: Metrics.focusRing
    border.color: Colors.accent
}
