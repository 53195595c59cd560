#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a string of the client is not translated into every language, or loses one of its %1 on the way.

translations.py TOP LUPDATE
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

LANGUAGES = ("en", "de", "es")
PLACES = re.compile(r"%(?:\d|n)")


def faults_of(path, language):
    for context in xml.etree.ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            source, translation = message.find("source").text, message.find("translation")
            forms = [form.text or "" for form in translation.findall("numerusform")] if message.get("numerus") else [translation.text or ""]
            where = f"{language}: {context.find('name').text}: {source!r}"
            if language == "en" and not message.get("numerus"):
                continue  # the sources are English; only numbers need forms of their own
            if translation.get("type") == "unfinished" or not all(form.strip() for form in forms):
                yield f"{where} is not translated"
            elif any(sorted(PLACES.findall(form)) != sorted(PLACES.findall(source)) for form in forms):
                yield f"{where} has other places than its translation"


def main():
    top, lupdate = pathlib.Path(sys.argv[1]), sys.argv[2]
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for language in LANGUAGES:
            copies.append(pathlib.Path(folder) / f"kith_{language}.ts")
            shutil.copy(top / "resources/translations" / copies[-1].name, copies[-1])
        subprocess.run([lupdate, "-silent", "-I", ".", "-locations", "none", "-no-obsolete", "client", "qml", "-ts", *copies], cwd=top, check=True)
        for language, copy in zip(LANGUAGES, copies):
            faults += faults_of(copy, language)
    print("\n".join(faults))
    print(f"{len(faults)} faults; after `ninja translations`, translate what is new in resources/translations")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
