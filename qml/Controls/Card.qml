// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme

/// A raised sheet that holds rows.
Rectangle {
    radius: Metrics.radiusLarge - 2
    color: Colors.raised
    border.width: Metrics.hair
    border.color: Colors.line
}
