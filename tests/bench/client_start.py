#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the client takes from exec to its first filled frame, and what it then weighs.

The demo workspace, signed in, cache filled, on the display in $DISPLAY; median of five starts; memory (PSS) ten seconds
after the last one. Once with Mesa's software OpenGL and once with Qt Quick's software backend.
"""

import argparse
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

TOP = pathlib.Path(__file__).resolve().parents[2]
STARTS = 5


def start_server(binary, folder):
    log = open(folder / "kithd.log", "wb")
    server = subprocess.Popen([binary, "serve", "--data-dir", folder / "server", "--listen", "127.0.0.1:0", "--insecure-fast-hash", "--rate-limits", "off"], stdout=log, stderr=log)
    for _ in range(200):
        found = re.search(r"listening on (http://\S+)", (folder / "kithd.log").read_text())
        if found:
            urllib.request.urlopen(found.group(1) + "/readyz", timeout=10)
            return server, found.group(1)
        time.sleep(0.05)
    sys.exit("kithd did not start")


def start_client(binary, folder, url, extra):
    environment = dict(os.environ, KITH_TRACE_STARTUP="1", **extra)
    return subprocess.Popen([binary, "--profile", folder / "profile", "--server", url, "--sign-in", "elin@kith.example", "--password-file", folder / "password",
                             "--window", "1280x840"], stderr=subprocess.PIPE, text=True, env=environment)


def first_frame(client):
    """Units: milliseconds since exec, as the client itself reports it."""
    for line in client.stderr:
        found = re.match(r"first-frame (\d+)", line)
        if found:
            return int(found.group(1))
    sys.exit("kith ended without a frame")


def memory(client):
    """Units: MiB, proportional set size."""
    text = pathlib.Path(f"/proc/{client.pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", text, re.M).group(1)) / 1024


def measure(binary, folder, url, extra):
    frames = []
    for number in range(STARTS):
        client = start_client(binary, folder, url, extra)
        frames.append(first_frame(client))
        if number == STARTS - 1:
            time.sleep(10)
            weight = memory(client)
        client.terminate()
        client.wait(20)
    return statistics.median(frames), weight


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", type=pathlib.Path, required=True)
    options = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="kith-bench-") as name:
        folder = pathlib.Path(name)
        server, url = start_server(options.bin / "kithd", folder)
        try:
            subprocess.run([sys.executable, "-B", TOP / "scripts" / "demo.py", "--server", url, "--keep", folder], check=True, stdout=subprocess.DEVNULL)
            first = start_client(options.bin / "kith", folder, url, {})
            first_frame(first)
            time.sleep(3)  # the cache fills
            first.terminate()
            first.wait(20)
            print(f"{'':24} {'first filled frame':>20} {'PSS after 10 s':>16}")
            for label, extra in (("software OpenGL (Mesa)", {}), ("Qt Quick software", {"QT_QUICK_BACKEND": "software"})):
                frame, weight = measure(options.bin / "kith", folder, url, extra)
                print(f"{label:24} {frame:>17.0f} ms {weight:>12.0f} MiB", flush=True)
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
