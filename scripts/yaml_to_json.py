#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a YAML document as compact JSON; the build makes what GET /api/openapi.json answers with it.

usage: yaml_to_json.py FROM TO; fails on a key that stands twice in one mapping, where YAML would keep the last.
"""

import json
import sys
from pathlib import Path

try:
    import yaml
except ModuleNotFoundError:
    sys.exit("yaml_to_json.py needs python3-yaml: apt install python3-yaml")


class Loader(yaml.SafeLoader):
    """Times and dates stay text, as in JSON; every key stands once."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(problem=f"the key {key!r} stands twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)


Loader.yaml_implicit_resolvers = {
    letter: [entry for entry in entries if entry[0] != "tag:yaml.org,2002:timestamp"]
    for letter, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def main():
    source, target = map(Path, sys.argv[1:])
    document = yaml.load(source.read_text(encoding="utf-8"), Loader)
    target.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()
