#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds docs/openapi.yaml to the OpenAPI specification, to the route table and to the tables of the contract tests.

usage: openapi_document.py TOP PRINT_CONTRACT; the second is the program made of print_contract.cpp.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema

from openapi_contract import PROBLEM, VERBS, WHERE, Contract, load, report
from openapi_schema import KEYWORDS

METASCHEMA = "tests/data/openapi/schema-3.1.json"


def specification_problems(document, top):
    """Against the specification's own JSON schema."""
    metaschema = json.loads((Path(top) / METASCHEMA).read_text(encoding="utf-8"))
    return [
        f"{WHERE}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in jsonschema.Draft202012Validator(metaschema).iter_errors(document)
    ]


def validator_problems(document):
    """What openapi-spec-validator finds; where it is installed, as on Debian 13."""
    try:
        import openapi_spec_validator
    except ModuleNotFoundError:
        return []
    validator = openapi_spec_validator.OpenAPIV31SpecValidator(document)
    return [f"{WHERE}: {error.message[:200]}" for error in validator.iter_errors()]


def schemas_in(node):
    """Every schema of the document, with where it is."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "schema" and isinstance(value, dict):
                yield value
            if key == "schemas" and isinstance(value, dict):
                yield from value.values()
            yield from schemas_in(value)
    elif isinstance(node, list):
        for entry in node:
            yield from schemas_in(entry)


def unknown_keywords(schema):
    """Words of a schema that openapi_schema.py does not know."""
    found = schema.keys() - KEYWORDS
    inner = list(schema.get("properties", {}).values()) + schema.get("oneOf", []) + schema.get("anyOf", []) + schema.get("allOf", [])
    for part in inner + ([schema["items"]] if "items" in schema else []):
        found |= unknown_keywords(part)
    return found


def references_in(node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references_in(value)
    elif isinstance(node, list):
        for entry in node:
            yield from references_in(entry)


def inner_problems(contract):
    """What no schema of the specification notices: loose ends, and examples that break their own schema."""
    document = contract.document
    found = []
    used = set(references_in(document))
    for kind, components in document["components"].items():
        if kind != "securitySchemes":
            found += [f"{WHERE}: #/components/{kind}/{name} is used nowhere" for name in components if f"#/components/{kind}/{name}" not in used]
    for reference in sorted(used):
        try:
            contract.resolve({"$ref": reference})
        except KeyError:
            found.append(f"{WHERE}: {reference} leads nowhere")
    if found:
        return found
    names = [operation["operationId"] for operation in contract.operations.values()]
    found += [f"{WHERE}: two operations are called {name}" for name in sorted({n for n in names if names.count(n) > 1})]
    plain = [re.sub(r"\{\w+\}", "{}", template) for template in document["paths"]]
    found += [f"{WHERE}: {path} stands twice, with other names for its parameters" for path in sorted({p for p in plain if plain.count(p) > 1})]
    tags = {tag["name"] for tag in document["tags"]}
    for schema in schemas_in(document):
        jsonschema.Draft202012Validator.check_schema(schema)
        found += [f"{WHERE}: tests/contract/openapi_schema.py does not know {word} of a schema" for word in sorted(unknown_keywords(schema))]
        for example in schema.get("examples", []):
            found += [f"{WHERE}: an example: {error}" for error in contract.check(schema, example)]
    for (verb, path), operation in contract.operations.items():
        label = f"{WHERE}: {verb.upper()} {path}"
        wanted, given = set(re.findall(r"\{(\w+)\}", contract.templates[verb, path])), set(contract.parameters(operation, "path"))
        found += [f"{label}: the parameter {name} is not in both the path and the list" for name in sorted(wanted ^ given)]
        found += [f"{label}: no such tag: {tag}" for tag in operation["tags"] if tag not in tags]
        media = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if media and "example" not in media:
            found.append(f"{label}: its request needs an example")
        elif media:
            found += [f"{label}: its example: {error}" for error in contract.check(media["schema"], media["example"])]
    return found


def route_problems(contract, routes):
    """The route table and the document name the same operations, and say the same of each."""
    found = []
    table = {(route["method"].lower(), route["path"]): route for route in routes if route["path"]}
    for verb, path in table.keys() - contract.operations.keys():
        found.append(f"{verb.upper()} {path} is a route of the server, but not in {WHERE}: describe it under `paths`, "
                     "with its request, its answers and its errors")
    for verb, path in contract.operations.keys() - table.keys():
        found.append(f"{WHERE}: {verb.upper()} {path} is no route of the server")
    for key in table.keys() & contract.operations.keys():
        route, operation = table[key], contract.operations[key]
        label = f"{WHERE}: {key[0].upper()} {key[1]}"
        limits = [limit for limit in route["limits"] if limit != "none"]
        is_open = route["access"] in ("anyone", "operator")
        for name, wanted in (("x-kith-access", route["access"]), ("x-kith-limits", limits), ("x-kith-command", route["command"] or None)):
            if operation.get(name) != wanted:
                found.append(f"{label}: {name} is {operation.get(name)}, but the route says {wanted}")
        if (operation.get("security") == []) != is_open:
            found.append(f"{label}: `security: []` must stand exactly where no token is needed")
        codes = {code for response in operation["responses"].values() for code in contract.codes(response)}
        for code, is_wanted in (("too_many_requests", bool(limits)), ("not_signed_in", not is_open)):
            if (code in codes) != is_wanted:
                found.append(f"{label}: `{code}` must {'' if is_wanted else 'not '}be among its answers")
        if route["access"] == "administrator" and "forbidden" not in codes:
            found.append(f"{label}: `forbidden` must be among its answers")
        if operation["responses"].get("default") != {"$ref": "#/components/responses/Refused"}:
            found.append(f"{label}: `default` must be #/components/responses/Refused")
    return sorted(found)


def error_problems(contract, errors):
    """Every code of the registry is somewhere, under its own status; and there are no others."""
    registry = {error["code"]: error["status"] for error in errors if error["status"]}
    found = []
    told = dict(contract.refusals())
    for code, status in told.items():
        if registry.get(code) != status:
            found.append(f"{WHERE}: Refused: `{code}` {status} is not in the registry (shared/errors.cpp)")
    for (verb, path), operation in contract.operations.items():
        for status, response in operation["responses"].items():
            codes = contract.codes(response)
            if status != "default" and PROBLEM in contract.resolve(response).get("content", {}) and not codes:
                found.append(f"{WHERE}: {verb.upper()} {path} {status}: says no code")
            for code in codes:
                told[code] = status
                if str(registry.get(code)) != status:
                    found.append(f"{WHERE}: {verb.upper()} {path}: `{code}` is not {status} in the registry (shared/errors.cpp)")
    return found + [f"{WHERE}: `{code}` of the registry (shared/errors.cpp) is nowhere"
                    for code in registry if code not in told and code not in NOT_OVER_HTTP]


# In the registry for other reasons than an answer of an operation.
NOT_OVER_HTTP = {
    "upgrade_required": "is about /ws only, which is no operation of this document",
    "not_acceptable": "is kept for clients; Accept is not looked at",
}
# Needed by some kinds of a thing only; operations.cpp breaks them in a thing of a kind that needs them.
FIELDS_OF_SOME = ("content", "url")

KINDS = {
    "line": "string", "text": "string", "texts": "array", "choice": "string", "uuid": "Uuid", "id": "Id", "ids": "array", "seq": "integer",
    "bool": "boolean", "object": "object",
}


def request_fields(contract, operation):
    """{name: (schema, is required)} of what an operation reads from its body or query; None: only together with others."""
    fields = {name: (p["schema"], p.get("required", False)) for name, p in contract.parameters(operation, "query").items()}
    body = contract.body(operation) or {}
    branches = body.get("oneOf", []) + body.get("anyOf", [])
    for part in [body, *branches]:
        for name, schema in part.get("properties", {}).items():
            fields[name] = schema, None if branches else name in part.get("required", [])
    return fields


def field_problems(contract, operations):
    """The fields that the contract tests break one by one are in the document, as long and as needed."""
    found = []
    for entry in operations:
        operation = contract.operations.get((entry["method"].lower(), entry["path"]))
        if not operation:
            continue
        fields = request_fields(contract, operation)
        for field in entry["fields"]:
            label = f"{WHERE}: {entry['method']} {entry['path']}: the field {field['name']}"
            if field["name"] not in fields:
                found.append(f"{label} of tests/contract/operations.cpp is not there")
                continue
            schema, is_required = fields[field["name"]]
            inner = contract.resolve(schema)
            inner = contract.resolve(inner["anyOf"][0]) if "anyOf" in inner else inner  # or null
            kind = contract.schema_name(schema) if field["kind"] in ("id", "uuid") else inner.get("type")
            kind = "Uuid" if kind == "ClientId" else kind
            if kind != KINDS[field["kind"]]:
                found.append(f"{label} is {kind}, but {KINDS[field['kind']]} in tests/contract/operations.cpp")
            if field["longest"] and inner.get("maxLength") != field["longest"]:
                found.append(f"{label}: maxLength is {inner.get('maxLength')}, but {field['longest']} in tests/contract/operations.cpp")
            if is_required is not None and field["isRequired"] != is_required and field["name"] not in FIELDS_OF_SOME:
                found.append(f"{label}: required or not? tests/contract/operations.cpp says otherwise")
    return found


def camel(name):
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def shape_of(contract, schema):
    """A schema in the words of shapes.json."""
    name = contract.schema_name(schema)
    if name in ("Id", "Time", "Uuid", "Count"):
        return {"Id": "id", "Time": "time", "Uuid": "uuid", "Count": "seq"}[name]
    if name:
        return "@" + name
    if "enum" in schema:
        return "one of: " + ", ".join(schema["enum"])
    if schema.get("type") == "object":
        required = schema.get("required", [])
        return {field + ("" if field in required else "?"): shape_of(contract, inner) for field, inner in schema["properties"].items()}
    if schema.get("type") == "array":
        return [shape_of(contract, schema["items"])]
    return {"string": "text", "boolean": "bool", "integer": "seq"}.get(schema.get("type"), "any")


def differences(label, shape, own):
    """Of a shape of shapes.json and the same part of the document."""
    if isinstance(shape, str) and shape.startswith("@"):
        shape = "@" + camel(shape[1:])
    if shape == "any" or shape == own:
        return []
    if isinstance(shape, dict) and isinstance(own, dict):
        found = [f"{label}.{field} is not in {WHERE}" for field in shape.keys() - own.keys()]
        found += [f"{label}.{field} of {WHERE} is not in shapes.json" for field in own.keys() - shape.keys()]
        for field in shape.keys() & own.keys():
            found += differences(f"{label}.{field}", shape[field], own[field])
        return found
    if isinstance(shape, list) and isinstance(own, list):
        return differences(f"{label}[]", shape[0], own[0])
    if all(isinstance(side, str) and side.startswith("one of: ") for side in (shape, own)):
        if set(shape[8:].split(", ")) == set(own[8:].split(", ")):
            return []
    return [f"{label} is {shape} in shapes.json, but {own} in {WHERE}"]


def answer_schemas(contract):
    """The names of all schemas that an answer can show."""
    names = set()
    waiting = [schema for operation in contract.operations.values() for response in operation["responses"].values()
               for schema in [content.get("schema", {}) for content in contract.resolve(response).get("content", {}).values()]]
    while waiting:
        for reference in references_in(waiting.pop()):
            name = reference.rsplit("/", 1)[1]
            if reference.startswith("#/components/schemas/") and name not in names:
                names.add(name)
                waiting.append(contract.document["components"]["schemas"][name])
    return names


def shape_problems(contract, shapes):
    """shapes.json and the schemas name the same fields; what only the realtime socket says is described in docs/protocol.md."""
    schemas = contract.document["components"]["schemas"]
    found = []
    realtime = {"ready", "pong"} | {name for name in shapes if name.startswith("event_")}
    for name, shape in shapes.items():
        if name in realtime:
            continue
        if camel(name) not in schemas:
            found.append(f"{WHERE}: the shape {name} of tests/data/protocol/shapes.json needs a schema {camel(name)}")
        else:
            found += differences(name, shape, shape_of(contract, schemas[camel(name)]))
    known = {camel(name) for name in shapes}
    for name in sorted(answer_schemas(contract)):
        if schemas[name].get("type") == "object" and name not in known:
            found.append(f"{WHERE}: the schema {name} needs a shape in tests/data/protocol/shapes.json")
    return found


def problems(document, facts, shapes, top):
    found = specification_problems(document, top)
    if found:
        return found
    contract = Contract(document)
    found = inner_problems(contract) or validator_problems(document)
    if found:
        return found
    found = route_problems(contract, facts["routes"]) + error_problems(contract, facts["errors"])
    found += field_problems(contract, facts["operations"]) + shape_problems(contract, shapes)
    if facts["document"] != document:
        found.append(f"GET /api/openapi.json does not answer with {WHERE}: build kithd again")
    return found


def main():
    top, program = sys.argv[1:]
    facts = json.loads(subprocess.run([program], check=True, stdout=subprocess.PIPE).stdout)
    shapes = json.loads((Path(top) / "tests/data/protocol/shapes.json").read_text(encoding="utf-8"))
    document = load(top)
    count = sum(verb in item for item in document["paths"].values() for verb in VERBS)
    return report(problems(document, facts, shapes, top), f"{count} operations, equal to the route table and to the tables of the tests")


if __name__ == "__main__":
    sys.exit(main())
