#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The client with 200 conversations and a million cached messages: how fast it starts, what it weighs, how it feels.

The first run makes the account (some minutes: a real server, every message through the client's own stores) and keeps it in
--keep; later runs take it from there. Needs a display in $DISPLAY and a session bus without a keychain.
"""

import argparse
import os
import pathlib
import re
import sqlite3
import statistics
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support.client_account import Account  # noqa: E402

STARTS = 5
IDLE_SECONDS = 30
BACKENDS = (("software OpenGL (Mesa)", {}), ("Qt Quick software", {"QT_QUICK_BACKEND": "software"}))


def start_client(binary, account, extra):
    environment = dict(os.environ, KITH_TRACE_STARTUP="1", **extra)
    return subprocess.Popen([binary, "--profile", account.profile, "--server", account.url, "--sign-in", account.login, "--password-file", account.password_file,
                             "--window", "1280x840"], stderr=subprocess.PIPE, text=True, env=environment)


def first_frame(client):
    """Units: milliseconds since exec, as the client itself reports it."""
    for line in client.stderr:
        found = re.match(r"first-frame (\d+)", line)
        if found:
            return int(found.group(1))
    sys.exit("kith ended without a frame")


def memory(pid):
    """Units: MiB, proportional set size."""
    text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", text, re.M).group(1)) / 1024


def spent(pid):
    """CPU time of a process so far (seconds), and how often its threads woke up."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    wakes = 0
    for status in pathlib.Path(f"/proc/{pid}/task").glob("*/status"):
        wakes += int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status.read_text(), re.M).group(1))
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), wakes


def stop(process):
    process.terminate()
    process.wait(30)


def measure_starts(binary, account):
    print(f"{'':24} {'filled window':>14} {'(all starts)':>26} {'PSS, 10 s':>10} {'idle CPU':>9} {'wake-ups/s':>11}")
    for label, extra in BACKENDS:
        frames = []
        for number in range(STARTS):
            client = start_client(binary, account, extra)
            frames.append(first_frame(client))
            time.sleep(10 if number == STARTS - 1 else 1.5)
            if number < STARTS - 1:
                stop(client)
        weight = memory(client.pid)
        time.sleep(5)
        cpu, wakes = spent(client.pid)
        time.sleep(IDLE_SECONDS)
        later_cpu, later_wakes = spent(client.pid)
        stop(client)
        print(f"{label:24} {statistics.median(frames):>11.0f} ms {' '.join(map(str, frames)):>26} {weight:>6.0f} MiB "
              f"{(later_cpu - cpu) / IDLE_SECONDS:>8.2%} {(later_wakes - wakes) / IDLE_SECONDS:>11.1f}", flush=True)


def measure_window(binary, account, figures):
    for label, extra in BACKENDS:
        print(f"\n{label}", flush=True)
        ended = threading.Event()
        window = subprocess.Popen([binary, account.profile, account.url, account.login, account.password_file, *figures], stdout=subprocess.PIPE,
                                  text=True, env=dict(os.environ, **extra))
        for line in window.stdout:
            if line.strip() == "typing now":
                account.start_talking(ended)
            else:
                print("  " + line, end="", flush=True)
        ended.set()
        if window.wait(60) != 0:
            sys.exit(f"{binary} ended with {window.returncode}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", type=pathlib.Path, required=True, help="the folder with kithd and kith")
    options.add_argument("--bench", type=pathlib.Path, required=True, help="the folder with client_fill and client_window")
    options.add_argument("--keep", type=pathlib.Path, required=True)
    options.add_argument("--messages", type=int, default=1_000_000)
    options.add_argument("--only", choices=("starts", "window"))
    options.add_argument("figures", nargs="*", help="of client_window: switch scroll search type")
    options = options.parse_args()
    account = Account(options.bin / "kithd", options.keep)
    if not account.is_ready():
        account.make(options.bench / "client_fill", options.messages,
                     lambda: start_client(options.bin / "kith", account, {"QT_QUICK_BACKEND": "software"}))
    account.start_server()
    try:
        with sqlite3.connect(f"file:{account.cache}?mode=ro", uri=True) as cache:
            conversations = cache.execute("SELECT count(*) FROM conversations").fetchone()[0]
            messages = cache.execute("SELECT count(*) FROM messages").fetchone()[0]
        print(f"{conversations} conversations, {messages:,} messages in a cache of {account.cache.stat().st_size / 2**20:.0f} MiB\n", flush=True)
        if options.only != "window":
            measure_starts(options.bin / "kith", account)
        if options.only != "starts":
            measure_window(options.bench / "client_window", account, options.figures)
    finally:
        account.stop_server()


if __name__ == "__main__":
    main()
