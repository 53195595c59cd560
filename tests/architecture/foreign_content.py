#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that somebody wrote can make the client run, fetch or open something.

In QML: no code made at run time, no network, no markup but the renderer's own, no picture by address, nothing opened. In the
client's C++: addresses are opened, and programs started, in named places only, which judge what they are given.
That text items say their format is checked by tests/qml/text_format.py.

usage: foreign_content.py TOP; prints one line a violation and exits 1 when there is any.
"""

import re
import sys
from pathlib import Path

from tree import source_files

# Draws the HTML that client/markup makes, in which every character that somebody wrote is escaped (test_client_markup).
DRAWS_MARKUP = {"qml/Timeline/MessageWords.qml"}
# Opens addresses, after client/markup/link_rule.h has judged them.
OPENS_ADDRESSES = {"client/viewmodel/account/message_actions.cpp"}
# Opens files that the person has saved, after client/transfer/file_names.h has judged that they cannot run.
OPENS_SAVED_FILES = {"client/viewmodel/account/files_presenter.cpp"}
# Talk to a machine: those of client/net with the server that the person signed in at (and with whoever answers on the local
# network to be found as one), and one that fetches the page behind a link after the person asked for its preview.
TALKS = {"client/net/": "its server", "client/preview/page_fetcher.": "a page that the person asked for",
         "client/main.cpp": "nobody: it refuses every request of QML"}
# Asks for a page: only what the person's own agreement calls (test_link_previews: without it nothing is visited).
ASKS_FOR_PAGES = {"client/preview/page_fetcher.h", "client/preview/page_fetcher.cpp", "client/account/link_previews.cpp"}
# Starts our own voice helper by its place beside the program; a message decides nothing of it but the bytes of a recording.
STARTS_PROGRAMS = {"client/voice/voice_process.cpp", "client/voice/voice_process.h"}

QML_RULES = [
    (re.compile(r"\bopenUrlExternally\b"), "opens an address without the judge of links"),
    (re.compile(r"\bXMLHttpRequest\b|\bfetch\s*\(|\bWebSocket\b"), "QML talks to a network"),
    (re.compile(r"\bQt\.(?:createQmlObject|createComponent|include)\b|\beval\s*\(|\bnew\s+Function\b"), "code made at run time"),
    (re.compile(r"\bText(?:Edit|Area)?\.(?:AutoText|MarkdownText|StyledText)\b"), "a text format that draws markup"),
    (re.compile(r"^\s*import\s+(?:\"|')"), "an import by path or address"),
    (re.compile(r"^\s*import\s+(?:QtWebEngine|QtWebView|QtWebSockets|Qt\.labs)\b"), "an import that reaches the network or the disk"),
    (re.compile(r"\b(?:source|icon\.source|url)\s*:.*[\"'](?:https?|ftp|file|data|qrc):"), "a source by address"),
    (re.compile(r"^\s*(?:Image|AnimatedImage|BorderImage)\s*\{.*source\s*:\s*[\"'](?!image:)"), "a picture that no provider of ours gives"),
]
RICH = re.compile(r"\bText(?:Edit|Area)?\.RichText\b")
CPP_OPENS = re.compile(r"\bQDesktopServices::openUrl\b|\bxdg-open\b")
CPP_OPENS_SAVED = re.compile(r"\bQDesktopServices::openUrl\(QUrl::fromLocalFile\(")
CPP_TALKS = re.compile(r"\bQ(?:NetworkAccessManager|TcpSocket|SslSocket|UdpSocket|WebSocket|HostInfo)\b")
CPP_ASKS = re.compile(r"\bPageFetcher\b")
CPP_STARTS = re.compile(r"\bQProcess\b|\bstd::system\b|\bpopen\s*\(|\bexecv?p?e?\s*\(\s*\"")


def qml_violations(name, lines):
    for number, line in enumerate(lines, 1):
        code = line.split("//", 1)[0] if "://" not in line else line
        for rule, words in QML_RULES:
            if rule.search(code):
                yield f"{name}:{number}: {words}"
        if RICH.search(code) and name not in DRAWS_MARKUP:
            yield f"{name}:{number}: a text format that draws markup"


def cpp_violations(name, lines):
    for number, line in enumerate(lines, 1):
        opens_saved = name in OPENS_SAVED_FILES and CPP_OPENS_SAVED.search(line)
        if CPP_OPENS.search(line) and name not in OPENS_ADDRESSES and not opens_saved:
            yield f"{name}:{number}: opens an address outside the place that judges links"
        if CPP_TALKS.search(line) and not any(name.startswith(place) for place in TALKS):
            yield f"{name}:{number}: talks to a network outside the places that may"
        if CPP_ASKS.search(line) and name not in ASKS_FOR_PAGES:
            yield f"{name}:{number}: fetches pages without asking the person"
        if CPP_STARTS.search(line) and name not in STARTS_PROGRAMS:
            yield f"{name}:{number}: the client starts a program"


def violations(top, names):
    found = []
    for name in names:
        path = Path(name)
        is_qml = path.suffix == ".qml" and path.parts[0] == "qml"
        is_client = path.suffix in {".cpp", ".h"} and path.parts[0] == "client"
        if not is_qml and not is_client:
            continue
        lines = (Path(top) / name).read_text(encoding="utf-8").splitlines()
        found.extend(qml_violations(name, lines) if is_qml else cpp_violations(name, lines))
    return found


def main():
    top = Path(sys.argv[1]).resolve()
    names = source_files(top)
    if not any(name.startswith("qml/") for name in names):
        print("no QML files in", top)
        return 1
    found = violations(top, names)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} places where foreign content could act")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
