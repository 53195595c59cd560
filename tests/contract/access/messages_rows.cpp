// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

AccessRows messageRows()
{
    const auto pointer = [](Cast &cast) { return QJsonObject{{u"conversationId"_s, cast.group}, {u"seq"_s, 1}}; };
    return {
        {"messages: send to the group", "POST", u"/api/messages/send"_s, 404, 403, 201, 201, 201, fixedPath(u"/api/messages/send"_s),
         [](Cast &cast) { return textMessage(cast.group, u"hello"_s); }},
        {"messages: send to a direct conversation of others", "POST", u"/api/messages/send"_s, 404, 404, 201, 404, 201,
         fixedPath(u"/api/messages/send"_s), [](Cast &cast) { return textMessage(cast.direct, u"hello"_s); }},
        {"messages: history", "GET", u"/api/messages/{conversationId}"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/messages/", cast); }},
        {"messages: direct history of others", "GET", u"/api/messages/{conversationId}"_s, 404, 404, 200, 404, 200,
         [](Cast &cast) { return QString(u"/api/messages/"_s + cast.direct); }},
        {"messages: unsend what a fellow wrote", "PUT", u"/api/messages/unsent/{messageId}"_s, 404, 404, 403, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/unsent/"_s + freshMessage(cast, cast.fellow)); }},
        {"messages: unsend what the member wrote", "PUT", u"/api/messages/unsent/{messageId}"_s, 404, 404, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/unsent/"_s + freshMessage(cast, cast.member)); }},
        {"messages: unsend something early", "PUT", u"/api/messages/unsent/{messageId}"_s, 404, 403, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/unsent/"_s + idOf(cast.early)); }},
        {"messages: delivered", "PUT", u"/api/messages/delivered"_s, 404, 200, 200, 200, 200, fixedPath(u"/api/messages/delivered"_s),
         pointer},
        {"messages: read", "PUT", u"/api/messages/read"_s, 404, 200, 200, 200, 200, fixedPath(u"/api/messages/read"_s), pointer},
        {"messages: who has read it", "GET", u"/api/messages/read/{messageId}"_s, 404, 403, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/read/"_s + idOf(cast.early)); }},
        {"members", "GET", u"/api/messages/member"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/messages/member?conversationId=", cast); }},
    };
}

} // namespace kith::test
