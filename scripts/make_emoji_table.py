#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_emoji_table.py UNICODE CLDR LANGUAGE OUT: writes the emoji of one language for the picker.

One line per emoji, in the order of the Unicode consortium: number of its group, emoji, name, search words (joined by "|").
Left out: skin tones (the picker offers the yellow ones) and parts that are no emoji of their own. What the language has no
words for keeps its English ones. Source: emoji-test.txt of unicode-data, annotations of unicode-cldr-core.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

SKIN_TONES = {chr(code) for code in range(0x1F3FB, 0x1F400)}
VARIATION = "\ufe0f"
GROUPS = ["Smileys & Emotion", "People & Body", "Animals & Nature", "Food & Drink", "Travel & Places", "Activities", "Objects", "Symbols", "Flags"]


def words_of(cldr, language):
    """Emoji without variation selectors -> (name, [search words])."""
    found = {}
    for folder in ("annotations", "annotationsDerived"):
        path = cldr / folder / f"{language}.xml"
        if not path.exists():
            continue
        for annotation in ElementTree.parse(path).iter("annotation"):
            key = annotation.get("cp").replace(VARIATION, "")
            name, words = found.get(key, ("", []))
            if annotation.get("type") == "tts":
                name = annotation.text.strip()
            else:
                words = [word.strip() for word in annotation.text.split("|")]
            found[key] = (name, words)
    return found


def main():
    unicode, cldr, language, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3], pathlib.Path(sys.argv[4])
    own = words_of(cldr, language)
    english = own if language == "en" else words_of(cldr, "en")
    lines, group = [], -1
    for line in (unicode / "emoji-test.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# group: "):
            title = line[len("# group: "):]
            group = GROUPS.index(title) if title in GROUPS else -1
            continue
        match = re.match(r"^([0-9A-F ]+?)\s*; fully-qualified\s*# (\S+) E[\d.]+ (.+)$", line)
        if not match or group < 0:
            continue
        emoji = "".join(chr(int(code, 16)) for code in match.group(1).split())
        if SKIN_TONES & set(emoji):
            continue
        key = emoji.replace(VARIATION, "")
        english_name, english_words = english.get(key, (match.group(3), []))
        name, words = own.get(key, (english_name, []))
        # English words are found in every language: many people know an emoji by them.
        every = list(dict.fromkeys(word for word in (*words, english_name, *english_words) if word and word != name))
        lines.append(f"{group}\t{emoji}\t{name or english_name or match.group(3)}\t{'|'.join(every)}")
    if len(lines) < 1000:
        sys.exit(f"make_emoji_table.py: only {len(lines)} emoji in {unicode}")
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
