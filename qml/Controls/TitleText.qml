// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// Titles of panes.
PlainText {
    textFormat: Text.PlainText
    size: Fonts.title
    line: Fonts.titleLine
    font.weight: Font.Bold
    Accessible.role: Accessible.Heading
}
