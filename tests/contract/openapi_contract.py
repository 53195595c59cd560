# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of docs/openapi.yaml share: reading it, and finding what it says of a request and of an answer."""

import re
import sys
import urllib.parse
from pathlib import Path

try:
    import jsonschema  # noqa: F401  (said here for all)
    import yaml
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} is missing: apt install python3-jsonschema python3-yaml")

from openapi_schema import Checker

VERBS = ("get", "put", "post", "delete")
PROBLEM = "application/problem+json"
WHERE = "docs/openapi.yaml"


class Loader(yaml.SafeLoader):
    """As scripts/yaml_to_json.py: a time stays text."""


Loader.yaml_implicit_resolvers = {
    letter: [entry for entry in entries if entry[0] != "tag:yaml.org,2002:timestamp"]
    for letter, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(top):
    return yaml.load((Path(top) / WHERE).read_text(encoding="utf-8"), Loader)


class Contract:
    """The document, with what is asked of it often."""

    def __init__(self, document):
        self.document = document
        # (verb, path of the route) -> operation. OpenAPI has one template where the server has /a/{b} and /a/{c} for different
        # verbs; `x-kith-path` then says what the route is called.
        self.operations = {}
        self.templates = {}  # the same -> path in the document
        for template, item in document["paths"].items():
            for verb in VERBS:
                if verb in item:
                    key = verb, item[verb].get("x-kith-path", template)
                    self.operations[key] = item[verb]
                    self.templates[key] = template

    def resolve(self, node):
        """What a reference leads to; a reference with words beside it keeps those of its target."""
        while isinstance(node, dict) and "$ref" in node:
            target = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def schema_name(self, node):
        """`Id` for a reference to the component of that name, else None."""
        reference = node.get("$ref", "") if isinstance(node, dict) else ""
        return reference.rsplit("/", 1)[1] if reference.startswith("#/components/schemas/") else None

    def find(self, verb, path):
        """The template that answers a raw path, as the server finds it: a literal segment wins over a parameter."""
        segments = path.split("?")[0].split("/")[1:]
        decoded = [urllib.parse.unquote_to_bytes(segment) for segment in segments]
        if not all(is_clean(segment) for segment in decoded):
            return None
        best = None
        for of_verb, template in self.operations:
            parts = template.split("/")[1:]
            if len(parts) != len(segments):
                continue
            if all(part.startswith("{") or part.encode() == segment for part, segment in zip(parts, decoded)):
                rank = [part.startswith("{") for part in parts]
                if best is None or (rank, of_verb != verb) < best[:2]:
                    best = rank, of_verb != verb, template
        return best[2] if best and not best[1] else None

    def parameters(self, operation, place):
        found = [self.resolve(parameter) for parameter in operation.get("parameters", [])]
        return {parameter["name"]: parameter for parameter in found if parameter["in"] == place}

    def body(self, operation):
        """The schema of the JSON that an operation takes, or None."""
        content = operation.get("requestBody", {}).get("content", {})
        return content["application/json"]["schema"] if "application/json" in content else None

    def answer(self, operation, status):
        """(media type, schema) of an answer; (None, None) where it has no body."""
        content = self.resolve(operation["responses"][str(status)]).get("content")
        if not content:
            return None, None
        media, value = next(iter(content.items()))
        return media, value.get("schema", {})

    def codes(self, response):
        """The error codes that a refusal may carry; empty for an answer that is none."""
        content = self.resolve(response).get("content", {})
        if PROBLEM not in content:
            return set()
        found = set()
        for part in content[PROBLEM]["schema"].get("allOf", []):
            code = part.get("properties", {}).get("code", {})
            found |= set(code.get("enum", [])) | ({code["const"]} if "const" in code else set())
        return found

    def refusals(self):
        """{code: status} of what any request can meet, as components/responses/Refused lists it."""
        text = self.document["components"]["responses"]["Refused"]["description"]
        found = {}
        waiting = []
        for word, status in re.findall(r"`([a-z_]+)`|\b(\d{3})\b", text):
            if word:
                waiting.append(word)
            else:
                found.update(dict.fromkeys(waiting, int(status)))
                waiting = []
        return found

    def check(self, schema, value, at="", seen=None, is_strict=True):
        """What is wrong with a value, and in `seen` the fields that it shows (openapi_schema.py)."""
        checker = Checker(self.document["components"]["schemas"], is_strict)
        return checker.check(schema, value, at, set() if seen is None else seen)

    def fields(self, schema, at, out, done):
        """Adds every field that check() could ever add for a schema."""
        name = self.schema_name(schema)
        if name:
            if name in done:
                return
            done.add(name)
            schema, at = self.resolve(schema), name
        for key in ("oneOf", "anyOf", "allOf"):
            for branch in schema.get(key, []):
                self.fields(branch, at, out, done)
        if "items" in schema:
            self.fields(schema["items"], at, out, done)
        for field, inner in schema.get("properties", {}).items():
            out.add(f"{at}.{field}")
            self.fields(inner, f"{at}.{field}", out, done)


def is_clean(segment):
    """Whether a decoded segment of a path can match anything (server/api/route_table.h)."""
    try:
        text = segment.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "/" not in text and not any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in text)


def report(problems, passed):
    """Prints what is wrong and gives the exit code."""
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else passed)
    return 1 if problems else 0
