#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two real windows on a virtual display, in which the two people of the demo write to each other.

Text is typed into the one window with the keyboard and waited for in the other, where it is found as a screen reader
finds it. Prints a line for each message that arrived and the paths of the pictures it took.

It borrows its hands and eyes from the end-to-end test, and so needs the system's own python3.
"""

import argparse
import pathlib
import re
import signal
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "e2e"))
from demo_workspace import EXCHANGE, GUEST, HOST, PEOPLE  # noqa: E402
from desktop import Client, wait_for  # noqa: E402


def full_name(key):
    return " ".join(PEOPLE[key][:2])


def open_window(key, data, asked, extra, left=0):
    client = Client(
        asked.bin / "kith",
        data / "profiles" / key,
        asked.server,
        data / "pictures",
        ["--sign-in", f"{key}@kith.example", "--password-file", data / "password", *extra],
        left=left,
    )
    client.start()
    return client


def open_conversation(client, other):
    client.click(client.find(name=re.compile(f"^{full_name(other)}, "), seconds=30))
    client.find(name=re.compile("^Message "), seconds=15)


def shown(client, text):
    return sum(1 for element in client.all() if (element.get_name() or "").endswith(text))


def say(windows, sender, text):
    """Types the text and waits until the other's window shows it once more than before."""
    receiver = GUEST if sender == HOST else HOST
    before = shown(windows[receiver], text)
    windows[sender].type_into(windows[sender].find(name=re.compile("^Message ")), text)
    pressed = time.monotonic()
    windows[sender].key("Return")
    wait_for(f"{full_name(receiver)}'s window to show {text!r}", lambda: shown(windows[receiver], text) > before, 20)
    took = time.monotonic() - pressed
    print(f"   {time.strftime('%H:%M:%S')}  {full_name(sender)}: {text}", flush=True)
    print(f"             seen in {full_name(receiver)}'s window after {took:.1f} s", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", type=pathlib.Path, required=True)
    parser.add_argument("--server", required=True)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--stay", action="store_true")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    windows = {}
    try:
        windows[HOST] = open_window(HOST, asked.data, asked, ["--window", "1280x840"])
        windows[GUEST] = open_window(GUEST, asked.data, asked, ["--window", "1280x840", "--dark"], left=1300)
        open_conversation(windows[HOST], GUEST)
        open_conversation(windows[GUEST], HOST)
        for sender, text in EXCHANGE:
            say(windows, sender, text)
        wait_for("the read mark of the last message", lambda: windows[EXCHANGE[-1][0]].all(name="Read"), 20)
        for key, client in windows.items():
            print(f"   picture: {client.picture(key)}", flush=True)
        if asked.stay:
            print("   staying until Ctrl+C", flush=True)
            for client in windows.values():
                client.process.wait()
    except AssertionError as missing:
        for key, client in windows.items():
            if client.process and client.process.poll() is None:
                print(f"   picture: {client.picture(key + '-failed')}", file=sys.stderr)
        print(f"kith: {missing}; the logs are in {asked.data / 'logs'} and {asked.data / 'profiles'}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        for client in windows.values():
            client.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
