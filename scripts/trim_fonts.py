#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/fonts/Inter-*.otf from Inter: without the characters that people mean as emoji.

Inter draws a black heart for U+2764 and some others, and Qt looks for a coloured one only where the text font has none. The family
is called "Kith Inter", so that an Inter that is installed on the machine never takes its place. Needs python3-fonttools; run once
for a new version of Inter:  scripts/trim_fonts.py FROM.otf TO.otf
"""
import sys

from fontTools.ttLib import TTFont

FAMILY = "Kith Inter"
# Of emoji-variation-sequences.txt what Inter has, but for digits, signs and arrows that are text far more often than emoji.
EMOJI = {0x23CF, 0x24C2, 0x25B6, 0x25C0, 0x2600, 0x2665, 0x26A0, 0x2764, 0x2B06, 0x2B1C}


def main():
    source, target = sys.argv[1:3]
    font = TTFont(source)
    for table in font["cmap"].tables:
        for point in EMOJI:
            table.cmap.pop(point, None)
    for record in font["name"].names:
        text = str(record)
        if record.nameID in (1, 3, 4, 16) and not text.startswith(FAMILY):
            record.string = text.replace("Inter", FAMILY, 1)
        elif record.nameID == 6 and not text.startswith("KithInter"):
            record.string = text.replace("Inter", "KithInter", 1)
    top = font["CFF "].cff
    top.fontNames[0] = top.fontNames[0].replace("Inter", "KithInter", 1)
    top[0].FamilyName = FAMILY
    if hasattr(top[0], "FullName"):
        top[0].FullName = top[0].FullName.replace("Inter", FAMILY, 1)
    font.save(target)


main()
