// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls

/// What a reply answers; pressing it leads there.
T.AbstractButton {
    id: quote

    required property string sender
    required property int senderColour
    required property string words
    property bool isOwn: false
    property int room: 0

    implicitWidth: Math.min(room, Math.max(name.implicitWidth, excerpt.implicitWidth) + Metrics.gap3 + Metrics.gap2)
    implicitHeight: name.height + excerpt.height + Metrics.gap1
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Reply to %1: %2").arg(sender).arg(words)

    background: Rectangle {
        radius: Metrics.radiusSmall
        color: quote.isOwn ? Colors.ownCode : Colors.sunken
        Rectangle {
            anchors.left: parent.left
            width: 3
            height: parent.height
            radius: 1
            color: Colors.personInkOf(quote.senderColour)
        }
        FocusRing {
            shown: quote.visualFocus
            radius: Metrics.radiusSmall
        }
    }
    PlainText {
        id: name
        textFormat: Text.PlainText
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap3
        y: Metrics.gap1 / 2
        width: quote.width - Metrics.gap3 - Metrics.gap2
        elide: Text.ElideRight
        text: quote.sender
        size: Fonts.small
        line: Fonts.smallLine
        font.weight: Font.DemiBold
        color: Colors.personInkOf(quote.senderColour)
    }
    PlainText {
        id: excerpt
        textFormat: Text.PlainText
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap3
        anchors.top: name.bottom
        width: quote.width - Metrics.gap3 - Metrics.gap2
        elide: Text.ElideRight
        maximumLineCount: 1
        text: quote.words
        size: Fonts.small
        line: Fonts.smallLine
        color: quote.isOwn ? Colors.ownInk : Colors.ink2
    }
}
