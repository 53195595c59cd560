// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

AccessRows contactRows(Town &town)
{
    return {
        {"contacts: mine", "GET", u"/api/contacts"_s, 200, 200, 200, 200, 200, fixedPath(u"/api/contacts"_s)},
        {"contacts: ask", "POST", u"/api/contacts"_s, 202, 202, 202, 202, 202, fixedPath(u"/api/contacts"_s),
         [](Cast &) {
             return QJsonObject{{u"phone"_s, u"+4915129111111"_s}};
         }},
        {"contacts: accept who never asked", "PUT", u"/api/contacts/{userId}"_s, 404, 404, 404, 404, 200,
         [](Cast &cast) { return QString(u"/api/contacts/"_s + cast.fellow.id); },
         [](Cast &) {
             return QJsonObject{{u"status"_s, u"accepted"_s}};
         },
         200},
        {"contacts: remove who is none",
         "DELETE",
         u"/api/contacts/{userId}"_s,
         404,
         404,
         404,
         404,
         204,
         [&town](Cast &cast) {
             town.befriend(cast.owner, cast.fellow);
             return QString(u"/api/contacts/"_s + cast.fellow.id);
         },
         {},
         204},
    };
}

} // namespace kith::test
