// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQml

/// Durations in milliseconds; nothing moves where reduced motion is asked for.
QtObject {
    readonly property int state: Theme.reducedMotion ? 0 : 120
    readonly property int pane: Theme.reducedMotion ? 0 : 200
    readonly property int turn: Theme.reducedMotion ? 0 : 900
    readonly property int flash: Theme.reducedMotion ? 0 : 400
    /// How long a message that was jumped to stays marked.
    readonly property int linger: 900
    readonly property int hintDelay: 600
    /// How long one can take back what was done in a list; not a movement.
    readonly property int undo: 8000
    /// How long two fingers rest on a touchpad until a row that they drew is let go; not a movement.
    readonly property int letGo: 150
    /// How long a view rests before what it shows counts as seen; not a movement.
    readonly property int settle: 120
}
