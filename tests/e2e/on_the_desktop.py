#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kith on a desktop: a real notification daemon (dunst), a tray, a second start, links, and what the window remembers.

Elin's window is closed into the tray; Daniel writes; the notification is there, is clicked, is withdrawn when read; do
not disturb; a second start hands its link over; without a tray the window ends the program.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import traceback
import urllib.request
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desktop import Client, Server, Timeout, wait_for, xdotool  # noqa: E402
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PASSWORD = "a quiet garden path"
WATCHER = """<node><interface name='org.kde.StatusNotifierWatcher'>
<method name='RegisterStatusNotifierItem'><arg type='s' direction='in'/></method>
<property name='IsStatusNotifierHostRegistered' type='b' access='read'/>
<property name='RegisteredStatusNotifierItems' type='as' access='read'/>
<property name='ProtocolVersion' type='i' access='read'/>
<signal name='StatusNotifierItemRegistered'><arg type='s'/></signal>
<signal name='StatusNotifierHostRegistered'/></interface></node>"""


class Tray:
    """A StatusNotifierWatcher and host with a main loop of its own; asks the items as a panel does."""

    def __init__(self):
        self.bus = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.items, self.owner = [], None
        self.loop = GLib.MainLoop()
        threading.Thread(target=self.loop.run, daemon=True).start()

    def raise_up(self):
        info = Gio.DBusNodeInfo.new_for_xml(WATCHER).interfaces[0]
        self.bus.register_object("/StatusNotifierWatcher", info, self._call, self._get, None)
        self.owner = Gio.bus_own_name_on_connection(self.bus, "org.kde.StatusNotifierWatcher", Gio.BusNameOwnerFlags.NONE, None, None)

    def take_down(self):
        Gio.bus_unown_name(self.owner)

    def _call(self, connection, sender, path, interface, method, arguments, invocation):
        self.items.append(arguments.unpack()[0])
        invocation.return_value(None)

    def _get(self, connection, sender, path, interface, name):
        return {"IsStatusNotifierHostRegistered": GLib.Variant("b", True),
                "RegisteredStatusNotifierItems": GLib.Variant("as", self.items),
                "ProtocolVersion": GLib.Variant("i", 0)}[name]

    def ask(self, path, interface, method, arguments, reply=None):
        return self.bus.call_sync(self.items[-1], path, interface, method, arguments, reply, 0, 5000, None).unpack()

    def item(self, name):
        return self.ask("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", ("org.kde.StatusNotifierItem", name)))[0]

    def menu(self):
        """{label: id} of every entry."""
        found = {}

        def walk(node):
            for child in node[2]:
                found[child[1].get("label", "-")] = child[0]
                walk(child)

        walk(self.ask("/MenuBar", "com.canonical.dbusmenu", "GetLayout", GLib.Variant("(iias)", (0, -1, [])))[1])
        return found

    def choose(self, label):
        self.ask("/MenuBar", "com.canonical.dbusmenu", "Event", GLib.Variant("(isvu)", (self.menu()[label], "clicked", GLib.Variant("i", 0), 0)))

    def click(self):
        self.ask("/StatusNotifierItem", "org.kde.StatusNotifierItem", "Activate", GLib.Variant("(ii)", (0, 0)))


class Dunst:
    """The notification daemon and what it shows."""

    def __init__(self, folder):
        settings = folder / "dunstrc"
        settings.write_text("[global]\nfont = Monospace 9\nhistory_length = 50\n[urgency_normal]\ntimeout = 0\n")
        self.process = subprocess.Popen(["dunst", "-conf", settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for("dunst", lambda: subprocess.run(["dunstctl", "count"], capture_output=True).returncode == 0)

    @staticmethod
    def _ctl(*words):
        return subprocess.run(["dunstctl", *words], capture_output=True, text=True, check=True).stdout

    def displayed(self):
        return int(self._ctl("count", "displayed"))

    def history(self):
        entries = json.loads(self._ctl("history"))["data"][0]
        return [(entry["summary"]["data"], entry["body"]["data"]) for entry in entries]

    def click(self):
        self._ctl("action", "0")


class Person:
    """Somebody who writes through the public API."""

    def __init__(self, server, firstname, phone):
        self.server = server
        answer = self.post("/api/users/register", {"firstname": firstname, "lastname": "Berg", "email": f"{firstname.lower()}@example.org", "phone": phone,
                                                   "country": "SE", "password": PASSWORD})
        self.token, self.id, self.login = answer["token"], answer["user"]["id"], f"{firstname.lower()}@example.org"

    def post(self, path, body, verb="POST"):
        headers = {"Content-Type": "application/json"}
        if hasattr(self, "token"):
            headers["Authorization"] = "Bearer " + self.token
        request = urllib.request.Request(self.server.url + path, json.dumps(body).encode(), headers, method=verb)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or b"{}")

    def write(self, conversation, text):
        return self.post("/api/messages/send", {"conversationId": conversation, "clientId": str(uuid.uuid4()), "type": "text", "content": text})


def visible(client):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(client.process.pid)], capture_output=True, text=True).stdout.split()
    return bool(found)


def close(client):
    """As the window manager's button does; there is none here."""
    subprocess.run([sys.executable, "-c", CLOSE, client.window], check=True)


CLOSE = """
import ctypes, sys
class Message(ctypes.Structure):
    _fields_ = [('type', ctypes.c_int), ('serial', ctypes.c_ulong), ('send_event', ctypes.c_int), ('display', ctypes.c_void_p),
                ('window', ctypes.c_ulong), ('message_type', ctypes.c_ulong), ('format', ctypes.c_int), ('data', ctypes.c_long * 5)]
x = ctypes.CDLL('libX11.so.6')
x.XOpenDisplay.restype = ctypes.c_void_p
x.XInternAtom.restype = ctypes.c_ulong
x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
x.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
display = x.XOpenDisplay(None)
event = Message(33, 0, 1, display, int(sys.argv[1]), x.XInternAtom(display, b'WM_PROTOCOLS', 0), 32)
event.data[0] = x.XInternAtom(display, b'WM_DELETE_WINDOW', 0)
buffer = ctypes.create_string_buffer(192)
ctypes.memmove(buffer, ctypes.byref(event), ctypes.sizeof(event))
x.XSendEvent(display, int(sys.argv[1]), 0, 0, buffer)
x.XSync(display, 0)  # else the server may see us go before it has read the event
"""


def journey(options, folder, server, dunst, tray):
    elin, daniel = Person(server, "Elin", "+46701234501"), Person(server, "Daniel", "+46701234502")
    daniel.post("/api/contacts", {"email": elin.login})
    elin.post(f"/api/contacts/{daniel.id}", {"status": "accepted"}, "PUT")
    conversation = daniel.post("/api/conversations", {"isGroup": False, "userId": elin.id})
    conversation = conversation.get("conversation", conversation)["id"]

    password = folder / "password"
    password.write_text(PASSWORD)
    client = Client(options.bin / "kith", folder / "elin", server.url, options.pictures, ["--sign-in", elin.login, "--password-file", password])
    tray.raise_up()
    try:
        client.start()
        client.find(name=re.compile("^Daniel Berg, "), seconds=30)
        wait_for("the tray icon", lambda: tray.items and tray.item("Id") == "org.kith.Kith")
        assert tray.item("Status") == "Active"

        # Closing leaves it in the tray, and says so once.
        xdotool("windowsize", client.window, 1000, 700)
        wait_for("the size", lambda: "1000" in subprocess.run(["xdotool", "getwindowgeometry", client.window], capture_output=True, text=True).stdout)
        close(client)
        wait_for("the window to go", lambda: not visible(client))
        wait_for("the explanation", lambda: dunst.displayed() == 1)
        subprocess.run(["dunstctl", "close-all"], check=True)

        # What is written meanwhile is told, with its markup shown and not obeyed, in one notification.
        daniel.write(conversation, "Seedlings <b>arrived</b> & more")
        wait_for("the notification", lambda: dunst.displayed() == 1)
        daniel.write(conversation, "All forty of them")
        wait_for("the attention", lambda: tray.item("Status") == "NeedsAttention")
        wait_for("the count", lambda: "2 unread messages" in tray.menu())
        subprocess.run(["import", "-window", "root", str(options.pictures / "notification.png")], check=True)
        assert dunst.displayed() == 1, "one conversation, one notification"
        assert len(tray.item("IconPixmap")) == 6

        # Read on another device: withdrawn here.
        elin.post("/api/messages/read", {"conversationId": conversation, "seq": 2}, "PUT")
        wait_for("the withdrawal", lambda: dunst.displayed() == 0)
        told = dunst.history()
        assert any("Seedlings ‹b>arrived‹/b> & more" in body for _, body in told), told
        wait_for("the calm", lambda: tray.item("Status") == "Active")

        # Do not disturb: counted, not told.
        tray.choose("For an hour")
        wait_for("the quiet", lambda: any(label.startswith("Quiet until") for label in tray.menu()))
        daniel.write(conversation, "Are you asleep?")
        wait_for("the count", lambda: "1 unread message" in tray.menu())
        assert dunst.displayed() == 0
        tray.choose("Notify me again")
        wait_for("the end of quiet", lambda: "Do not disturb" in tray.menu())
        daniel.write(conversation, "Here again")
        wait_for("the next notification", lambda: dunst.displayed() == 1)

        # A click opens that conversation, and reading it takes the notification away.
        dunst.click()
        wait_for("the window", lambda: visible(client))
        client.window = client._window()
        xdotool("windowmove", client.window, 0, 0)
        client.focus()
        client.find(name=re.compile("Here again"), seconds=15)
        wait_for("nothing unread", lambda: "Nothing unread" in tray.menu())
        assert dunst.displayed() == 0
        client.picture("desktop-after-click")

        # A second start ends at once, and the first one opens its link.
        second = [options.bin / "kith", "--profile", client.profile]
        tray.choose("Settings")
        client.find(name="Appearance")
        link = f"kith://127.0.0.1:{server.port}/chat/{conversation}"
        assert subprocess.run([*second, link], timeout=20).returncode == 0
        client.find(name=re.compile("Here again"))
        assert subprocess.run([*second, "kith://user@elsewhere/"], timeout=20).returncode == 0
        client.find(name="Kith does not understand this link.")
        assert subprocess.run([*second, "--action", "settings"], timeout=20).returncode == 0
        client.find(name="Appearance")

        # Without a tray, closing ends the program; the size is remembered.
        client.click(client.find(role="list item", name="Notifications"))
        page = client.find(role="panel", name="Notifications").get_extents(Atspi.CoordType.SCREEN)
        xdotool("mousemove", page.x + page.width // 2, page.y + page.height // 2, "click", "--repeat", 20, 5)
        client.find(name="Closing the window leaves Kith in the tray")
        client.picture("settings-notifications")
        tray.take_down()
        client.find(name="This desktop has no tray, so closing the window ends Kith")
        close(client)
        wait_for("the end", lambda: client.process.poll() is not None)
        assert client.process.returncode == 0, client.process.returncode
        client.start()
        geometry = subprocess.run(["xdotool", "getwindowgeometry", client.window], capture_output=True, text=True).stdout
        assert "1000x700" in geometry, geometry
        assert subprocess.run([*second, "--action", "quit"], timeout=20).returncode == 0
        wait_for("the end by action", lambda: client.process.poll() == 0)
    except Exception:
        if client.process and client.process.poll() is None:
            print("--- what a screen reader sees ---\n" + client.dump()[:6000], file=sys.stderr)
            if visible(client):
                client.picture("failed-desktop")
        print("--- kith ---\n" + (client.profile.parent / (client.profile.name + ".log")).read_text()[-2000:], file=sys.stderr)
        raise
    finally:
        client.stop()


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
        dunst = Dunst(folder)
        try:
            journey(options, folder, server, dunst, Tray())
        except Exception:
            traceback.print_exc()
            return 1
        finally:
            dunst.process.terminate()
            server.stop()
    print("pictures in", options.pictures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
