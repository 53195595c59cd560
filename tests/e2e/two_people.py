#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people meet and chat through their real windows, and the server is killed in the middle of it.

Register, ask by phone number, accept, write both ways, see typing and ticks; kill -9 of the server while both write on;
nothing lost, nothing doubled; a start without the server fills the window from the cache.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desktop import Client, Server, wait_for  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402

PASSWORD = "a quiet garden path"


def register(client, firstname, lastname, email, phone):
    client.click(client.find(name="Create an account"))
    client.find(name="First name")
    for label, text in (("First name", firstname), ("Last name", lastname), ("E-mail", email), ("Phone number", phone), ("Password", PASSWORD)):
        client.type_into(client.find(role="text", name=label) if label != "Password" else client.find(role="password text"), text)  # Qt 6.4 tells no name of it
    client.picture(f"register-{firstname.lower()}")
    client.click(client.find(name="Create account"))
    client.find(name="Conversations", seconds=30) if client.all(name="Conversations") else client.find(name="Chats", seconds=30)


def messages(client):
    """The texts of the timeline, as read out."""
    return [element.get_name() for element in client.all(name=re.compile(r"^(You|Elin Berg|Daniel Okafor), [^:]*\d\d:\d\d[^:]*: ", re.S))]


def write(client, text):
    client.type_into(client.find(name=re.compile("^Message ")), text)
    client.key("Return")


def sees(client, text, seconds=15):
    wait_for(f"{client.profile.name} to see {text!r}", lambda: any(line.endswith(text) for line in messages(client)), seconds)


def meet(elin, daniel):
    """Elin asks by phone number, Daniel accepts and opens the conversation."""
    elin.click(elin.find(name=re.compile("^People")))
    elin.click(elin.find(role="button", name="Add by phone"))
    elin.type_into(elin.find(role="text", name="Phone number or e-mail"), "+46 70 123 45 02")
    elin.type_into(elin.find(role="text", name="Greeting (optional)"), "We met at the allotment")
    elin.click(elin.find(name="Send request"))
    elin.find(name=re.compile("^Withdraw the request to"))
    elin.picture("people-sent")

    daniel.click(daniel.find(name=re.compile("^People, 1 new")))
    daniel.find(name=re.compile("We met at the allotment"))
    daniel.picture("people-request")
    daniel.click(daniel.find(name="Accept Elin Berg"))
    daniel.click(daniel.find(name="Message Elin Berg"))
    elin.click(elin.find(name="Message Daniel Okafor"))


def chat(elin, daniel):
    write(elin, "Hello Daniel")
    sees(daniel, "Hello Daniel")
    daniel.type_into(daniel.find(name=re.compile("^Message ")), "Hello")
    elin.find(name=re.compile("Daniel.* is typing|typing"))
    elin.picture("typing")
    daniel.type(" Elin")
    daniel.key("Return")
    sees(elin, "Hello Elin")
    # Both look at the conversation, so both messages become read, with their ticks.
    elin.find(name="Read")
    elin.focus()  # only who looks at the window has read what it shows
    daniel.find(name="Read")
    elin.picture("chat-elin")
    daniel.picture("chat-daniel")


def survive_kill(server, elin, daniel):
    """The server dies in mid-conversation; both write on; it comes back; each message is there exactly once."""
    write(elin, "before 1")
    write(daniel, "before 2")
    server.kill()
    elin.find(name=re.compile("^(Offline|Reconnecting)"))
    for number in (1, 2, 3):
        write(elin, f"offline elin {number}")
    write(daniel, "offline daniel 1")
    elin.find(name="Waiting to be sent")
    elin.picture("offline")
    server.start()
    wait_for("nothing to wait any more", lambda: not elin.all(name="Waiting to be sent") and not daniel.all(name="Waiting to be sent"), 45)
    expected = ["before 1", "before 2", "offline elin 1", "offline elin 2", "offline elin 3", "offline daniel 1"]
    for text in expected:
        sees(elin, text)
        sees(daniel, text)
    for client in (elin, daniel):
        for text in expected:
            shown = sum(line.endswith(text) for line in messages(client))
            assert shown == 1, f"{client.profile.name} shows {text!r} {shown} times"
    elin.picture("after-restart")


def check_on_server(server, login):
    """What the server holds, asked as a stranger's program would: dense seq, nothing doubled."""
    def call(path, token=None, body=None):
        request = urllib.request.Request(server.url + path, data=json.dumps(body).encode() if body else None,
                                         headers={"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    token = call("/api/users/login", body={"login": login, "password": PASSWORD, "device": "check"})["token"]
    conversations = call("/api/conversations", token)["conversations"]
    assert len(conversations) == 1, conversations
    history = call(f"/api/messages/{conversations[0]['id']}?limit=200", token)["messages"]
    texts = [message["content"] for message in reversed(history)]
    assert len(texts) == len(set(texts)) == 8, texts
    assert [message["seq"] for message in reversed(history)] == list(range(1, 9))
    assert texts.index("offline elin 1") < texts.index("offline elin 2") < texts.index("offline elin 3")


def start_offline(server, elin):
    """Without the server, and after a kill -9 of the client, the window fills from the cache and writing goes on."""
    server.stop()
    elin.kill()
    elin.start()
    row = elin.find(name=re.compile("^Daniel Okafor, "), seconds=20)
    elin.click(row)
    sees(elin, "Hello Elin")
    write(elin, "written without a server")
    elin.find(name="Waiting to be sent")
    elin.picture("start-offline")


def unlock_keychain(folder):
    """A real keychain on the session bus, unlocked and empty."""
    environment = dict(os.environ, XDG_DATA_HOME=str(folder / "keychain"), HOME=str(folder))
    keychain = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets", "--control-directory", str(folder / "control")],
                                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    keychain.stdin.write(b"test")
    keychain.stdin.close()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)

    def is_there():
        answer = bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", GLib.Variant("(s)", ("org.freedesktop.secrets",)), None, 0, -1, None)
        return answer.unpack()[0]

    wait_for("the keychain", is_there)
    return keychain


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
        elin = Client(options.bin / "kith", folder / "elin", server.url, options.pictures, ["--window", "1100x760"])
        daniel = Client(options.bin / "kith", folder / "daniel", server.url, options.pictures, ["--window", "900x700", "--dark"], left=1200)
        keychain = unlock_keychain(folder)
        try:
            elin.start()
            daniel.start()
            register(elin, "Elin", "Berg", "elin@example.org", "+46 70 123 45 01")
            register(daniel, "Daniel", "Okafor", "daniel@example.org", "+46 70 123 45 02")
            meet(elin, daniel)
            chat(elin, daniel)
            survive_kill(server, elin, daniel)
            check_on_server(server, "elin@example.org")
            start_offline(server, elin)
        except Exception:
            traceback.print_exc()
            for client in (elin, daniel):
                if client.process and client.process.poll() is None:
                    client.picture(f"failed-{client.profile.name}")
                    print(f"--- what a screen reader sees of {client.profile.name} ---\n{client.dump()[:6000]}", file=sys.stderr)
            print("--- kithd ---\n" + server.log_path.read_text()[-3000:], file=sys.stderr)
            return 1
        finally:
            elin.stop()
            daniel.stop()
            server.stop()
            keychain.kill()
    print("pictures in", options.pictures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
