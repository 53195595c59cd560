// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQml

/// The type scale in pixels: size and line.
QtObject {
    readonly property real scale: Theme.scale

    /// For emoji that stand alone: the text font has black ones of its own for some.
    readonly property string emoji: "Noto Color Emoji"
    /// An emoji as that font draws it: joined ones fall apart with the selectors between them, see drawnEmoji().
    function face(emoji: string): string {
        return emoji.split("\uFE0F").join("");
    }
    readonly property string mono: "JetBrains Mono"
    readonly property int body: Math.round(14 * scale)
    readonly property int bodyLine: Math.round(20 * scale)
    readonly property int secondary: Math.round(13 * scale)
    readonly property int secondaryLine: Math.round(18 * scale)
    readonly property int meta: Math.round(11 * scale)
    readonly property int metaLine: Math.round(14 * scale)
    readonly property int small: Math.round(12 * scale)
    readonly property int smallLine: Math.round(16 * scale)
    readonly property int title: Math.round(18 * scale)
    readonly property int titleLine: Math.round(24 * scale)
    readonly property int page: Math.round(22 * scale)
    readonly property int pageLine: Math.round(30 * scale)
    readonly property int display: Math.round(40 * scale)
    readonly property int displayLine: Math.round(46 * scale)
    readonly property int jumbo: Math.round(40 * scale)
    readonly property int jumboLine: Math.round(52 * scale)
}
