#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on a text item that leaves its format to Qt, and on a colour or font size named outside Theme.

Text, Label and their kin draw remote markup, and fetch what it names, unless they are told otherwise.
"""

import pathlib
import re
import sys

TEXT_ITEMS = r"(?:[A-Z]\w*\.)?(?:Text|TextEdit|TextArea|Label|\w+Text)"
START = re.compile(rf"^\s*(?:[\w.]+\s*:\s*)?({TEXT_ITEMS})\s*\{{")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6,8}\b|\bQt\.(?:rgba|hsla|darker|lighter)\b")
NUMBER_SIZE = re.compile(r"pixelSize:\s*\d|pointSize:")
ALLOWED = {"PlainText"}
# Draws the HTML that client/markup makes, in which every character that somebody wrote is escaped (test_client_markup).
DRAWS_MARKUP = {"MessageWords.qml"}


def body_of(lines, first):
    """The item's own lines, without those of its children."""
    depth, own = 0, []
    if lines[first].count("{") == lines[first].count("}"):
        return [lines[first]]
    for line in lines[first:]:
        if depth == 1:
            own.append(line)
        depth += line.count("{") - line.count("}")
        if depth == 0:
            break
    return own


def faults(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        match = START.match(line)
        if match:
            formats = [re.search(r"textFormat:\s*Text(?:Edit)?\.(\w+)", own) for own in body_of(lines, number)]
            said = [found.group(1) for found in formats if found]
            if path.name in DRAWS_MARKUP:
                continue
            if len(said) != 1 or said[0] not in ALLOWED:
                yield number + 1, f"{match.group(1)} does not say textFormat: Text.PlainText"
        if path.parent.name != "Theme":
            if COLOUR.search(line):
                yield number + 1, "a colour outside Theme"
            if NUMBER_SIZE.search(line):
                yield number + 1, "a font size outside Theme"


def main():
    files = sorted(pathlib.Path(sys.argv[1]).rglob("*.qml"))
    if not files:
        print("no QML files below", sys.argv[1])
        return 1
    bad = [(path, number, words) for path in files for number, words in faults(path)]
    for path, number, words in bad:
        print(f"{path}:{number}: {words}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
