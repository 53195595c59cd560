// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQml

/// Sizes and radii in pixels. All follow the one text scale; those of rows and of the room between messages follow the density as well.
QtObject {
    readonly property real scale: Theme.scale
    readonly property bool compact: Theme.compact

    readonly property int hair: 1
    readonly property int gap1: Math.round(4 * scale)
    readonly property int gap2: Math.round(8 * scale)
    readonly property int gap3: Math.round(12 * scale)
    readonly property int gap4: Math.round(16 * scale)
    readonly property int gap5: Math.round(20 * scale)
    readonly property int gap6: Math.round(24 * scale)
    readonly property int gap8: Math.round(32 * scale)
    readonly property int gap12: Math.round(48 * scale)

    readonly property int rail: Math.round(64 * scale)
    readonly property int listPane: Math.round(320 * scale)
    readonly property int detailsPane: Math.round(300 * scale)
    readonly property int header: Math.round((compact ? 52 : 64) * scale)
    readonly property int chatRow: Math.round((compact ? 46 : 62) * scale)
    readonly property int chatAvatar: Math.round((compact ? 34 : 44) * scale)
    readonly property int personRow: Math.round((compact ? 54 : 68) * scale)
    readonly property int pageWidth: Math.round(720 * scale)
    readonly property int dialogWidth: Math.round(440 * scale)
    readonly property int switcherWidth: Math.round(600 * scale)
    readonly property int menuWidth: Math.round(220 * scale)

    readonly property int bubbleMax: Math.round(640 * scale)
    readonly property real bubbleShare: 0.74
    readonly property int withinGroup: Math.round((compact ? 1 : 3) * scale)
    readonly property int betweenGroups: Math.round((compact ? 6 : 12) * scale)
    readonly property int bubblePad: Math.round((compact ? 4 : 7) * scale)
    readonly property int daySeparator: Math.round((compact ? 32 : 48) * scale)

    readonly property int radiusSmall: Math.round(6 * scale)
    readonly property int radius: Math.round(10 * scale)
    readonly property int radiusLarge: Math.round(16 * scale)

    readonly property int control: Math.round(36 * scale)
    readonly property int field: Math.round(42 * scale)
    readonly property int icon: Math.round(18 * scale)
    readonly property int iconSmall: Math.round(14 * scale)
    readonly property int avatarSmall: Math.round(32 * scale)
    readonly property int avatarMedium: Math.round(40 * scale)
    readonly property int avatar: Math.round(44 * scale)
    readonly property int avatarLarge: Math.round(72 * scale)
    readonly property int dot: Math.round(12 * scale)
    readonly property int badge: Math.round(20 * scale)
    readonly property int focusRing: 2

    /// Widths of the window below which panes fold.
    readonly property int detailsBreak: Math.round(1100 * scale)
    readonly property int paneBreak: Math.round(720 * scale)
}
