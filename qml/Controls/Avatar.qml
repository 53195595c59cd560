// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// Initials on the person's colour, with the dot of those who are online.
Rectangle {
    id: avatar

    required property string initials
    required property int colour
    property bool isOnline: false
    property int size: Metrics.avatar
    /// What lies behind, for the gap around the dot.
    property color behind: Colors.surface

    implicitWidth: size
    implicitHeight: size
    radius: size / 2
    color: Colors.personFillOf(avatar.colour)
    Accessible.ignored: true

    Text {
        anchors.centerIn: parent
        textFormat: Text.PlainText
        text: avatar.initials
        color: Colors.personFillInk
        font.pixelSize: Math.round(avatar.size * (avatar.initials.length > 1 ? 0.34 : 0.38))
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }

    Rectangle {
        visible: avatar.isOnline
        readonly property int dot: Math.max(Math.round(avatar.size * 0.27), Metrics.dot)
        width: dot
        height: dot
        radius: dot / 2
        x: avatar.width - dot + Math.round(dot * 0.1)
        y: avatar.height - dot + Math.round(dot * 0.1)
        color: Colors.online
        border.width: 2
        border.color: avatar.behind
    }
}
