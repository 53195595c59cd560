// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

AccessRows userRows()
{
    return {
        {.what = "users: sign out",
         .method = "POST",
         .path = u"/api/users/logout"_s,
         .outsider = 204,
         .former = 204,
         .member = 204,
         .admin = 204,
         .owner = 204,
         .target = fixedPath(u"/api/users/logout"_s),
         .endsSession = true},
        {"users: me", "GET", u"/api/users/me"_s, 200, 200, 200, 200, 200, fixedPath(u"/api/users/me"_s)},
        {"users: a fellow",
         "GET",
         u"/api/users/{userId}"_s,
         404,
         200,
         200,
         200,
         200,
         [](Cast &cast) { return QString(u"/api/users/"_s + cast.fellow.id); },
         {},
         200},
        {"users: edit a fellow", "PUT", u"/api/users/{userId}"_s, 404, 403, 403, 403, 403,
         [](Cast &cast) { return QString(u"/api/users/"_s + cast.fellow.id); },
         [](Cast &) {
             return QJsonObject{{u"about"_s, u"hacked"_s}};
         },
         403, 200},
        {"users: search", "GET", u"/api/users/search"_s, 200, 200, 200, 200, 200, fixedPath(u"/api/users/search?q=fe"_s)},
        {"users: erase a fellow", "DELETE", u"/api/users/{userId}"_s, 404, 403, 403, 403, 403,
         [](Cast &cast) { return QString(u"/api/users/"_s + cast.fellow.id); },
         [](Cast &cast) {
             return QJsonObject{{u"password"_s, cast.fellow.password}};
         },
         403},
        {"users: password of a fellow", "PUT", u"/api/users/{userId}/password"_s, 404, 403, 403, 403, 403,
         [](Cast &cast) { return u"/api/users/%1/password"_s.arg(cast.fellow.id); },
         [](Cast &cast) {
             return QJsonObject{{u"current"_s, cast.fellow.password}, {u"password"_s, u"a whole new sentence"_s}};
         },
         403},
        {"users: sessions of a fellow",
         "GET",
         u"/api/users/{userId}/sessions"_s,
         404,
         403,
         403,
         403,
         403,
         [](Cast &cast) { return u"/api/users/%1/sessions"_s.arg(cast.fellow.id); },
         {},
         403},
        {"users: end sessions of a fellow",
         "DELETE",
         u"/api/users/{userId}/sessions"_s,
         404,
         403,
         403,
         403,
         403,
         [](Cast &cast) { return u"/api/users/%1/sessions"_s.arg(cast.fellow.id); },
         {},
         403},
        {"users: end one session of a fellow",
         "DELETE",
         u"/api/users/{userId}/sessions/{sessionId}"_s,
         404,
         403,
         403,
         403,
         403,
         [](Cast &cast) { return u"/api/users/%1/sessions/%2"_s.arg(cast.fellow.id, cast.fellow.sessionId); },
         {},
         403},
    };
}

} // namespace kith::test
