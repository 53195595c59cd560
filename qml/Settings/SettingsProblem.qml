// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// What did not work, in words; nothing while all is well.
PlainText {
    textFormat: Text.PlainText
    width: parent ? parent.width : 0
    visible: text.length > 0
    wrapMode: Text.Wrap
    color: Colors.danger
    size: Fonts.small
    line: Fonts.smallLine
    Accessible.role: Accessible.AlertMessage
}
