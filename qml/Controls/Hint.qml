// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

/// Words that appear beside what the pointer rests on.
T.ToolTip {
    id: hint

    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + Metrics.gap1 : 0
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    horizontalPadding: Metrics.gap2
    verticalPadding: Metrics.gap1
    margins: Metrics.gap1
    delay: Motion.hintDelay
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    // What the press has opened is not to be covered.
    Connections {
        target: hint.parent
        ignoreUnknownSignals: true
        function onPressed(): void {
            hint.close();
        }
    }

    contentItem: PlainText {
        textFormat: Text.PlainText
        text: hint.text
        size: Fonts.small
        line: Fonts.smallLine
        color: Colors.surface
    }
    background: Rectangle {
        radius: Metrics.radiusSmall
        color: Colors.ink
    }
}
