#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds docs/openapi.yaml to every answer that the contract tests saw, and the answers to it, both ways.

usage: openapi_answers.py TOP RECORDING...; what the contract tests write when KITH_TEST_RECORD is set
(tests/support/api_client/exchange_record.h). ctest runs those tests first. To look at the recordings of an earlier run
again: ctest -R openapi_answers -FS contract_answers.
"""

import json
import re
import sys
import urllib.parse
from pathlib import Path

from openapi_contract import PROBLEM, WHERE, Contract, load, report
from openapi_unseen import SURPLUS, SURPLUS_FIELDS, UNSEEN, UNSEEN_PREFIXES

WORD = re.compile(r"[a-z_.]{1,24}")  # of a list of words, perhaps
NULLABLE = ("muteUntil", "pausedUntil")  # where null is not the same as nothing
FOREIGN = ("contract_bodies", "contract_hostile")  # send fields that nobody knows, on purpose


class Tally:
    """What was wrong, each once, and what was seen of the document."""

    def __init__(self):
        self.problems = {}
        self.answers = set()  # "GET /api/x 200", "GET /api/x 404 not_found"
        self.fields = set()  # "Message.quote"
        self.sent = set()  # "POST /api/x body.name", "GET /api/x query.limit"

    def note(self, problem, example):
        self.problems.setdefault(problem, example)


def shape(value):
    """A value with everything taken away that no schema looks at twice; equal shapes need one check."""
    if isinstance(value, dict):
        return tuple(sorted((key, shape(inner)) for key, inner in value.items()))
    if isinstance(value, list):
        return ("list", tuple(sorted({shape(entry) for entry in value}, key=repr)))
    if isinstance(value, str):
        if value.isdigit():
            return "id"
        if len(value) == 24 and value[-1] == "Z":
            return "time"
        return value if WORD.fullmatch(value) else "long" if len(value) > 80 else "text"
    return type(value).__name__


def read(paths):
    """Each exchange that differs from those before it, with the name of its recording."""
    known = set()
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                exchange = json.loads(line)
                names = urllib.parse.urlsplit(exchange["path"])
                where = "/".join("{}" if part.isdigit() else part for part in names.path.split("/"))
                query = tuple(sorted(urllib.parse.parse_qs(names.query, keep_blank_values=True)))
                key = (exchange["entrance"], exchange["method"], where, query, exchange["status"], exchange["type"], exchange["retryAfter"] != "",
                       shape(exchange.get("sent")), shape(exchange.get("got")))
                if key not in known:
                    known.add(key)
                    yield Path(path).stem, exchange


def is_about_the_entrance(recording, operation, exchange):
    """Whether not the operation answered, but the address that was asked: most operations are not at every one."""
    code = exchange.get("got", {}).get("code")
    if exchange["entrance"] == "control" and operation["x-kith-access"] == "signed_in":
        return code == "forbidden"  # nobody is signed in there
    return recording == "contract_entrances" and code == "not_found"  # at the administrator's address


def look_at_answer(contract, tally, label, operation, exchange, example):
    status, got = str(exchange["status"]), exchange.get("got")
    if status not in operation["responses"]:
        code = (got or {}).get("code")
        common = contract.refusals()
        if code in ("not_found", "method_not_allowed") or common.get(code) != exchange["status"]:
            tally.note(f"{label} answered {status} {code or ''}, which is not in {WHERE}: add it to its `responses`", example)
            return
        status = "default"
    media, schema = contract.answer(operation, status)
    tally.answers.add(f"{label} {status}")
    if media is None:
        if got is not None:
            tally.note(f"{label} {status}: a body, but {WHERE} names none", example)
        return
    if exchange["type"].split(";")[0] != media and media != "*/*":
        tally.note(f"{label} {status}: Content-Type is {exchange['type']}, but {media} in {WHERE}", example)
    if not media.endswith("json"):
        return
    if got is None:
        tally.note(f"{label} {status}: no JSON object, but {WHERE} names one", example)
        return
    for error in contract.check(schema, got, f"{label} {status}", tally.fields):
        tally.note(f"{label} {status}: {error}", example)
    if media == PROBLEM:
        tally.answers.add(f"{label} {status} {got.get('code')}")
        if got.get("status") != exchange["status"]:
            tally.note(f"{label} {status}: the body says {got.get('status')}", example)
        if exchange["status"] in (429, 503) and not exchange["retryAfter"]:
            tally.note(f"{label} {status}: no Retry-After", example)


def is_surplus(at, name, example):
    return f"{at}.{name}" in SURPLUS or name in SURPLUS_FIELDS or example.startswith(FOREIGN)


def look_at_request(contract, tally, label, operation, exchange, example):
    """What was taken must be allowed by the document: otherwise that forbids what works."""
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(exchange["path"]).query, keep_blank_values=True)
    known = contract.parameters(operation, "query")
    for name, values in query.items():
        if name not in known:
            if not is_surplus(f"{label} query", name, example):
                tally.note(f"{label}: the query field {name} is not in {WHERE}", example)
            continue
        tally.sent.add(f"{label} query.{name}")
        schema = contract.resolve(known[name]["schema"])
        value = int(values[0]) if schema.get("type") == "integer" and values[0].lstrip("-").isdigit() else values[0]
        for error in contract.check(schema, value, is_strict=False):
            tally.note(f"{label}: the query field {name} was taken, but {error}", example)
    sent, schema = exchange.get("sent"), contract.body(operation)
    kinds = operation.get("requestBody", {}).get("content", {})
    if not sent or (kinds and "application/json" not in kinds):  # a body of bytes is not looked into
        return
    if schema is None:
        for name in sent:
            if not is_surplus(f"{label} body", name, example):
                tally.note(f"{label}: the field {name} was sent, but {WHERE} names no body", example)
        return
    # As the server reads it: null counts as missing, and only the fields of the operation count.
    sent = {name: value for name, value in sent.items() if value is not None or name in NULLABLE}
    fields = set()
    for error in contract.check(schema, sent, f"{label} body", fields, is_strict=False):
        tally.note(f"{label}: a body was taken, but {error}", example)
    tally.sent |= fields
    for name in sent:
        if f"{label} body.{name}" not in fields and not is_surplus(f"{label} body", name, example):
            tally.note(f"{label}: the field {name} was sent and is not in {WHERE}", example)


def look(contract, exchanges):
    tally = Tally()
    for recording, exchange in exchanges:
        verb, path = exchange["method"].lower(), exchange["path"]
        if verb == "options":
            continue
        template = contract.find("get" if verb == "head" else verb, path)
        if template is None:
            if exchange["status"] < 400:
                tally.note(f"{exchange['method']} {path} answered {exchange['status']}, and is not in {WHERE}", recording)
            continue
        operation = contract.operations["get" if verb == "head" else verb, template]
        if verb == "head" or is_about_the_entrance(recording, operation, exchange):
            continue
        label = f"{exchange['method']} {template}"
        example = f"{recording}: {json.dumps(exchange, ensure_ascii=False)[:600]}"
        look_at_answer(contract, tally, label, operation, exchange, example)
        if exchange["status"] < 300:
            look_at_request(contract, tally, label, operation, exchange, example)
    return tally


def expected(contract):
    """What of the document somebody has to have seen: answers, fields of answers, fields of requests."""
    answers, fields, sent = set(), set(), set()
    done = set()
    for (verb, template), operation in contract.operations.items():
        label = f"{verb.upper()} {template}"
        for status, response in operation["responses"].items():
            if status == "default":
                continue
            media, schema = contract.answer(operation, status)
            codes = contract.codes(response) - {"too_many_requests"}  # each bucket has its own test: contract_rate_limits
            answers |= {f"{label} {status} {code}" for code in codes}
            if media != PROBLEM:
                answers.add(f"{label} {status}")
                if media == "application/json":
                    contract.fields(schema, f"{label} {status}", fields, done)
        sent |= {f"{label} query.{name}" for name in contract.parameters(operation, "query")}
        if contract.body(operation):
            contract.fields(contract.body(operation), f"{label} body", sent, set())
    contract.fields({"$ref": "#/components/schemas/Problem"}, "", fields, done)
    return answers, fields, {field for field in sent if " body" in field or " query." in field}


def problems(contract, exchanges):
    tally = look(contract, exchanges)
    found = [f"{problem}\n    {example}" for problem, example in tally.problems.items()]
    answers, fields, sent = expected(contract)
    unseen = (answers - tally.answers) | (fields - tally.fields) | (sent - tally.sent)
    for name in sorted(name for name in unseen - UNSEEN.keys() if not name.startswith(UNSEEN_PREFIXES)):
        found.append(f"{name} is in {WHERE}, but no contract test saw it: test it, or take it away "
                     "(tests/contract/openapi_unseen.py holds what cannot be seen, with the reason)")
    for name in sorted(UNSEEN.keys() - unseen):
        found.append(f"{name} was seen, or is no more: take it out of tests/contract/openapi_unseen.py")
    return found, tally


def main():
    top, *recordings = sys.argv[1:]
    written = [path for path in recordings if Path(path).exists()]  # a test that asks nothing over HTTP writes none
    if not written:
        return report(["there are no recordings: run the contract tests first"], "")
    found, tally = problems(Contract(load(top)), read(written))
    return report(found, f"{len(tally.answers)} kinds of answers and {len(tally.fields)} fields seen, as documented")


if __name__ == "__main__":
    sys.exit(main())
