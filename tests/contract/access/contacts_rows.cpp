// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

AccessRows contactRows(Town &town)
{
    const auto invite = [&town](const QString &end) {
        return [end, &town](Cast &) { return QString(u"/api/invites/"_s + freshInvite(town.settle(u"Host"_s)) + end); };
    };
    return {
        {"invites: make", "POST", u"/api/invites"_s, 201, 201, 201, 201, 201, fixedPath(u"/api/invites"_s)},
        {"invites: mine", "GET", u"/api/invites"_s, 200, 200, 200, 200, 200, fixedPath(u"/api/invites"_s)},
        {"invites: revoke another's", "DELETE", u"/api/invites/{code}"_s, 404, 404, 404, 404, 404, invite({})},
        {"invites: accept", "POST", u"/api/invites/{code}/accept"_s, 200, 200, 200, 200, 200, invite(u"/accept"_s)},
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
