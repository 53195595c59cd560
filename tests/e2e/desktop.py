# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real programs on a virtual display, found as a screen reader finds them and driven as a person does.

Elements are looked up in the accessibility tree by role and name, so a control that a screen reader cannot name
cannot be tested either. Input goes through the X server (xdotool): clicks and keys into the real window.
"""

import os
import pathlib
import re
import signal
import subprocess
import time
import urllib.request

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def role_of(element):
    """The role's name; what was a push button is a button since at-spi 2.50."""
    return element.get_role_name().replace("push button", "button")


class Timeout(AssertionError):
    """Something that a person would have seen by now did not come."""


def wait_for(what, condition, seconds=15.0):
    """Asks `condition` until it gives something true, and gives that; at the deadline says what was missing."""
    deadline = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise Timeout(f"waited {seconds:.0f} s for {what}")
        time.sleep(0.05)


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True, stdout=subprocess.DEVNULL)


class Server:
    """The real kithd on a port of its own. Start, kill -9 and start again keep port and data."""

    def __init__(self, binary, folder):
        self.binary, self.folder, self.port, self.process = binary, folder, 0, None
        self.log_path = folder / "kithd.log"

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        with open(self.log_path, "ab") as log:
            begin = log.tell()
            self.process = subprocess.Popen(
                [self.binary, "serve", "--data-dir", self.folder / "server", "--listen", f"127.0.0.1:{self.port}", "--insecure-fast-hash", "--rate-limits", "off"],
                stdout=log, stderr=log)

        def listening():
            if self.process.poll() is not None:
                raise AssertionError("kithd ended: " + self.log_path.read_text()[-2000:])
            return re.search(rb"listening on http://127\.0\.0\.1:(\d+)", self.log_path.read_bytes()[begin:])

        self.port = int(wait_for("kithd to listen", listening).group(1))
        wait_for("kithd to be ready", self._ready)

    def _ready(self):
        try:
            with urllib.request.urlopen(self.url + "/readyz", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            return self.process.wait(15)
        return None


class Client:
    """One kith window."""

    def __init__(self, binary, profile, url, picture_folder, extra=(), left=0):
        self.left = left  # pixels; windows that overlap cannot be photographed
        self.binary, self.profile, self.url, self.pictures, self.extra = binary, profile, url, picture_folder, list(extra)
        self.process = None

    def start(self):
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_ACCESSIBILITY="1", LC_ALL="C.UTF-8", TZ="UTC")
        self.profile.parent.mkdir(parents=True, exist_ok=True)
        log = open(self.profile.parent / (self.profile.name + ".log"), "ab")
        self.process = subprocess.Popen([self.binary, "--profile", self.profile, "--server", self.url, *self.extra],
                                        stdout=log, stderr=log, env=environment)
        self.window = wait_for("the window", self._window, 30)
        xdotool("windowmove", self.window, self.left, 0)
        wait_for("the accessibility tree", self._application, 90)

    def _window(self):
        if self.process.poll() is not None:
            raise AssertionError(f"kith ended with {self.process.returncode}: " + (self.profile.parent / (self.profile.name + ".log")).read_text()[-2000:])
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def _application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            try:
                if application and application.get_process_id() == self.process.pid:
                    return application
            except gi.repository.GLib.Error:
                continue
        return None

    # --- looking ---

    def all(self, role=None, name=None):
        """Every visible element with that role whose name equals `name` (or matches it, for a compiled pattern)."""
        found = []

        def walk(node, depth):
            try:
                if depth > 60:
                    return
                for i in range(node.get_child_count()):
                    child = node.get_child_at_index(i)
                    if child is None:
                        continue
                    states = child.get_state_set()
                    if not states.contains(Atspi.StateType.SHOWING) and child.get_role_name() not in ("frame", "window"):
                        continue
                    label = child.get_name() or ""
                    fits = name is None or (name.search(label) if hasattr(name, "search") else label == name)
                    if fits and (role is None or role_of(child) == role):
                        found.append(child)
                    walk(child, depth + 1)
            except gi.repository.GLib.Error:
                return  # it went away while we looked

        application = self._application()
        if application:
            application.clear_cache()
            walk(application, 0)
        return found

    def find(self, role=None, name=None, seconds=15.0):
        return wait_for(f"{role or 'something'} named {name!r}", lambda: self.all(role, name), seconds)[0]

    def gone(self, role=None, name=None, seconds=15.0):
        wait_for(f"{role or 'something'} named {name!r} to go", lambda: not self.all(role, name), seconds)

    def text_of(self, element):
        if element.get_text_iface() is None:
            return element.get_name()
        # Named in full: newer bindings hide the interface's functions behind the element's own.
        return Atspi.Text.get_text(element, 0, Atspi.Text.get_character_count(element))

    def dump(self):
        """The tree as a screen reader sees it, for failures."""
        lines = []

        def walk(node, depth):
            try:
                lines.append("  " * depth + f"{node.get_role_name()} {node.get_name()!r}")
                for i in range(min(node.get_child_count(), 200)):
                    child = node.get_child_at_index(i)
                    if child and depth < 40:
                        walk(child, depth + 1)
            except gi.repository.GLib.Error:
                pass

        application = self._application()
        if application:
            walk(application, 0)
        return "\n".join(lines)

    # --- doing ---

    def click(self, element):
        box = element.get_extents(Atspi.CoordType.SCREEN)
        self.focus()
        xdotool("mousemove", box.x + box.width // 2, box.y + box.height // 2, "click", 1)

    def focus(self):
        xdotool("windowraise", self.window)
        xdotool("windowfocus", "--sync", self.window)

    def type_into(self, element, text):
        self.click(element)
        xdotool("key", "ctrl+a")
        xdotool("type", "--delay", 4, text)
        is_secret = role_of(element) == "password text"  # shows bullets, from Qt 6.5 on to a screen reader as well

        def holds():
            shown = self.text_of(element)
            return len(shown) == len(text) if is_secret else shown == text

        wait_for(f"the field to hold {text!r}", holds, 10)

    def type(self, text):
        self.focus()
        xdotool("type", "--delay", 4, text)

    def key(self, *names):
        self.focus()
        for name in names:
            xdotool("key", name)

    def picture(self, name):
        path = self.pictures / f"{name}.png"
        subprocess.run(["import", "-window", self.window, str(path)], check=True)
        return path

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(15)
