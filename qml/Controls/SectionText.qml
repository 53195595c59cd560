// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// Titles of parts of a list.
PlainText {
    textFormat: Text.PlainText
    size: Fonts.small
    line: Fonts.smallLine
    color: Colors.ink3
    font.weight: Font.DemiBold
    font.capitalization: Font.AllUppercase
    Accessible.role: Accessible.Heading
}
