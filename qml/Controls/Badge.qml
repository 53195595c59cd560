// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// A count in a pill; nothing at zero.
Rectangle {
    id: badge

    required property int count
    property color ink: Colors.unreadFillInk
    property int tall: Metrics.badge
    property int most: 999

    visible: count > 0
    implicitHeight: tall
    implicitWidth: Math.max(tall, number.implicitWidth + Metrics.gap2 + Metrics.gap1)
    radius: tall / 2
    color: Colors.unreadFill
    Accessible.ignored: true

    Text {
        id: number
        anchors.centerIn: parent
        textFormat: Text.PlainText
        text: badge.count > badge.most ? qsTr("%1+").arg(badge.most) : badge.count
        color: badge.ink
        font.pixelSize: Math.round(badge.tall * 0.56)
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
}
