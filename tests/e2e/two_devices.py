#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One person at two computers: two real windows signed in to the same account.

What is read on one is read on the other, what is begun on one shows on the other, what one sends the other has; and a kill -9
takes neither what was being written nor what waited to be sent.
"""

import argparse
import pathlib
import re
import sqlite3
import sys
import tempfile
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from conversation import PASSWORD, Person  # noqa: E402
from desktop import Client, Server, wait_for  # noqa: E402

FIELD = re.compile("^Message ")


def row(client, pattern, seconds=20):
    return client.find(role="list item", name=re.compile(pattern), seconds=seconds)


def texts(client):
    return [element.get_name() for element in client.all(name=re.compile(r"\d\d:\d\d[^:]*: ", re.S))]


def sees(client, text):
    wait_for(f"{client.profile.name} to see {text!r}", lambda: any(line.endswith(text) for line in texts(client)))


def written(client, seconds=15):
    return client.text_of(client.find(role="text", name=FIELD, seconds=seconds))


def drafts_on_disk(client):
    cache = next(client.profile.glob("accounts/*/cache.sqlite"))
    with sqlite3.connect(f"file:{cache}?mode=ro", uri=True) as database:
        return [text for (text,) in database.execute("SELECT content FROM drafts")]


def read_on_one_is_read_on_the_other(desk, laptop, daniel, direct):
    for client in (desk, laptop):
        row(client, "^Daniel Okafor")
    daniel.say(direct, "Are you there?")
    for client in (desk, laptop):
        row(client, "^Daniel Okafor.*1 (new|unread)")
    desk.picture("two-devices-unread")
    desk.click(row(desk, "^Daniel Okafor"))
    sees(desk, "Are you there?")
    desk.focus()
    wait_for("the laptop to show it as read", lambda: not laptop.all(role="list item", name=re.compile("^Daniel Okafor.*1 (new|unread)")))


def a_draft_appears_on_the_other(desk, laptop):
    desk.type_into(desk.find(name=FIELD), "Half a thought")
    row(laptop, "^Daniel Okafor.*Draft.*Half a thought")
    laptop.click(row(laptop, "^Daniel Okafor"))
    laptop.picture("two-devices-draft")
    laptop.click(laptop.find(role="button", name=re.compile("^Use it")))
    wait_for("the laptop to hold the draft", lambda: written(laptop) == "Half a thought")


def what_one_sends_the_other_has(desk, laptop):
    laptop.click(laptop.find(name=FIELD))
    laptop.type(" made whole")
    laptop.key("Return")
    for client in (desk, laptop):
        sees(client, "Half a thought made whole")
    # What stands in a field is taken away by nobody but the person who sits before it.
    assert written(desk) == "Half a thought"


def a_kill_takes_nothing(server, desk, laptop):
    server.kill()
    desk.find(name=re.compile("^(Offline|Reconnecting)"))
    desk.type_into(desk.find(name=FIELD), "queued before the kill")
    desk.key("Return")
    desk.find(name="Waiting to be sent")
    desk.type_into(desk.find(name=FIELD), "not yet sent")
    wait_for("what is being written to be on the disk", lambda: "not yet sent" in drafts_on_disk(desk), 5)  # after a pause in typing
    desk.kill()
    desk.start()
    desk.click(row(desk, "^Daniel Okafor"))
    sees(desk, "queued before the kill")
    wait_for("the desk to hold what was being written", lambda: written(desk) == "not yet sent")
    server.start()
    desk.kill()
    desk.start()  # without a keychain it signs in anew, as its command line says
    desk.click(row(desk, "^Daniel Okafor"))
    wait_for("nothing to wait any more", lambda: not desk.all(name="Waiting to be sent"), 45)
    sees(laptop, "queued before the kill")
    assert sum(line.endswith("queued before the kill") for line in texts(laptop)) == 1
    wait_for("the desk still to hold what was being written", lambda: written(desk) == "not yet sent")
    desk.picture("two-devices-after-kill")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", type=pathlib.Path, required=True)
    options.add_argument("--pictures", type=pathlib.Path, required=True)
    options = options.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kith-e2e-") as folder:
        folder = pathlib.Path(folder)
        server = Server(options.bin / "kithd", folder)
        server.start()
        elin = Person(server, "Elin", "Berg", 1)
        daniel = Person(server, "Daniel", "Okafor", 2)
        elin.befriend(daniel)
        direct = elin.direct(daniel)
        daniel.say(direct, "The first")
        elin.read(direct, elin.history(direct)[-1]["seq"])
        (folder / "password").write_text(PASSWORD)
        entry = ["--sign-in", elin.login, "--password-file", folder / "password"]
        desk = Client(options.bin / "kith", folder / "desk", server.url, options.pictures, ["--window", "1100x760", *entry])
        laptop = Client(options.bin / "kith", folder / "laptop", server.url, options.pictures, ["--window", "1000x700", "--dark", *entry], left=1200)
        try:
            desk.start()
            laptop.start()
            read_on_one_is_read_on_the_other(desk, laptop, daniel, direct)
            a_draft_appears_on_the_other(desk, laptop)
            what_one_sends_the_other_has(desk, laptop)
            a_kill_takes_nothing(server, desk, laptop)
        except Exception:
            traceback.print_exc()
            for client in (desk, laptop):
                if client.process and client.process.poll() is None:
                    client.picture(f"failed-{client.profile.name}")
                    print(f"--- what a screen reader sees of {client.profile.name} ---\n{client.dump()[:6000]}", file=sys.stderr)
            return 1
        finally:
            desk.stop()
            laptop.stop()
            server.stop()
    print("pictures in", options.pictures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
