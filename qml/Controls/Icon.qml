// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// One of our line icons in a colour of the theme.
Image {
    id: icon

    required property string name
    property color color: Colors.ink2
    property int size: Metrics.icon

    width: size
    height: size
    sourceSize.width: size * 2
    sourceSize.height: size * 2
    source: icon.name.length > 0 ? "image://kith-icons/" + icon.name + "/" + icon.color.toString().slice(1) : ""
    mipmap: false
    smooth: true
    Accessible.ignored: true
}
