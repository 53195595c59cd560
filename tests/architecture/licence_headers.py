#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file names its copyright holder and licence in its first lines (SPDX).

usage: licence_headers.py TOP; prints one line a file without and exits 1 when there is any.
"""

import re
import sys
from pathlib import Path

from tree import source_files

NEEDS_HEADER = {".cpp", ".h", ".qml", ".js", ".cmake", ".py", ".sh", ".sql"}
NEEDS_HEADER_BY_NAME = {"CMakeLists.txt", "kith", "run"}
COPYRIGHT = re.compile(r"^(//|#|--) SPDX-FileCopyrightText: 20\d\d \S", re.M)
LICENCE = re.compile(r"^(//|#|--) SPDX-License-Identifier: GPL-3\.0-or-later$", re.M)


def violations(top, names):
    found = []
    for name in names:
        path = Path(name)
        if path.suffix not in NEEDS_HEADER and path.name not in NEEDS_HEADER_BY_NAME:
            continue
        if "third_party" in path.parts or path.parts[:2] == ("tests", "data"):
            continue
        head = "\n".join((Path(top) / name).read_text(encoding="utf-8", errors="replace").splitlines()[:5])
        if not COPYRIGHT.search(head) or not LICENCE.search(head):
            found.append(f"{name}: no SPDX lines at its top")
    return found


def main():
    top = Path(sys.argv[1]).resolve()
    found = violations(top, source_files(top))
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} files without a licence header")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
