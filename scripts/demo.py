#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the demo workspace through kithd's public API: people, contacts, conversations, history and read marks.

It may be interrupted and run again at any time: what is there already is not made again. What it needs between runs
(the password, the tokens) it keeps in the folder named by --keep.
"""

import argparse
import http.client
import json
import os
import secrets
import sys
import time
import urllib.parse
import uuid
from pathlib import Path

from demo_workspace import CONTACTS, CONVERSATIONS, HOST, OPEN_REQUEST, PEOPLE

NAMESPACE = uuid.UUID("6d2f5a5e-2f0b-4d0e-9a53-2a6a4f1c7b10")
COUNTRY = "SE"
FIRST_PHONE = 701740605


class Refused(Exception):
    """The server answered with a problem."""

    def __init__(self, status, problem, what):
        super().__init__(f"{what}: {status} {problem.get('code', '')} {problem.get('detail', '')} {problem.get('fields', '')}")
        self.status = status
        self.code = problem.get("code")


class Api:
    """One connection to the server; waits and asks again when the server says so."""

    def __init__(self, url):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=30)

    def call(self, verb, path, body=None, token=None):
        deadline = time.monotonic() + 120
        while True:
            status, retry_after, answer = self.once(verb, path, body, token)
            if status < 300:
                return answer
            if status not in (429, 503) or time.monotonic() > deadline:
                raise Refused(status, answer, f"{verb} {path}")
            time.sleep(min(max(retry_after, 0.2), 30))

    def once(self, verb, path, body, token):
        headers = {"Accept": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        try:
            self.connection.request(verb, path, data, headers)
            response = self.connection.getresponse()
            text = response.read()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.connection.close()  # an idle connection may be closed at any time; every call here may be repeated
            self.connection.request(verb, path, data, headers)
            response = self.connection.getresponse()
            text = response.read()
        retry_after = response.getheader("Retry-After", "1")
        return response.status, float(retry_after) if retry_after.isdigit() else 1.0, json.loads(text) if text else {}


class Workspace:
    def __init__(self, url, keep):
        self.api = Api(url)
        self.keep = Path(keep)
        self.password_file = self.keep / "password"
        self.tokens_file = self.keep / "tokens.json"
        self.people = {}  # key -> {"id", "token"}

    def password(self):
        if not self.password_file.exists():
            write_private(self.password_file, secrets.token_urlsafe(18))
        return self.password_file.read_text().strip()

    def sign_in_all(self):
        if self.tokens_file.exists():
            self.people = json.loads(self.tokens_file.read_text())
        for key in PEOPLE:
            if not self.is_signed_in(key):
                self.people[key] = self.register_or_log_in(key)
                write_private(self.tokens_file, json.dumps(self.people))

    def is_signed_in(self, key):
        if key not in self.people:
            return False
        try:
            self.call(key, "GET", "/api/users/me")
            return True
        except Refused as refused:
            if refused.status != 401:
                raise
            return False

    def register_or_log_in(self, key):
        first, last, about = PEOPLE[key]
        try:
            answer = self.api.call(
                "POST",
                "/api/users/register",
                {
                    "firstname": first,
                    "lastname": last,
                    "email": email(key),
                    "phone": phone(key),
                    "country": COUNTRY,
                    "password": self.password(),
                },
            )
        except Refused as refused:
            if refused.status != 409:
                raise
            answer = self.api.call(
                "POST", "/api/users/login", {"login": email(key), "password": self.password(), "device": "demo"}
            )
        person = {"id": answer["user"]["id"], "token": answer["token"]}
        if about and answer["user"].get("about") != about:
            self.api.call("PUT", f"/api/users/{person['id']}", {"about": about}, person["token"])
        return person

    def call(self, key, verb, path, body=None):
        return self.api.call(verb, path, body, self.people[key]["token"])

    def contacts_of(self, key):
        """The other's user id -> contact, for those whose user is known."""
        found = {}
        for contact in self.call(key, "GET", "/api/contacts")["contacts"]:
            if contact.get("user"):
                found[contact["user"]["id"]] = contact
        return found

    def befriend(self):
        known = self.contacts_of(HOST)
        for key, alias in CONTACTS.items():
            other = self.people[key]["id"]
            if known.get(other, {}).get("status") == "accepted":
                continue
            if other not in known:
                self.call(key, "POST", "/api/contacts", {"phone": phone(HOST)})
            self.call(HOST, "PUT", f"/api/contacts/{other}", {"status": "accepted", **({"alias": alias} if alias else {})})
        key, message = OPEN_REQUEST
        if self.people[key]["id"] not in known:
            self.call(key, "POST", "/api/contacts", {"phone": phone(HOST), "message": message})

    def conversation(self, key, name, members):
        """The id of the conversation, made if it is not there."""
        if name is None:
            return self.conversation_with(members[0])
        for conversation in self.call(HOST, "GET", "/api/conversations?limit=200")["conversations"]:
            if conversation["isGroup"] and conversation.get("name") == name:
                return conversation["id"]
        users = [self.people[member]["id"] for member in members]
        return self.call(HOST, "POST", "/api/conversations", {"isGroup": True, "name": name, "userIds": users})["id"]

    def conversation_with(self, key):
        return self.call(HOST, "POST", "/api/conversations", {"isGroup": False, "userId": self.people[key]["id"]})["id"]

    def fill(self, key, name, members, messages, unread):
        conversation = self.conversation(key, name, members)
        sent = []
        for index, (sender, text, *answered) in enumerate(messages):
            body = {
                "conversationId": conversation,
                "clientId": str(uuid.uuid5(NAMESPACE, f"{key}/{index}")),
                "type": "text",
                "content": text,
            }
            if answered:
                body["replyTo"] = sent[answered[0]]["id"]
            sent.append(self.call(sender, "POST", "/api/messages/send", body))
        for member in members:
            self.mark(member, conversation, sent[-1]["seq"])
        if unread < len(sent):
            self.mark(HOST, conversation, sent[-1 - unread]["seq"])

    def mark(self, key, conversation, seq):
        self.call(key, "PUT", "/api/messages/read", {"conversationId": conversation, "seq": seq})


def email(key):
    return f"{key}@kith.example"


def phone(key):
    return f"+46{FIRST_PHONE + list(PEOPLE).index(key)}"


def write_private(path, text):
    """Whole or not at all, readable by the owner only."""
    fresh = path.with_suffix(".new")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)


def seed(workspace):
    workspace.sign_in_all()
    workspace.befriend()
    for conversation in CONVERSATIONS:
        workspace.fill(*conversation)
    people, talks = len(PEOPLE), len(CONVERSATIONS)
    messages = sum(len(c[3]) for c in CONVERSATIONS)
    print(f"{people} people, {talks} conversations, {messages} messages")


def main():
    parser = argparse.ArgumentParser(description="Makes the demo workspace of ./kith run")
    parser.add_argument("--server", required=True)
    parser.add_argument("--keep", required=True)
    asked = parser.parse_args()
    try:
        seed(Workspace(asked.server, asked.keep))
    except (Refused, OSError) as error:
        print(f"demo.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
