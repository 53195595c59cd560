// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// Roles of colour. Nothing else names a colour; a test holds every pair of text and surface to 4.5:1.
QtObject {
    readonly property bool dark: Theme.dark

    readonly property color background: dark ? "#131514" : "#F6F4F0"
    readonly property color surface: dark ? "#191C1B" : "#FFFFFF"
    readonly property color raised: dark ? "#212523" : "#FFFFFF"
    readonly property color sunken: dark ? "#0F1110" : "#EFECE6"
    readonly property color line: dark ? "#2A2F2D" : "#E5E1D9"
    readonly property color shade: dark ? "#40000000" : "#12000000"
    readonly property color dim: dark ? "#99000000" : "#66201C16"

    readonly property color ink: dark ? "#ECEAE5" : "#1E1C19"
    readonly property color ink2: dark ? "#A9A69F" : "#5E5952"
    readonly property color ink3: dark ? "#96948D" : "#6E685F"

    readonly property color accent: dark ? "#3CB6A4" : "#0F766E"
    readonly property color accentHover: dark ? "#52C2B1" : "#0C655E"
    readonly property color accentInk: dark ? "#06201B" : "#FFFFFF"
    readonly property color brand: dark ? "#143B34" : "#0F766E"
    readonly property color brandInk: dark ? "#E4F3EE" : "#FFFFFF"
    readonly property color brandQuietInk: dark ? "#A9D3CA" : "#E4F3EE"
    readonly property color brandPlate: "#26FFFFFF"
    // The ground on which one picture is looked at, dark in both themes.
    readonly property color stage: "#F0101211"
    readonly property color stageInk: "#FFFFFF"
    readonly property color stageQuietInk: "#C9CCCA"
    readonly property color stageButton: "#26FFFFFF"
    readonly property color stageHover: "#40FFFFFF"
    readonly property color stageDown: "#66FFFFFF"
    readonly property color accentSoft: dark ? "#17352F" : "#DDF0EC"
    readonly property color ownBubble: dark ? "#1C4A41" : "#D9EFE8"
    readonly property color ownInk: dark ? "#E4F3EE" : "#14332E"
    readonly property color ownCode: dark ? "#163B34" : "#C6E5DC"
    readonly property color ownMeta: dark ? "#5CC9B9" : "#0F766E"
    readonly property color ownQuiet: dark ? "#8FC1B6" : "#4F7A72"
    readonly property color selection: dark ? "#1D2F2A" : "#E3EFEA"
    // Behind messages that are picked: of another hue than bubbles and background.
    readonly property color picked: dark ? "#3A362D" : "#E2DACB"
    readonly property color hover: dark ? "#1F2322" : "#F7F5F1"
    readonly property color textSelection: dark ? "#2F6F64" : "#A9DACE"

    readonly property color unread: dark ? "#F08A55" : "#E8743B"
    readonly property color unreadFill: dark ? "#F08A55" : "#B84A14"
    readonly property color unreadFillInk: dark ? "#2A1204" : "#FFFFFF"
    readonly property color unreadInk: dark ? "#F08A55" : "#B84A14"
    readonly property color warningSoft: dark ? "#33241A" : "#FBEDE4"
    readonly property color online: dark ? "#4CC38A" : "#2E9E6B"
    readonly property color good: dark ? "#4CC38A" : "#1F7A50"
    readonly property color danger: dark ? "#E5705E" : "#BD3A29"

    /// Twelve hues of equal lightness; index by the view model's `colour`. Fill carries `personFillInk` initials.
    readonly property list<color> personFill: ["#2E825E", "#9D5E38", "#9A5778", "#4772A8", "#916724", "#677933", "#7264A4", "#00808B", "#A1594D", "#207A9E", "#7E7122", "#8D5B90"]
    readonly property list<color> personInk: dark ? ["#68C096", "#E0976D", "#DD8FB4", "#7DAEEC", "#D2A15B", "#A0B569", "#AD9EE7", "#48BECA", "#E59183", "#5CB7E0", "#BAAC5A", "#CD94CF"] : personFill
    readonly property color personFillInk: "#FFFFFF"

    function personFillOf(index: int): color {
        return personFill[index % 12];
    }
    function personInkOf(index: int): color {
        return personInk[index % 12];
    }
}
