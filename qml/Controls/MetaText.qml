// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// Times and counts.
PlainText {
    textFormat: Text.PlainText
    size: Fonts.meta
    line: Fonts.metaLine
    color: Colors.ink3
}
