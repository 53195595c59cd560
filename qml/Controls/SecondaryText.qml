// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// What stands below a name.
PlainText {
    textFormat: Text.PlainText
    size: Fonts.secondary
    line: Fonts.secondaryLine
    color: Colors.ink2
}
