#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every path of this tree that a page names exists, and so does every relative link's target.

A path is what stands between single backquotes and starts with a folder or file of the top level.

usage: doc_paths.py TOP; prints one line a path that is not there and exits 1 when there is any.
"""

import re
import sys
from pathlib import Path

from tree import source_files

QUOTED = re.compile(r"(?<!`)`([^`\s]+)`(?!`)")
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
NOT_IN_THE_TREE = ("build/",)


def is_there(top, name):
    if any(c in name for c in "<>{}…"):
        return True  # stands for many names, for example server/<room>/<room>_service.h
    return any(top.glob(name)) if "*" in name else (top / name).exists()


def violations(top, page):
    """What the page (relative to top) names and is not there."""
    top = Path(top)
    text = FENCE.sub("", (top / page).read_text(encoding="utf-8"))
    roots = {p.name for p in top.iterdir()}
    found = []
    for name in QUOTED.findall(text):
        name = name.removeprefix("./").split("#")[0].rstrip("/")
        first = name.split("/")[0]
        if "/" not in name or first not in roots or name.startswith(NOT_IN_THE_TREE):
            continue
        if not is_there(top, name):
            found.append(f"{page}: names {name}, which does not exist")
    for target in LINK.findall(text):
        if "://" in target or target.startswith(("#", "mailto:")):
            continue
        if not (top / page).parent.joinpath(target.split("#")[0]).exists():
            found.append(f"{page}: links {target}, which does not exist")
    return found


def main():
    top = Path(sys.argv[1]).resolve()
    pages = [n for n in source_files(top) if n.endswith(".md")]
    found = [line for page in pages for line in violations(top, page)]
    if not pages:
        found.append("no page was found")
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(pages)} pages, {len(found)} paths that do not exist")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
