# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the source tree, with or without git."""

import subprocess
from pathlib import Path

LEFT_OUT = {".git", "build", ".cache", "__pycache__"}


def source_files(top):
    """Paths relative to `top` of every file that belongs to the source tree, new ones that git does not ignore included."""
    top = Path(top)
    if (top / ".git").exists():
        listing = subprocess.run(
            ["git", "-c", f"safe.directory={top}", "-C", str(top), "ls-files", "-co", "--exclude-standard", "-z"],
            capture_output=True,
        )
        if listing.returncode == 0:
            return sorted(n for n in listing.stdout.decode().split("\0") if n and (top / n).is_file())
    found = []
    for path in top.rglob("*"):
        name = path.relative_to(top)
        if path.is_file() and not LEFT_OUT.intersection(name.parts):
            found.append(name.as_posix())
    return sorted(found)
