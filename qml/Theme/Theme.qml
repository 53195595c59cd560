// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQml

/// The choices on which all looks depend. Only the application sets them.
QtObject {
    property bool dark: false
    /// *Range* 0.8 to 2.0.
    property real scale: 1
    property bool reducedMotion: false
    /// Less room between things; the text stays as large as it is.
    property bool compact: false
    /// Messages of nothing but a few emoji stand out.
    property bool largeEmoji: true
}
