// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

AccessRows conversationRows(Town &town)
{
    const QString conversation = u"/api/conversations/{conversationId}"_s;
    const QString participants = u"/api/participant/{conversationId}"_s;
    const QString participant = u"/api/participant/{conversationId}/{userId}"_s;
    return {
        {"conversations: mine", "GET", u"/api/conversations"_s, 200, 200, 200, 200, 200, fixedPath(u"/api/conversations"_s)},
        {"conversations: with a member", "POST", u"/api/conversations"_s, 404, 404, 422, 200, 200, fixedPath(u"/api/conversations"_s),
         [&town](Cast &cast) {
             (void)town.direct(cast.admin, cast.member);
             return QJsonObject{{u"isGroup"_s, false}, {u"userId"_s, cast.member.id}};
         },
         403},
        {"conversations: one", "GET", conversation, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/conversations/", cast); }},
        {"conversations: rename", "PUT", conversation, 404, 403, 403, 200, 200,
         [](Cast &cast) { return groupPath("/api/conversations/", cast); },
         [](Cast &) {
             return QJsonObject{{u"name"_s, u"Renamed"_s}};
         }},
        {"conversations: changes", "GET", conversation + u"/changes"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/conversations/", cast, u"/changes"_s); }},
        {"conversations: own settings", "PUT", conversation + u"/settings"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/conversations/", cast, u"/settings"_s); },
         [](Cast &) {
             return QJsonObject{{u"isPinned"_s, true}};
         }},
        {"conversations: draft", "PUT", conversation + u"/draft"_s, 404, 403, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/conversations/", cast, u"/draft"_s); },
         [](Cast &) {
             return QJsonObject{{u"text"_s, u"begun"_s}};
         }},
        {"participants: add", "POST", participants, 404, 403, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/participant/", cast); },
         [](Cast &cast) {
             return QJsonObject{{u"userIds"_s, QJsonArray{cast.spare.id}}};
         }},
        {"participants: role", "PUT", participant, 404, 403, 403, 403, 200,
         [](Cast &cast) { return groupPath("/api/participant/", cast, u'/' + cast.fellow.id); },
         [](Cast &) {
             return QJsonObject{{u"role"_s, u"member"_s}};
         }},
        {"participants: remove", "DELETE", participant, 404, 403, 403, 204, 204,
         [](Cast &cast) { return groupPath("/api/participant/", cast, u'/' + freshMember(cast)); }},
        {"participants: remove the owner", "DELETE", participant, 404, 403, 403, 403, 409,
         [](Cast &cast) { return groupPath("/api/participant/", cast, u'/' + cast.owner.id); }},
    };
}

} // namespace kith::test
