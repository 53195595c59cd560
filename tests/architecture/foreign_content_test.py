#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that foreign_content.py notices each thing it is there for."""

import tempfile
import unittest
from pathlib import Path

from foreign_content import violations


class ForeignContent(unittest.TestCase):
    def found_in(self, name, text):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            return violations(folder, [name])

    def test_plain_qml_passes(self):
        self.assertEqual(self.found_in("qml/A/B.qml", 'import QtQuick\nImage {\n source: "image://kith-icons/" + name\n}\n'), [])
        self.assertEqual(self.found_in("qml/A/B.qml", "Text {\n textFormat: Text.PlainText // not Text.RichText\n}\n"), [])

    def test_each_thing_in_qml_is_noticed(self):
        for line in (
            'onClicked: Qt.openUrlExternally(link)',
            'const request = new XMLHttpRequest()',
            'Qt.createQmlObject(text, parent)',
            'eval(text)',
            'textFormat: Text.AutoText',
            'textFormat: TextEdit.MarkdownText',
            'textFormat: Text.StyledText',
            'textFormat: TextEdit.RichText',
            'import "https://example.org/qml"',
            'import "helper.js" as Helper',
            'import QtWebEngine',
            'source: "https://example.org/a.png"',
            "icon.source: 'file:///etc/passwd'",
            'Image { source: "a.png" }',
        ):
            self.assertTrue(self.found_in("qml/A/B.qml", line + "\n"), line)

    def test_each_thing_in_the_client_is_noticed(self):
        for line in ("QDesktopServices::openUrl(url);", 'QProcess::startDetached(u"x"_s);', 'std::system("x");'):
            self.assertTrue(self.found_in("client/net/a.cpp", line + "\n"), line)

    def test_who_talks_to_a_network_is_named(self):
        self.assertTrue(self.found_in("client/viewmodel/a.cpp", "QNetworkAccessManager network;\n"))
        self.assertTrue(self.found_in("client/preview/page_head.cpp", "QTcpSocket socket;\n"))
        self.assertTrue(self.found_in("client/viewmodel/account/message_facts.cpp", "PageFetcher fetcher(rules);\n"))
        self.assertEqual(self.found_in("client/preview/page_fetcher.h", "QNetworkAccessManager m_network;\n"), [])
        self.assertEqual(self.found_in("client/account/link_previews.cpp", "PageFetcher fetcher;\n"), [])

    def test_the_named_places_may(self):
        self.assertEqual(self.found_in("qml/Timeline/MessageWords.qml", "textFormat: TextEdit.RichText\n"), [])
        self.assertEqual(self.found_in("client/viewmodel/account/message_actions.cpp", "QDesktopServices::openUrl(rule.url);\n"), [])

    def test_the_server_and_the_tests_are_not_its_business(self):
        self.assertEqual(self.found_in("server/a.cpp", "QProcess process;\n"), [])
        self.assertEqual(self.found_in("tests/a.cpp", "QProcess process;\n"), [])


if __name__ == "__main__":
    unittest.main()
