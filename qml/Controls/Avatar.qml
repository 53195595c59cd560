// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls

/// The picture of a person or group, or initials on their colour; with the dot of those who are online.
Rectangle {
    id: avatar

    required property string initials
    required property int colour
    /// Address of a round picture; empty: there is none.
    property string picture: ""
    property bool isOnline: false
    property int size: Metrics.avatar
    /// What lies behind, for the gap around the dot.
    property color behind: Colors.surface

    readonly property bool hasPicture: face.item !== null && (face.item as Image).status === Image.Ready

    implicitWidth: size
    implicitHeight: size
    radius: size / 2
    color: hasPicture ? "transparent" : Colors.personFillOf(avatar.colour)
    Accessible.ignored: true

    Text {
        anchors.centerIn: parent
        visible: !avatar.hasPicture
        textFormat: Text.PlainText
        text: avatar.initials
        color: Colors.personFillInk
        font.pixelSize: Math.round(avatar.size * (avatar.initials.length > 1 ? 0.34 : 0.38))
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }

    Lazy {
        id: face
        active: avatar.picture.length > 0
        width: avatar.size
        height: avatar.size
        content: Image {
            asynchronous: true
            // Only what this program itself draws is asked for.
            source: avatar.picture.startsWith("image://faces/") ? avatar.picture : ""
            sourceSize: Qt.size(Math.round(avatar.size * Screen.devicePixelRatio), Math.round(avatar.size * Screen.devicePixelRatio))
            Accessible.ignored: true
        }
    }

    Rectangle {
        visible: avatar.isOnline
        readonly property int dot: Math.max(Math.round(avatar.size * 0.27), Metrics.dot)
        width: dot
        height: dot
        radius: dot / 2
        anchors.right: avatar.right
        anchors.rightMargin: -Math.round(dot * 0.1)
        y: avatar.height - dot + Math.round(dot * 0.1)
        color: Colors.online
        border.width: 2
        border.color: avatar.behind
    }
}
