#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that openapi_document.py and openapi_answers.py notice what they are there for.

usage: openapi_test.py TOP
"""

import sys
import unittest

import openapi_answers
import openapi_document
from openapi_contract import Contract, load

TOP = sys.argv.pop(1)

PROBLEM = {
    "type": "object", "required": ["status", "code"],
    "properties": {"status": {"type": "integer"}, "code": {"type": "string"}},
}


def refusal(code):
    return {"description": code, "content": {"application/problem+json": {"schema": {"allOf": [
        {"$ref": "#/components/schemas/Problem"}, {"type": "object", "properties": {"code": {"const": code}}}]}}}}


def made_up():
    """A document with two operations."""
    thing = {"type": "object", "required": ["id"], "properties": {"id": {"$ref": "#/components/schemas/Id"}, "note": {"type": "string"}}}
    body = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string", "maxLength": 5}}}
    answer = {"description": "Done.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}
    common = {"x-kith-access": "signed_in", "x-kith-limits": ["read"], "tags": ["all"]}
    path = {"name": "thingId", "in": "path", "required": True, "schema": {"$ref": "#/components/schemas/Id"}}
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}}
    refusals = {"401": refusal("not_signed_in"), "429": refusal("too_many_requests"), "default": {"$ref": "#/components/responses/Refused"}}
    return {
        "openapi": "3.1.0", "info": {"title": "Made up", "version": "1"}, "tags": [{"name": "all"}], "security": [{"token": []}],
        "paths": {
            "/api/things": {"post": {
                "operationId": "make", **common, "requestBody": {"content": {"application/json": {"schema": body, "example": {"name": "one"}}}},
                "responses": {"201": answer, **refusals}}},
            "/api/things/{thingId}": {"get": {
                "operationId": "get", **common, "parameters": [path, limit], "responses": {"200": answer, "404": refusal("not_found"), **refusals}}},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "responses": {"Refused": {"description": "`bad_request` 400.", "content": {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}},
            "schemas": {"Id": {"type": "string", "pattern": "^[1-9][0-9]*$"}, "Thing": thing, "Problem": PROBLEM},
        },
    }


def facts():
    """What print_contract would say of a server that is as the made-up document says."""
    route = {"command": "", "access": "signed_in", "lane": "read", "limits": ["read"]}
    codes = {"not_signed_in": 401, "too_many_requests": 429, "not_found": 404, "bad_request": 400}
    field = {"name": "name", "kind": "text", "isRequired": True, "longest": 5}
    return {
        "routes": [{"method": "POST", "path": "/api/things", **route}, {"method": "GET", "path": "/api/things/{thingId}", **route}],
        "errors": [{"code": code, "status": status} for code, status in codes.items()],
        "operations": [{"method": "POST", "path": "/api/things", "fields": [field]}],
        "document": made_up(),
    }


SHAPES = {"thing": {"id": "id", "note?": "text"}, "problem": {"status": "seq", "code": "text"}}


def exchange(method, path, status, got=None, sent=None):
    kind = "" if got is None else "application/problem+json" if status >= 400 else "application/json"
    out = {"entrance": "tcp", "method": method, "path": path, "status": status, "type": kind, "retryAfter": "1" if status == 429 else ""}
    return "contract_made_up", out | ({} if got is None else {"got": got}) | ({} if sent is None else {"sent": sent})


def exchanges():
    """Everything that the made-up document names."""
    out = [exchange("POST", "/api/things", 201, {"id": "1", "note": "x"}, {"name": "one"}), exchange("GET", "/api/things/1?limit=3", 200, {"id": "1"}),
           exchange("GET", "/api/things/2", 404, {"status": 404, "code": "not_found"})]
    for method, path in (("POST", "/api/things"), ("GET", "/api/things/1")):
        out += [exchange(method, path, 401, {"status": 401, "code": "not_signed_in"}), exchange(method, path, 429, {"status": 429, "code": "too_many_requests"})]
    return out


class Documents(unittest.TestCase):
    def problems(self, change_document=None, change_facts=None, shapes=None):
        document, server = made_up(), facts()
        if change_document:
            change_document(document)
            server["document"] = document
        if change_facts:
            change_facts(server)
        return "\n".join(openapi_document.problems(document, server, shapes or SHAPES, TOP))

    def test_what_is_equal_is_fine(self):
        self.assertEqual(self.problems(), "")

    def test_what_the_specification_forbids(self):
        self.assertIn("responses", self.problems(lambda d: d["paths"]["/api/things"]["post"].update(responses=[])))

    def test_a_reference_that_leads_nowhere(self):
        self.assertIn("leads nowhere", self.problems(lambda d: d["components"]["schemas"]["Thing"]["properties"].update(x={"$ref": "#/components/schemas/No"})))

    def test_an_example_that_breaks_its_schema(self):
        def change(document):
            document["paths"]["/api/things"]["post"]["requestBody"]["content"]["application/json"]["example"] = {"name": "too long"}
        self.assertIn("its example", self.problems(change))

    def test_a_new_route_is_told_where_to_go(self):
        route = {"method": "PUT", "path": "/api/things/{thingId}", "command": "", "access": "signed_in", "lane": "write", "limits": []}
        self.assertIn("describe it under `paths`", self.problems(None, lambda f: f["routes"].append(route)))

    def test_a_route_that_is_gone(self):
        self.assertIn("is no route", self.problems(None, lambda f: f["routes"].pop()))

    def test_other_access_and_other_limits(self):
        self.assertIn("x-kith-access", self.problems(None, lambda f: f["routes"][0].update(access="administrator")))
        self.assertIn("x-kith-limits", self.problems(None, lambda f: f["routes"][0].update(limits=["write"])))
        self.assertIn("too_many_requests", self.problems(None, lambda f: f["routes"][0].update(limits=["none"])))

    def test_a_code_that_is_nowhere(self):
        self.assertIn("`conflict` of the registry", self.problems(None, lambda f: f["errors"].append({"code": "conflict", "status": 409})))

    def test_a_code_under_another_status(self):
        self.assertIn("is not 404 in the registry", self.problems(None, lambda f: f["errors"][2].update(status=410)))

    def test_fields_of_requests(self):
        self.assertIn("maxLength is 5", self.problems(None, lambda f: f["operations"][0]["fields"][0].update(longest=6)))
        self.assertIn("required or not", self.problems(None, lambda f: f["operations"][0]["fields"][0].update(isRequired=False)))
        self.assertIn("is not there", self.problems(None, lambda f: f["operations"][0]["fields"][0].update(name="other")))

    def test_shapes_both_ways(self):
        self.assertIn("thing.more is not in", self.problems(shapes=SHAPES | {"thing": {"id": "id", "note?": "text", "more": "seq"}}))
        self.assertIn("thing.note? of docs", self.problems(shapes=SHAPES | {"thing": {"id": "id"}}))
        self.assertIn("thing.id is text", self.problems(shapes=SHAPES | {"thing": {"id": "text", "note?": "text"}}))
        self.assertIn("needs a shape", self.problems(shapes={"problem": SHAPES["problem"]}))

    def test_another_document_than_is_served(self):
        self.assertIn("build kithd again", self.problems(None, lambda f: f.update(document={})))

    def test_two_paths_that_differ_by_name_only(self):
        def change(document):
            document["paths"]["/api/things/{other}"] = {"get": document["paths"]["/api/things/{thingId}"]["get"] | {"operationId": "twice"}}
        self.assertIn("stands twice", self.problems(change))


class Answers(unittest.TestCase):
    def problems(self, *more, without=None):
        seen = [one for one in exchanges() if without is None or one[1]["status"] != without]
        unseen, openapi_answers.UNSEEN = openapi_answers.UNSEEN, {}
        try:
            return "\n".join(openapi_answers.problems(Contract(made_up()), seen + list(more))[0])
        finally:
            openapi_answers.UNSEEN = unseen

    def test_what_is_equal_is_fine(self):
        self.assertEqual(self.problems(), "")

    def test_a_field_that_is_not_documented(self):
        self.assertIn("'extra' was unexpected", self.problems(exchange("GET", "/api/things/1", 200, {"id": "1", "extra": 1})))

    def test_a_value_of_another_form(self):
        self.assertIn("does not match", self.problems(exchange("GET", "/api/things/1", 200, {"id": "one"})))

    def test_a_status_that_is_not_documented(self):
        self.assertIn("answered 204", self.problems(exchange("GET", "/api/things/1", 204)))
        self.assertIn("answered 409 conflict", self.problems(exchange("GET", "/api/things/1", 409, {"status": 409, "code": "conflict"})))

    def test_a_code_that_is_not_documented(self):
        self.assertIn("was expected", self.problems(exchange("GET", "/api/things/1", 404, {"status": 404, "code": "gone"})))

    def test_what_every_request_can_meet(self):
        self.assertEqual(self.problems(exchange("GET", "/api/things/1", 400, {"status": 400, "code": "bad_request"})), "")

    def test_a_path_that_is_not_documented(self):
        self.assertIn("is not in docs", self.problems(exchange("GET", "/api/others", 200, {})))

    def test_what_nobody_saw(self):
        self.assertIn("404 not_found is in docs", self.problems(without=404))
        self.assertIn("Thing.note is in docs", self.problems(without=201))
        self.assertIn("query.limit is in docs", self.problems(without=200))

    def test_requests_that_were_taken(self):
        made = {"id": "1"}
        self.assertIn("is too long", self.problems(exchange("POST", "/api/things", 201, made, {"name": "too long"})))
        self.assertIn("the field shade was sent", self.problems(exchange("POST", "/api/things", 201, made, {"name": "a", "shade": "red"})))
        self.assertIn("greater than the maximum", self.problems(exchange("GET", "/api/things/1?limit=10", 200, made)))
        self.assertIn("the query field page", self.problems(exchange("GET", "/api/things/1?page=1", 200, made)))


class Reading(unittest.TestCase):
    def test_a_literal_segment_wins(self):
        contract = Contract(load(TOP))
        self.assertEqual(contract.find("get", "/api/messages/member?conversationId=1"), "/api/messages/member")
        self.assertEqual(contract.find("get", "/api/messages/5"), "/api/messages/{conversationId}")
        self.assertEqual(contract.find("put", "/api/messages/5"), "/api/messages/{messageId}")
        self.assertIsNone(contract.find("get", "/api/messages/%2F"))
        self.assertIsNone(contract.find("delete", "/api/messages/5"))


if __name__ == "__main__":
    unittest.main()
