// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Names of people and conversations: one line.
PlainText {
    textFormat: Text.PlainText
    font.weight: Font.DemiBold
    elide: Text.ElideRight
}
