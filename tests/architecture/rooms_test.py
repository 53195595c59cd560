#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that rooms.py lets a sound tree pass and notices each kind of violation in a made-up one."""

import tempfile
import unittest
from pathlib import Path

from rooms import violations

SOUND = {
    "shared/CMakeLists.txt": "kith_room(kith_shared RECURSE LINKS Qt6::Core)",
    "shared/ids.h": "#include <QtCore/QString>",
    "shared/protocol/codec.h": '#include "shared/ids.h"',
    "server/storage/CMakeLists.txt": "kith_room(kith_server_storage LINKS kith_shared)",
    "server/storage/transaction.h": '#include "shared/ids.h"\n',
    "server/api/CMakeLists.txt": "kith_room(kith_server_api LINKS kith_server_storage)",
    "server/api/caller.h": '#include "server/storage/transaction.h"\n#include "shared/ids.h"',
    "server/users/CMakeLists.txt": "kith_room(kith_server_users LINKS kith_server_api)",
    "server/users/users_service.h": '#include "server/api/caller.h"',
    "server/messages/CMakeLists.txt": "kith_room(\n  kith_server_messages\n  LINKS kith_server_api\n        kith_server_users)",
    "server/messages/messages_service.cpp": '#include "server/users/users_service.h"',
    "server/gateway/CMakeLists.txt": "kith_room(kith_server_gateway LINKS kith_server_api Qt6::HttpServer)",
    "server/gateway/gateway.cpp": "#include <QtHttpServer/QHttpServer>",
    "server/main.cpp": '#include "server/messages/messages_service.cpp"',
    "client/net/CMakeLists.txt": "kith_room(kith_client_net LINKS kith_shared Qt6::WebSockets)",
    "client/net/rest.h": '#include "shared/ids.h"\n#include <QtWebSockets/QWebSocket>',
    "client/sync/CMakeLists.txt": "kith_room(kith_client_sync LINKS kith_client_net)",
    "client/sync/sync.h": '#include "client/net/rest.h"',
}


class Rooms(unittest.TestCase):
    def found_with(self, changes):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**SOUND, **changes}.items():
                file = Path(folder, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text + "\n", encoding="utf-8")
            return violations(Path(folder))

    def notices(self, changes, *words):
        found = self.found_with(changes)
        self.assertTrue(found, "nothing was noticed")
        for word in words:
            self.assertTrue(any(word in line for line in found), f"{word!r} is not in {found}")

    def test_sound_tree_passes(self):
        self.assertEqual(self.found_with({}), [])

    def test_include_of_room_that_is_not_linked(self):
        self.notices({"client/sync/more.cpp": '#include "client/cache/cache.h"', "client/cache/cache.h": ""}, "does not link")

    def test_include_across_sides(self):
        self.notices({"client/net/more.cpp": '#include "server/api/caller.h"'}, "never know each other")

    def test_include_across_sides_in_main(self):
        self.notices({"client/main.cpp": '#include "server/api/caller.h"'}, "never know each other")

    def test_link_across_sides(self):
        self.notices({"client/net/CMakeLists.txt": "kith_room(kith_client_net LINKS kith_server_api)"}, "never know each other")

    def test_shared_that_knows_a_side(self):
        self.notices({"shared/more.h": '#include "server/api/caller.h"'}, "shared knows nobody")

    def test_service_that_knows_the_gateway(self):
        self.notices(
            {
                "server/users/CMakeLists.txt": "kith_room(kith_server_users LINKS kith_server_api kith_server_gateway)",
                "server/gateway/gateway.h": "",
                "server/users/more.cpp": '#include "server/gateway/gateway.h"',
            },
            "server/users: links server/gateway",
            "more.cpp: includes server/gateway/gateway.h",
        )

    def test_service_against_the_seeds_lines(self):
        self.notices(
            {"server/users/CMakeLists.txt": "kith_room(kith_server_users LINKS kith_server_api kith_server_messages)"},
            "server/users: links server/messages",
            "circle of links",
        )

    def test_link_added_with_target_link_libraries(self):
        self.notices(
            {
                "server/users/CMakeLists.txt": "kith_room(kith_server_users LINKS kith_server_api)\n"
                "target_link_libraries(kith_server_users PRIVATE kith_server_gateway)"
            },
            "server/users: links server/gateway",
        )

    def test_circle_of_includes(self):
        self.notices({"client/net/more.h": '#include "client/sync/sync.h"'}, "circle of includes: client/net -> client/sync")

    def test_http_outside_the_gateway(self):
        self.notices({"server/api/more.cpp": "#include <QtHttpServer/QHttpServerRequest>"}, "belongs to server/gateway")
        self.notices({"server/api/more.cpp": "#include <QHttpServerRequest>"}, "belongs to server/gateway")

    def test_sql_outside_storage_and_cache(self):
        self.notices({"server/users/more.cpp": "#include <QtSql/QSqlQuery>"}, "belongs to client/cache")
        self.notices({"client/net/CMakeLists.txt": "kith_room(kith_client_net LINKS kith_shared Qt6::Sql)"}, "links Qt6::Sql")

    def test_window_on_the_server(self):
        self.notices({"server/users/more.cpp": "#include <QtGui/QImage>"}, "have no windows")

    def test_pictures_alone_decode(self):
        room = {"server/pictures/CMakeLists.txt": "kith_room(kith_server_pictures LINKS Qt6::Gui)\n"
                "target_link_libraries(kith-pictures PRIVATE kith_server_pictures)",
                "server/pictures/preview.h": "#include <QtGui/QImage>"}
        self.assertEqual(self.found_with(room), [])
        self.notices({**room, "server/pictures/more.h": "#include <QtWidgets/QLabel>"}, "have no windows")
        self.notices({**room, "server/CMakeLists.txt": "target_link_libraries(kithd PRIVATE kith_server_pictures)"}, "may")
        self.notices({**room, "server/users/more.cpp": '#include "server/pictures/preview.h"'}, "only the program kith-pictures")

    def test_relative_include(self):
        self.notices({"server/users/more.cpp": '#include "users_service.h"'}, "not a path from the top")

    def test_tree_without_rooms(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertTrue(violations(Path(folder)))


if __name__ == "__main__":
    unittest.main()
