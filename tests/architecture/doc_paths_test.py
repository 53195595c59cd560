#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that doc_paths.py notices a path or link that leads nowhere."""

import tempfile
import unittest
from pathlib import Path

from doc_paths import violations


class DocPaths(unittest.TestCase):
    def found_in(self, text, page="docs/page.md"):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("server/users/users_service.h", "docs/other.md", page):
                file = Path(folder, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text if name == page else "", encoding="utf-8")
            return violations(folder, page)

    def test_existing_paths_pass(self):
        self.assertEqual(self.found_in("See `server/users/users_service.h`, `server/users/` and [that](other.md#part)."), [])

    def test_missing_file(self):
        self.assertTrue(self.found_in("See `server/users/gone.h`."))

    def test_missing_folder(self):
        self.assertTrue(self.found_in("See `server/gone/`."))

    def test_pattern_without_a_match(self):
        self.assertTrue(self.found_in("See `server/*/gone_*.h`."))
        self.assertEqual(self.found_in("See `server/*/users_*.h`."), [])

    def test_dead_link(self):
        self.assertTrue(self.found_in("[here](gone.md)"))

    def test_what_is_no_path_of_the_tree(self):
        self.assertEqual(self.found_in("`build/bin/kith`, `api/x`, `text/plain`, `./kith`, [out](https://example.org/x)"), [])

    def test_code_blocks_are_left_alone(self):
        self.assertEqual(self.found_in("```\n`server/gone.h`\n```\n"), [])


if __name__ == "__main__":
    unittest.main()
