// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick

/// How many popups have the keyboard now: FocusReturn counts them, FocusKeeper leaves the keyboard to them.
QtObject {
    property int count: 0
}
