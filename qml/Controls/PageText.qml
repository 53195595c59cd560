// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// Titles of whole pages.
PlainText {
    textFormat: Text.PlainText
    size: Fonts.page
    line: Fonts.pageLine
    font.weight: Font.Bold
    Accessible.role: Accessible.Heading
}
