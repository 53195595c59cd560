#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file and a picture go from one person to another through real windows, and arrive byte for byte.

Paste a file, see it above the text, send it with words; the other fetches and saves it. Paste a picture; the other sees it,
opens it large and saves it. A file whose name is meant to do harm lands in the folder of downloads and nowhere else. After
kill -9, what was attached, written and half spoken is there, and goes out.
"""

import argparse
import contextlib
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desktop import Client, Server, wait_for  # noqa: E402
from two_people import meet, register, unlock_keychain  # noqa: E402


def paste_file(client, path):
    """As the desktop's file manager puts it there."""
    holder = subprocess.Popen(["xclip", "-selection", "clipboard", "-t", "text/uri-list", "-quiet"], stdin=subprocess.PIPE,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    holder.stdin.write((path.as_uri() + "\r\n").encode())
    holder.stdin.close()
    try:
        field = client.find(name=re.compile("^Message "))
        client.click(field)

        def attached():
            client.key("ctrl+v")
            return client.all(name=re.compile("^" + re.escape(path.name.replace("/", "_")) + ", "))

        wait_for(f"{path.name} above the text", attached)
        wait_for("it to be copied", lambda: not client.all(name=re.compile("Copying")))
    finally:
        holder.kill()
        holder.wait()


def send_file(elin, daniel, folder):
    path = folder / "Übersicht 2026.bin"
    path.write_bytes(os.urandom(5_000_000))
    paste_file(elin, path)
    elin.picture("files-strip")
    elin.type("The numbers")
    elin.key("Return")
    elin.find(name=re.compile("^File Übersicht 2026.bin, 5"), seconds=30)
    daniel.find(name=re.compile("The numbers"), seconds=30)
    daniel.click(daniel.find(role="button", name="Fetch"))
    daniel.click(daniel.find(role="button", name="Save to Downloads", seconds=30))
    saved = folder / "home" / "Downloads" / path.name
    wait_for("the file in the folder of downloads", saved.exists)
    assert saved.read_bytes() == path.read_bytes(), "it is not what was sent"
    assert not os.access(saved, os.X_OK) or os.geteuid() == 0 and not saved.stat().st_mode & 0o111, "it could be run"
    daniel.picture("files-daniel")


def send_picture(elin, daniel, folder):
    path = folder / "beds.png"
    subprocess.run(["convert", "-size", "1200x800", "plasma:green-blue", str(path)], check=True)
    paste_file(elin, path)
    elin.key("Return")
    tile = daniel.find(role="button", name="Picture beds.png", seconds=30)
    daniel.picture("files-picture")
    daniel.click(tile)
    daniel.find(name=re.compile("^Picture beds.png from Elin Berg"))
    daniel.picture("files-viewer")
    daniel.key("s")
    saved = folder / "home" / "Downloads" / "beds.png"
    wait_for("the picture in the folder of downloads", saved.exists)
    assert saved.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    daniel.key("Escape")
    daniel.gone(name=re.compile("^Picture beds.png from Elin Berg"))


def send_hostile_name(elin, daniel, folder):
    path = folder / "in\u202evoice\n.desktop"
    path.write_bytes(b"[Desktop Entry]\nType=Application\nExec=touch /tmp/never\n")
    holder = subprocess.Popen(["xclip", "-selection", "clipboard", "-t", "text/uri-list", "-quiet"], stdin=subprocess.PIPE,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    holder.stdin.write((path.as_uri() + "\r\n").encode())
    holder.stdin.close()
    elin.click(elin.find(name=re.compile("^Message ")))
    elin.key("ctrl+v")
    elin.find(name=re.compile("^invoice.desktop, "))
    holder.kill()
    holder.wait()
    elin.key("Return")
    tile = daniel.find(role="button", name=re.compile("^File invoice.desktop, "), seconds=30)
    daniel.click(tile)
    wait_for("it to be here", lambda: len(daniel.all(role="button", name="Save to Downloads")) >= 2)
    daniel.click(daniel.find(role="button", name=re.compile("^File invoice.desktop, ")))
    daniel.find(name="This file is not opened here")
    daniel.picture("files-not-opened")
    buttons = daniel.all(role="button", name="Save to Downloads")
    daniel.click(buttons[-1])
    saved = folder / "home" / "Downloads" / "invoice.desktop"
    wait_for("it in the folder of downloads", saved.exists)
    assert not saved.stat().st_mode & 0o111, "it could be run"


def sound_service(folder):
    """A PulseAudio of one's own, whose microphone hears a tone."""
    socket = folder / "sound"
    os.environ.update(PULSE_SERVER=f"unix:{socket}", PULSE_SOURCE="tone")
    process = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "-L", "module-null-sink sink_name=nothing", "-L",
         "module-sine-source source_name=tone frequency=440", "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ, XDG_RUNTIME_DIR=str(folder)))
    wait_for("the sound service", socket.exists)
    return process


def drafts_of(client):
    """The words that are not sent, as they lie on the disk."""
    (path,) = client.profile.rglob("cache.sqlite")
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as cache:
        return [row[0] for row in cache.execute("SELECT content FROM drafts")]


def nothing_is_lost(elin, daniel, folder):
    """kill -9 while a file, a caption and half a voice message wait: all of it is there again, and goes out."""
    path = folder / "measurements.bin"
    path.write_bytes(os.urandom(700_000))
    paste_file(elin, path)
    path_bytes = path.read_bytes()
    path.unlink()
    elin.click(elin.find(role="button", name="Record a voice message"))
    elin.find(name="Recording a voice message")
    wait_for("two seconds of it", lambda: any(re.search(r"^0:0[2-9]$", line.get_name() or "") for line in elin.all()))
    elin.kill()
    elin.start()
    field = elin.find(name=re.compile("^Message "), seconds=30)
    elin.find(name=re.compile("^measurements.bin, 700"))
    elin.find(name=re.compile("^Voice message, 0:0[1-9]"))
    elin.picture("files-after-kill")
    elin.click(field)
    elin.type("Before breakfast")
    wait_for("the words on the disk", lambda: "Before breakfast" in drafts_of(elin))
    elin.kill()
    elin.start()
    elin.find(name=re.compile("^measurements.bin, 700"), seconds=30)
    field = elin.find(name=re.compile("^Message "))
    wait_for("the words", lambda: elin.text_of(field) == "Before breakfast")
    elin.click(field)
    elin.key("Return")
    elin.gone(name=re.compile("^Voice message, 0:0"))
    daniel.find(name=re.compile("Before breakfast"), seconds=30)
    daniel.find(role="button", name=re.compile("^Play the voice message, 0:0[1-9]"))
    daniel.click(daniel.all(role="button", name="Fetch")[-1])
    saves = wait_for("it to be here", lambda: daniel.all(role="button", name="Save to Downloads"), 30)
    wait_for("a way to save the last one", lambda: not daniel.all(role="button", name="Fetch"))
    saves = daniel.all(role="button", name="Save to Downloads")
    daniel.click(saves[-1])
    saved = folder / "home" / "Downloads" / "measurements.bin"
    wait_for("it in the folder of downloads", saved.exists)
    assert saved.read_bytes() == path_bytes, "it is not what was attached"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", type=pathlib.Path, required=True)
    options.add_argument("--pictures", type=pathlib.Path, required=True)
    options = options.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kith-files-") as folder:
        folder = pathlib.Path(folder)
        server = Server(options.bin / "kithd", folder)
        server.start()
        keychain = unlock_keychain(folder)
        sound = sound_service(folder)
        # What is saved goes to a home of its own.
        (folder / "home" / ".config").mkdir(parents=True)
        os.environ["HOME"] = str(folder / "home")
        os.environ["XDG_CONFIG_HOME"] = str(folder / "home" / ".config")
        elin = Client(options.bin / "kith", folder / "elin", server.url, options.pictures, ["--window", "1100x760"])
        daniel = Client(options.bin / "kith", folder / "daniel", server.url, options.pictures, ["--window", "900x700", "--dark"], left=1200)
        try:
            elin.start()
            daniel.start()
            register(elin, "Elin", "Berg", "elin@example.org", "+46 70 123 45 01")
            register(daniel, "Daniel", "Okafor", "daniel@example.org", "+46 70 123 45 02")
            meet(elin, daniel)
            send_file(elin, daniel, folder)
            send_picture(elin, daniel, folder)
            send_hostile_name(elin, daniel, folder)
            nothing_is_lost(elin, daniel, folder)
        except Exception:
            traceback.print_exc()
            for client in (elin, daniel):
                if client.process and client.process.poll() is None:
                    client.picture(f"failed-files-{client.profile.name}")
                    print(f"--- what a screen reader sees of {client.profile.name} ---\n{client.dump()[:6000]}", file=sys.stderr)
            print("--- kithd ---\n" + server.log_path.read_text()[-3000:], file=sys.stderr)
            return 1
        finally:
            elin.stop()
            daniel.stop()
            server.stop()
            keychain.kill()
            sound.kill()
    print("pictures in", options.pictures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
