#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long kithd takes to stop, with people connected and changes that the search index has not seen yet.

usage: stop_time.py KITHD [SOCKETS [EDITS [TIMES]]] [silent]; works in a folder of its own below TMPDIR. With `silent` nobody who is
connected answers any more. Needs `ulimit -n` above the number of sockets.
"""

import base64
import http.client
import json
import os
import re
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid


class Server:
    def __init__(self, program, folder):
        self.log = open(f"{folder}/log", "ab+")
        self.folder = folder
        begin = self.log.seek(0, 2)
        self.process = subprocess.Popen(
            [program, "serve", "--config", "", "--data-dir", f"{folder}/data", "--listen", "127.0.0.1:0", "--registration", "open",
             "--rate-limits", "off", "--insecure-fast-hash", "true"], stderr=self.log, stdout=self.log)
        while True:
            self.log.seek(begin)
            found = re.search(rb"http://127\.0\.0\.1:(\d+)", self.log.read())
            if found:
                self.port = int(found.group(1))
                return
            if self.process.poll() is not None:
                sys.exit(f"{program} did not start; see {folder}/log")
            time.sleep(0.02)

    def ask(self, method, path, body=None, token=None, line=None):
        own = line or http.client.HTTPConnection("127.0.0.1", self.port)
        head = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        own.request(method, path, json.dumps(body) if body is not None else None, head)
        answer = own.getresponse()
        text = answer.read()
        if answer.status >= 300:
            sys.exit(f"{method} {path}: {answer.status} {text[:200]}")
        return json.loads(text) if text else {}

    def connect(self, token):
        peer = socket.create_connection(("127.0.0.1", self.port))
        key = base64.b64encode(os.urandom(16)).decode()
        peer.sendall((f"GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: kith.1\r\n\r\n").encode())
        hello = json.dumps({"id": "1", "do": "hello", "data": {"token": token, "device": "stop_time " * 10}}).encode()
        peer.sendall(bytes([0x81, 0xFE]) + len(hello).to_bytes(2, "big") + bytes(4) + hello)
        got = b""
        while b'"re"' not in got:
            block = peer.recv(65536)
            if not block:
                sys.exit(f"the server closed a connection: {got[:200]}")
            got += block
        return peer


def part(peers):
    """As a client does: whoever hears bye closes. How many heard it."""
    said = 0
    watched = selectors.DefaultSelector()
    for peer in peers:
        watched.register(peer, selectors.EVENT_READ)
    while watched.get_map():
        ready = watched.select(10)
        if not ready:
            break
        for key, _ in ready:
            got = key.fileobj.recv(65536)
            if got and b'"bye"' not in got:
                continue
            said += b'"bye"' in got
            watched.unregister(key.fileobj)
            key.fileobj.close()
    return said


def state(program, folder):
    asked = subprocess.run([program, "search", "status", "--json", "--config", "", "--data-dir", f"{folder}/data"],
                           capture_output=True, text=True, check=True)
    return json.loads(asked.stdout)


def measure(program, sockets, edits, is_silent):
    with tempfile.TemporaryDirectory(prefix="kith-stop-") as folder:
        server = Server(program, folder)
        people = [server.ask("POST", "/api/users/register", {
            "firstname": f"P{i}", "email": f"p{i}@example.org", "phone": f"+4670174{i:04}", "country": "SE",
            "password": "a rather long sentence"}) for i in range(10)]
        writer = people[0]["token"]
        group = server.ask("POST", "/api/conversations", {"isGroup": True, "name": "Stop"}, writer)
        group = group.get("conversation", group)["id"]
        line = http.client.HTTPConnection("127.0.0.1", server.port)
        ids = [server.ask("POST", "/api/messages/send", {"conversationId": group, "clientId": str(uuid.uuid4()),
                                                         "content": f"number {i} of many words to be found"}, writer, line)["id"]
               for i in range(max(edits, 600))][:edits]  # the index takes the first 512 together
        while state(program, folder)["indexed"] < edits:
            time.sleep(0.5)
        peers = [server.connect(people[i % 10]["token"]) for i in range(sockets)]

        def change(part):
            own = http.client.HTTPConnection("127.0.0.1", server.port)
            for message in part:
                server.ask("PUT", f"/api/messages/{message}", {"content": "changed into other words"}, writer, own)

        threads = [threading.Thread(target=change, args=(ids[i::8],)) for i in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        begin = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        said = part(peers) if not is_silent else 0
        code = server.process.wait(60)
        took = time.monotonic() - begin
        again = Server(program, folder)
        left = state(program, folder)["changesWaiting"]
        again.process.send_signal(signal.SIGTERM)
        again.process.wait(60)
        print(f"{took:.2f} s, exit code {code}, {said} of {sockets} heard bye; {left} edits wait for the index after the next start")
        return took


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    is_silent = sys.argv[-1] == "silent"
    numbers = [int(word) for word in sys.argv[2:len(sys.argv) - is_silent]]
    sockets, edits, times = numbers + [500, 200, 5][len(numbers):]
    took = sorted(measure(sys.argv[1], sockets, edits, is_silent) for _ in range(times))
    print(f"{took[len(took) // 2]:.2f} s in the middle, {took[0]:.2f} to {took[-1]:.2f}")


if __name__ == "__main__":
    main()
