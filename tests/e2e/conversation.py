# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""People who talk through the public API: what they say is what a window under test then shows."""

import json
import urllib.parse
import urllib.request
import uuid

PASSWORD = "a quiet garden path"


class Person:
    """One registered person with a session."""

    def __init__(self, server, firstname, lastname, number):
        self.server, self.token = server, None
        self.login = f"person{number}@example.org"
        answer = self.call("POST", "/api/users/register", {
            "firstname": firstname, "lastname": lastname, "email": self.login, "phone": f"+46 70 174 06 {number:02}",
            "country": "SE", "password": PASSWORD})
        self.token, self.id = answer["token"], answer["user"]["id"]

    def call(self, verb, path, body=None):
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.server.url + path, data=None if body is None else json.dumps(body).encode(), headers=headers, method=verb)
        with urllib.request.urlopen(request, timeout=20) as answer:
            text = answer.read()
            return json.loads(text) if text else {}

    def befriend(self, other):
        self.call("POST", "/api/contacts", {"email": other.login})
        other.call("PUT", f"/api/contacts/{self.id}", {"status": "accepted"})

    def group(self, name, members):
        return self.call("POST", "/api/conversations", {"isGroup": True, "name": name, "userIds": [member.id for member in members]})["id"]

    def direct(self, other):
        return self.call("POST", "/api/conversations", {"isGroup": False, "userId": other.id})["id"]

    def say(self, conversation, text, reply_to=None, mentions=()):
        body = {"conversationId": conversation, "clientId": str(uuid.uuid4()), "type": "text", "content": text}
        if reply_to:
            body["replyTo"] = reply_to
        if mentions:
            body["mentions"] = list(mentions)
        return self.call("POST", "/api/messages/send", body)["id"]

    def edit(self, message, text):
        self.call("PUT", f"/api/messages/{message}", {"content": text})

    def unsend(self, message):
        self.call("PUT", f"/api/messages/unsent/{message}")

    def react(self, message, emoji):
        self.call("PUT", f"/api/messages/{message}/reactions/{urllib.parse.quote(emoji)}")

    def pin(self, message):
        self.call("PUT", f"/api/messages/{message}/pin")

    def forward(self, message, conversation):
        self.call("POST", f"/api/messages/{message}/forward", {"conversationIds": [conversation], "clientIds": [str(uuid.uuid4())]})

    def read(self, conversation, seq):
        self.call("PUT", "/api/messages/read", {"conversationId": conversation, "seq": seq})

    def history(self, conversation):
        """The messages of a conversation, oldest first, at most 200."""
        return list(reversed(self.call("GET", f"/api/messages/{conversation}?limit=200")["messages"]))
