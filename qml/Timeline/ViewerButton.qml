// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// A button on the dark ground of the picture viewer.
IconButton {
    id: button

    ink: Colors.stageInk
    focusPolicy: Qt.TabFocus
    background: Rectangle {
        radius: Metrics.radius
        color: button.down ? Colors.stageDown : button.hovered ? Colors.stageHover : Colors.stageButton
        FocusRing {
            shown: button.visualFocus
            radius: Metrics.radius + distance
        }
    }
}
