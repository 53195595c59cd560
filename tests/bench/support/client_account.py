# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An account with 200 conversations and very many messages, on a real server and in a client's cache."""

import http.client
import json
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
import uuid

PASSWORD = "a quiet garden path"
PEOPLE, DIRECTS, GROUPS = 70, 70, 130
FIRST = ["Elin", "Daniel", "Maya", "Rosa", "Finn", "Ingrid", "Óscar", "Žofia", "Björn", "Марина", "Алексей", "سارة", "יעל", "小林", "지민", "अनिता"]
LAST = ["Berg", "Okafor", "Lindqvist", "Jiménez", "Nordström", "Kowalczyk", "van den Heuvel", "O'Brien", "Петрова", "حداد", "כהן", "明子", "박", "शर्मा"]
TOPICS = ["Summer garden", "Band practice", "Allotment rota", "Trip to the sea", "Книжный клуб", "Family", "Flat 3", "Release 4.2", "写真部", "Choir", "Bike repairs"]
TWO_YEARS = 63_000  # milliseconds between two of a million messages
A_MONTH_OF_IDS = (30 * 86_400_000) << 22  # shared/id_generator.h


class Account:
    def __init__(self, kithd, folder):
        self.kithd, self.folder, self.server, self.url = kithd, folder.resolve(), None, None
        self.login, self.profile, self.password_file = "elin@kith.example", self.folder / "profile", self.folder / "password"
        self.talker, self.big = None, None

    @property
    def cache(self):
        return next((self.profile / "accounts").glob("*/cache.sqlite"))

    @property
    def database(self):
        return next((self.folder / "server").glob("*.sqlite*"))

    def is_ready(self):
        return (self.folder / "ready").exists()

    # --- the server ---

    def start_server(self):
        """On the same port every time: the address is part of an account."""
        port_file = self.folder / "port"
        port = port_file.read_text() if port_file.exists() else "0"
        log_path = self.folder / "kithd.log"
        with open(log_path, "wb") as log:
            self.server = subprocess.Popen([self.kithd, "serve", "--data-dir", self.folder / "server", "--listen", f"127.0.0.1:{port}", "--insecure-fast-hash",
                                            "--rate-limits", "off"], stdout=log, stderr=log)
        for _ in range(2400):  # the first start with a million messages looks through them
            found = re.search(r"listening on (http://\S+:(\d+))", log_path.read_text())
            if found:
                self.url = found.group(1)
                port_file.write_text(found.group(2))
                urllib.request.urlopen(self.url + "/readyz", timeout=60)
                return
            if self.server.poll() is not None:
                break
            time.sleep(0.05)
        sys.exit("kithd did not start: " + log_path.read_text()[-2000:])

    def stop_server(self):
        self.server.terminate()
        self.server.wait(60)

    def call(self, verb, path, token=None, body=None):
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
        request = urllib.request.Request(self.url + path, data=None if body is None else json.dumps(body).encode(), headers=headers, method=verb)
        with urllib.request.urlopen(request, timeout=60) as answer:
            text = answer.read()
            return json.loads(text) if text else {}

    def sign_in(self, login):
        return self.call("POST", "/api/users/login", body={"login": login, "password": PASSWORD, "device": "bench"})["token"]

    # --- filling ---

    def make(self, client_fill, messages, start_client):
        """Everything, from nothing. `start_client` starts a client of this account, which brings it up to date once."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.password_file.write_text(PASSWORD)
        self.start_server()
        me = self._make_people()
        self.stop_server()
        print("filling the server", file=sys.stderr, flush=True)
        subprocess.run([client_fill, "server", self.database, str(messages)], check=True)
        self._date_messages()
        self.start_server()
        self._read_most()
        client = start_client()
        self._wait_for_sync()
        client.terminate()
        client.wait(60)
        self.stop_server()
        print("filling the cache", file=sys.stderr, flush=True)
        subprocess.run([client_fill, "cache", self.database, self.cache.parent, me], check=True)
        with sqlite3.connect(self.cache) as cache:
            cache.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (self.folder / "ready").touch()

    def _make_people(self):
        def register(first, last, login, number):
            answer = self.call("POST", "/api/users/register", body={"firstname": first, "lastname": last, "email": login, "phone": f"+4670{1740000 + number}",
                                                                    "country": "SE", "password": PASSWORD})
            return answer["user"]["id"], answer["token"]

        me, token = register("Elin", "Berg", self.login, 0)
        people = []
        for number in range(1, PEOPLE + 1):
            login = f"person{number}@kith.example"
            person, other = register(FIRST[number % len(FIRST)], LAST[number % len(LAST)], login, number)
            self.call("POST", "/api/contacts", token, {"email": login})
            self.call("PUT", f"/api/contacts/{me}", other, {"status": "accepted"})
            people.append(person)
        for number in range(GROUPS):
            members = [people[(number * 7 + i * 3) % PEOPLE] for i in range(2 + number % 9)]
            self.call("POST", "/api/conversations", token, {"isGroup": True, "name": f"{TOPICS[number % len(TOPICS)]} {number + 1}", "userIds": sorted(set(members))})
        for person in people[:DIRECTS]:
            self.call("POST", "/api/conversations", token, {"isGroup": False, "userId": person})
        return me

    def _date_messages(self):
        """Over two years, known to the server's search, and too old to be alerted about: a server that still works on a million
        messages would be in the way."""
        with sqlite3.connect(self.database) as database:
            newest = database.execute("SELECT max(rowid) FROM messages").fetchone()[0]
            database.execute("UPDATE messages SET created_at = ? - (? - rowid) * ?", (int(time.time() * 1000) - 60_000, newest, TWO_YEARS))
            database.execute("UPDATE messages SET id = id - ?", (A_MONTH_OF_IDS,))
            database.execute("INSERT INTO search_progress (conversation_id, indexed_seq) SELECT id, last_seq FROM conversations WHERE true "
                             "ON CONFLICT (conversation_id) DO UPDATE SET indexed_seq = excluded.indexed_seq")

    def _read_most(self):
        token = self.sign_in(self.login)
        for number, conversation in enumerate(self.call("GET", "/api/conversations?limit=200", token)["conversations"]):
            unread = number % 7 if number % 10 == 0 else 0
            self.call("PUT", "/api/messages/read", token, {"conversationId": conversation["id"], "seq": conversation["lastSeq"] - unread})

    def _wait_for_sync(self):
        expected = DIRECTS + GROUPS
        for _ in range(600):
            time.sleep(0.2)
            found = list((self.profile / "accounts").glob("*/cache.sqlite"))
            if not found:
                continue
            with sqlite3.connect(f"file:{found[0]}?mode=ro", uri=True) as cache:
                try:
                    conversations = cache.execute("SELECT count(*) FROM conversations WHERE last_seq > 1").fetchone()[0]
                    is_synced = cache.execute("SELECT count(*) FROM facts WHERE name = 'sync_token' AND value <> ''").fetchone()[0]
                except sqlite3.OperationalError:
                    continue
            if conversations == expected and is_synced:
                time.sleep(3)  # what a client asks for of its own accord afterwards
                return
        sys.exit("the client did not catch up")

    # --- talking ---

    def start_talking(self, ended, a_second=100, threads=4):
        """Another member of the largest conversation writes so often, until `ended`."""
        mine = self.call("GET", "/api/conversations?limit=200", self.sign_in(self.login))["conversations"]
        biggest = max(mine, key=lambda conversation: conversation["lastSeq"])["id"]
        for number in range(1, PEOPLE + 1):
            token = self.sign_in(f"person{number}@kith.example")
            if any(conversation["id"] == biggest for conversation in self.call("GET", "/api/conversations?limit=200", token)["conversations"]):
                break
        for number in range(threads):
            threading.Thread(target=self._talk, args=(token, biggest, ended, threads / a_second, number), daemon=True).start()

    def _talk(self, token, conversation, ended, pause, number):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.url).netloc, timeout=30)
        due = time.monotonic()
        count = 0
        while not ended.is_set():
            count += 1
            body = {"conversationId": conversation, "clientId": str(uuid.uuid4()), "type": "text", "content": f"Thread {number} says number {count} of many short things"}
            connection.request("POST", "/api/messages/send", json.dumps(body), {"Content-Type": "application/json", "Authorization": f"Bearer {token}"})
            connection.getresponse().read()
            due += pause
            time.sleep(max(0.0, due - time.monotonic()))
