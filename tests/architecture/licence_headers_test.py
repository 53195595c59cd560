#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that licence_headers.py notices a file without its header."""

import tempfile
import unittest
from pathlib import Path

from licence_headers import violations

HEADER = "SPDX-FileCopyrightText: 2026 The Kith authors\n{0} SPDX-License-Identifier: GPL-3.0-or-later\n"


class LicenceHeaders(unittest.TestCase):
    def found_in(self, name, text):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            return violations(folder, [name])

    def test_good_headers_pass(self):
        self.assertEqual(self.found_in("shared/a.cpp", "// " + HEADER.format("//") + "int a;\n"), [])
        self.assertEqual(self.found_in("a/CMakeLists.txt", "# " + HEADER.format("#")), [])
        self.assertEqual(self.found_in("a.py", "#!/usr/bin/env python3\n# " + HEADER.format("#")), [])

    def test_missing_header(self):
        self.assertTrue(self.found_in("shared/a.cpp", "int a;\n"))
        self.assertTrue(self.found_in("kith", "#!/usr/bin/env bash\n"))

    def test_other_licence(self):
        self.assertTrue(self.found_in("a.h", "// " + HEADER.format("//").replace("GPL-3.0-or-later", "MIT")))

    def test_header_too_far_down(self):
        self.assertTrue(self.found_in("a.h", "\n" * 9 + "// " + HEADER.format("//")))

    def test_data_and_pages_need_none(self):
        self.assertEqual(self.found_in("tests/data/x.js", "1"), [])
        self.assertEqual(self.found_in("README.md", "# Kith"), [])


if __name__ == "__main__":
    unittest.main()
