# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a value against a schema of docs/openapi.yaml and notes which fields of the document it shows, in one pass.

python3-jsonschema checks the document itself; for the tens of thousands of values in the recordings it is too slow, and it
does not say which fields were there. What is not in KEYWORDS must not be used in the document: openapi_document fails then.
"""

import re

KEYWORDS = {
    "$ref", "type", "enum", "const", "properties", "required", "items", "oneOf", "anyOf", "allOf", "pattern", "minLength", "maxLength",
    "minimum", "maximum", "minItems", "maxItems", "uniqueItems",
    "description", "title", "default", "format", "examples",  # say nothing that is checked
}

TYPES = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool) and value == int(value),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "null": lambda value: value is None,
}

BOUNDS = (
    ("minLength", str, lambda value, bound: len(value) >= bound, "is too short"),
    ("maxLength", str, lambda value, bound: len(value) <= bound, "is too long"),
    ("minItems", list, lambda value, bound: len(value) >= bound, "has too few entries"),
    ("maxItems", list, lambda value, bound: len(value) <= bound, "has too many entries"),
    ("minimum", (int, float), lambda value, bound: value >= bound, "is less than the minimum"),
    ("maximum", (int, float), lambda value, bound: value <= bound, "is greater than the maximum"),
)


class Checker:
    """`strict`: a field that the document does not name is wrong, but in a part of an allOf."""

    def __init__(self, schemas, strict):
        self.schemas = schemas
        self.strict = strict

    def check(self, schema, value, at, seen, where="the whole", is_part=False):
        """What is wrong, one sentence each. Adds to `seen` each field as `Message.quote` or, inline, as `at` and its name."""
        reference = schema.get("$ref")
        if reference:
            name = reference.rsplit("/", 1)[1]
            return self.check(self.schemas[name], value, name, seen, where)
        kind = schema.get("type")
        if kind and not TYPES[kind](value):
            return [f"{where}: {shown(value)} is not of type {kind}"]
        found = []
        if "const" in schema and value != schema["const"]:
            found.append(f"{where}: {shown(value)}, but {schema['const']!r} was expected")
        if "enum" in schema and value not in schema["enum"]:
            found.append(f"{where}: {shown(value)} is none of {schema['enum']}, one of which was expected")
        if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
            found.append(f"{where}: {shown(value)} does not match {schema['pattern']}")
        for keyword, types, holds, words in BOUNDS:
            if keyword in schema and isinstance(value, types) and not holds(value, schema[keyword]):
                found.append(f"{where}: {shown(value)} {words} of {schema[keyword]}")
        if isinstance(value, list):
            if schema.get("uniqueItems") and len({repr(entry) for entry in value}) < len(value):
                found.append(f"{where}: an entry stands twice")
            if "items" in schema:
                for entry in value:
                    found += self.check(schema["items"], entry, at, seen, f"{where}[]")
        if isinstance(value, dict):
            found += self._check_object(schema, value, at, seen, where, is_part)
        for part in schema.get("allOf", []):
            found += self.check(part, value, at, seen, where, is_part=True)
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                found += self._check_branches(schema, keyword, value, at, seen, where)
        return found

    def _check_object(self, schema, value, at, seen, where, is_part):
        properties = schema.get("properties")
        found = [f"{where}: '{name}' is a required property" for name in schema.get("required", []) if name not in value]
        for name, entry in value.items():
            if properties is not None and name in properties:
                seen.add(f"{at}.{name}")
                found += self.check(properties[name], entry, f"{at}.{name}", seen, name if where == "the whole" else f"{where}.{name}")
            elif properties is not None and self.strict and not is_part and schema.get("type") == "object":
                found.append(f"{where}: '{name}' was unexpected: {shown(entry)}")
        return found

    def _check_branches(self, schema, keyword, value, at, seen, where):
        results = []
        for branch in schema[keyword]:
            fields = set()
            results.append((self.check(branch, value, at, fields, where), fields))
        fitting = [fields for errors, fields in results if not errors]
        for fields in fitting:
            seen |= fields
        if keyword == "oneOf" and len(fitting) > 1:
            return [f"{where}: {shown(value)} fits more than one of the schemas"]
        return [] if fitting else min((errors for errors, _ in results), key=len)


def shown(value):
    text = repr(value)
    return text if len(text) < 100 else text[:100] + "…"
