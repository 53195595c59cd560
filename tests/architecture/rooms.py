#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the rooms of shared/, server/ and client/ to who may know whom.

Reads the #include lines and the link lines (kith_room, target_link_libraries) and reports
- an include of a room that the room's link line does not name, directly or through what it links;
- a link or include that the rules below forbid, even if some link line allows it;
- a circle of rooms;
- a foreign library met outside the rooms that own it.

usage: rooms.py TOP; prints one line a violation and exits 1 when there is any.
"""

import re
import sys
from pathlib import Path

SIDES = ("shared", "server", "client")

# Rooms of the server that hold rules and know no HTTP and no WebSocket; whom each may know besides the ground.
GROUND = {"shared", "server/storage", "server/bus", "server/api"}
SERVICES = {
    "server/users": set(),
    "server/notifications": {"server/outbound"},
    "server/files": set(),
    "server/contacts": {"server/users", "server/notifications"},
    "server/conversations": {"server/users", "server/notifications", "server/files"},
    "server/search": {"server/conversations", "server/users", "server/notifications", "server/files"},
    "server/messages": {"server/search", "server/conversations", "server/users", "server/notifications", "server/files"},
    "server/sync": {"server/contacts", "server/messages", "server/conversations", "server/users", "server/notifications"},
}

# What the remaining rooms may know; a room that is in no table may know what its link line names.
LAYERS = {
    "shared": set(),
    "server/bus": {"shared"},
    "server/storage": {"shared", "server/bus"},
    "server/api": {"shared", "server/bus", "server/storage"},
    "server/outbound": {"shared"},
    "client/markup": set(),
    "client/spelling": set(),
    "client/net": {"shared"},
    "client/cache": {"shared"},
    "client/pictures": {"shared"},
    "client/preview": {"shared"},
    "client/audio": set(),
    "client/voice": {"shared"},
    "client/transfer": {"shared", "client/net", "client/cache", "client/pictures"},
    "client/sync": {"shared", "client/net", "client/cache", "client/transfer"},
    "client/account": {"shared", "client/net", "client/cache", "client/transfer", "client/pictures", "client/preview", "client/sync"},
}

# Foreign headers (by #include) and libraries (by link name) and the rooms that may use them.
OWNED_HEADERS = {
    re.compile(r"QtHttpServer/|QHttpServer"): {"server/gateway"},
    re.compile(r"QtSql/|QSql"): {"client/cache"},
    re.compile(r"libpq-fe\.h"): {"server/storage"},
    re.compile(r"QtWebSockets/|QWebSocket"): {"client/net"},
    re.compile(r"sqlite3\.h"): {"server/storage", "client/cache"},
    re.compile(r"openssl/"): {"server/tls"},
    re.compile(r"sodium"): {"server/users", "server/files", "server/notifications"},
    re.compile(r"curl/"): {"server/outbound"},
    re.compile(r"phonenumbers/"): {"server/users"},
    re.compile(r"qt6keychain/|keychain\.h"): {"client/desktop"},
    re.compile(r"toml\+\+/"): {"server/config"},
    re.compile(r"CLI/"): {"server/cli"},
    re.compile(r"pulse/|opusfile\.h|opusenc\.h"): {"client/audio"},
    re.compile(r"hunspell/"): {"client/spelling"},
    re.compile(r"archive(_entry)?\.h$"): {"server/backup"},
}
OWNED_LIBRARIES = {
    "OpenSSL::SSL": {"server/tls"},
    "Qt6::HttpServer": {"server/gateway"},
    "Qt6::Sql": {"client/cache"},
    "Qt6::WebSockets": {"client/net"},
}
# Qt modules with windows in them have no place on the server or in shared. server/pictures decodes pictures in a process of
# its own, so nothing but its own program may link it.
PICTURES = "server/pictures"
NO_WINDOWS = re.compile(r"Qt(Gui|Widgets|Qml|Quick\w*)/")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
COMMENT = re.compile(r"#[^\n]*")
ROOM = re.compile(r"\bkith_room\s*\(\s*(\S+)([^)]*)\)", re.S)
LINK = re.compile(r"\btarget_link_libraries\s*\(\s*(\S+)([^)]*)\)", re.S)
KEYWORDS = {"LINKS", "PRIVATE_LINKS", "RECURSE", "PUBLIC", "PRIVATE", "INTERFACE"}


def room_of_path(path):
    """shared for everything below shared/, otherwise the first two folders; None for main.cpp beside the rooms."""
    parts = Path(path).parts
    if not parts or parts[0] not in SIDES:
        return None
    if parts[0] == "shared":
        return "shared"
    return "/".join(parts[:2]) if len(parts) > 2 else None


def room_of_target(target):
    if target == "kith_shared":
        return "shared"
    match = re.fullmatch(r"kith_(server|client)_(\w+)", target)
    return f"{match[1]}/{match[2]}" if match else None


def read_links(top):
    """room -> link names on its own CMakeLists.txt."""
    links = {}
    for side in SIDES:
        for file in sorted((top / side).rglob("CMakeLists.txt")):
            text = COMMENT.sub("", file.read_text(encoding="utf-8"))
            for match in [*ROOM.finditer(text), *LINK.finditer(text)]:
                room = room_of_target(match[1])
                if room:
                    names = set(match[2].split()) - KEYWORDS - {"kith_flags"}
                    links.setdefault(room, set()).update(names)
    return links


def picture_linkers(top):
    """Targets of the server besides the picture program itself that link the picture room."""
    for file in sorted((top / "server").rglob("CMakeLists.txt")):
        for match in LINK.finditer(COMMENT.sub("", file.read_text(encoding="utf-8"))):
            if match[1] != "kith-pictures" and "kith_server_pictures" in match[2].split():
                yield match[1]


def read_includes(top):
    """Yields (file, its room, kind of quote, what it includes)."""
    for side in SIDES:
        for file in sorted((top / side).rglob("*")):
            if file.suffix in (".h", ".cpp"):
                name = file.relative_to(top).as_posix()
                for quote, target in INCLUDE.findall(file.read_text(encoding="utf-8", errors="replace")):
                    yield name, room_of_path(name), quote, target


def reachable(graph, start):
    seen, todo = set(), [start]
    while todo:
        for following in graph.get(todo.pop(), ()):
            if following not in seen:
                seen.add(following)
                todo.append(following)
    return seen


def find_circle(graph):
    """A circle of rooms as a list that ends where it starts, or None."""
    done, path = set(), []

    def visit(room):
        if room in path:
            return path[path.index(room):] + [room]
        if room in done:
            return None
        path.append(room)
        for following in sorted(graph.get(room, ())):
            circle = visit(following)
            if circle:
                return circle
        path.pop()
        done.add(room)
        return None

    for room in sorted(graph):
        circle = visit(room)
        if circle:
            return circle
    return None


def forbidden(room, known):
    """Why `room` may not know `known`, or None."""
    if room == known:
        return None
    sides = {room.split("/")[0], known.split("/")[0]}
    if sides == {"server", "client"}:
        return "server and client never know each other"
    if room == "shared":
        return "shared knows nobody"
    if known == PICTURES:
        return "only the program kith-pictures knows server/pictures"
    if room in SERVICES and known not in GROUND | SERVICES[room]:
        return f"{room} may know only {', '.join(sorted(GROUND | SERVICES[room]))}"
    if room in LAYERS and known not in LAYERS[room]:
        return f"{room} may know only {', '.join(sorted(LAYERS[room])) or 'nobody'}"
    if known in ("server/gateway", "server/realtime") and room.startswith("server/"):
        return f"only main.cpp knows {known}"
    return None


def owner_violation(name, room, target):
    for pattern, owners in OWNED_HEADERS.items():
        if pattern.match(target) and room is not None and room not in owners:
            return f"{name}: includes <{target}>, which belongs to {', '.join(sorted(owners))}"
    if NO_WINDOWS.match(target) and not name.startswith("client/") and not (room == PICTURES and target.startswith("QtGui/")):
        return f"{name}: includes <{target}>, but the server and shared have no windows"
    return None


def violations(top):
    found = []
    links = read_links(top)
    link_graph = {room: {r for r in map(room_of_target, names) if r} for room, names in links.items()}
    include_graph = {}

    for room, names in sorted(links.items()):
        for known in sorted(link_graph[room]):
            why = forbidden(room, known)
            if why:
                found.append(f"{room}: links {known}, but {why}")
        for library, owners in OWNED_LIBRARIES.items():
            if library in names and room not in owners:
                found.append(f"{room}: links {library}, which belongs to {', '.join(sorted(owners))}")

    for target in picture_linkers(top):
        found.append(f"{target}: links kith_server_pictures, but only the program kith-pictures may")

    for name, room, quote, target in read_includes(top):
        if quote == '"' and not (top / target).is_file() and not target.endswith(".moc"):
            found.append(f'{name}: includes "{target}", which is not a path from the top of the tree')
        known = room_of_path(target) if quote == '"' else None
        if room is None:
            if known and {name.split("/")[0], known.split("/")[0]} == {"server", "client"}:
                found.append(f"{name}: includes {target}, but server and client never know each other")
            continue
        violation = owner_violation(name, room, target)
        if violation:
            found.append(violation)
        if known is None or known == room:
            continue
        include_graph.setdefault(room, set()).add(known)
        why = forbidden(room, known)
        if why:
            found.append(f"{name}: includes {target}, but {why}")
        elif known not in reachable(link_graph, room):
            found.append(f"{name}: includes {target}, but {room} does not link {known}")

    for what, graph in (("links", link_graph), ("includes", include_graph)):
        circle = find_circle(graph)
        if circle:
            found.append(f"circle of {what}: {' -> '.join(circle)}")
    if not links:
        found.append(f"no rooms found below {top}")
    return found


def main():
    found = violations(Path(sys.argv[1]).resolve())
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} violations")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
