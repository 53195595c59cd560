// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
QString messagePath(const QString &message, const QString &end = {})
{
    return u"/api/messages/"_s + message + end;
}

std::function<QString(Cast &)> earlyPath(const QString &end = {})
{
    return [end](Cast &cast) { return messagePath(idOf(cast.early), end); };
}

/// Written by the member in the direct conversation with the owner.
QString freshDirect(Cast &cast)
{
    return freshMessageIn(cast.direct, cast.member);
}

QJsonObject forwardTo(const QString &conversation)
{
    return {{u"conversationIds"_s, QJsonArray{conversation}}, {u"clientIds"_s, QJsonArray{newClientId()}}};
}
} // namespace

AccessRows messageRows()
{
    const auto pointer = [](Cast &cast) { return QJsonObject{{u"conversationId"_s, cast.group}, {u"seq"_s, 1}}; };
    const auto words = [](Cast &) { return QJsonObject{{u"content"_s, u"better"_s}}; };
    const auto onward = [](Cast &cast) { return forwardTo(cast.direct); };
    const auto within = [](Cast &cast) { return forwardTo(cast.group); };
    return {
        {"messages: send to the group", "POST", u"/api/messages/send"_s, 404, 403, 201, 201, 201, fixedPath(u"/api/messages/send"_s),
         [](Cast &cast) { return textMessage(cast.group, u"hello"_s); }},
        {"messages: send to a direct conversation of others", "POST", u"/api/messages/send"_s, 404, 404, 201, 404, 201,
         fixedPath(u"/api/messages/send"_s), [](Cast &cast) { return textMessage(cast.direct, u"hello"_s); }},
        {"messages: send where a block stands between", "POST", u"/api/messages/send"_s, 404, 404, 404, 404, 403,
         fixedPath(u"/api/messages/send"_s), [](Cast &cast) { return textMessage(cast.blockedDirect, u"hello"_s); }, 403},
        {"messages: history where a block stands between",
         "GET",
         u"/api/messages/{conversationId}"_s,
         404,
         404,
         404,
         404,
         200,
         [](Cast &cast) { return QString(u"/api/messages/"_s + cast.blockedDirect); },
         {},
         200},
        {"messages: history", "GET", u"/api/messages/{conversationId}"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/messages/", cast); }},
        {"messages: direct history of others", "GET", u"/api/messages/{conversationId}"_s, 404, 404, 200, 404, 200,
         [](Cast &cast) { return QString(u"/api/messages/"_s + cast.direct); }},
        {"messages: unsend what a fellow wrote", "PUT", u"/api/messages/unsent/{messageId}"_s, 404, 404, 403, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/unsent/"_s + freshMessage(cast, cast.fellow)); }},
        {"messages: unsend what the member wrote", "PUT", u"/api/messages/unsent/{messageId}"_s, 404, 404, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/unsent/"_s + freshMessage(cast, cast.member)); }},
        {"messages: pins", "GET", u"/api/messages/{conversationId}/pins"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/messages/", cast, u"/pins"_s); }},
        {"messages: edit what the member wrote", "PUT", u"/api/messages/{messageId}"_s, 404, 404, 200, 403, 403,
         [](Cast &cast) { return messagePath(freshMessage(cast, cast.member)); }, words},
        {"messages: edit something early", "PUT", u"/api/messages/{messageId}"_s, 404, 403, 200, 403, 403, earlyPath(), words},
        {"messages: edit in a direct conversation of others", "PUT", u"/api/messages/{messageId}"_s, 404, 404, 200, 404, 403,
         [](Cast &cast) { return messagePath(freshDirect(cast)); }, words},
        {"messages: earlier versions", "GET", u"/api/messages/{messageId}/edits"_s, 404, 403, 200, 200, 200, earlyPath(u"/edits"_s)},
        {"messages: react", "PUT", u"/api/messages/{messageId}/reactions/{emoji}"_s, 404, 403, 200, 200, 200,
         earlyPath(u"/reactions/%F0%9F%8C%B1"_s)},
        {"messages: react to what came later", "PUT", u"/api/messages/{messageId}/reactions/{emoji}"_s, 404, 404, 200, 200, 200,
         [](Cast &cast) { return messagePath(freshMessage(cast, cast.fellow), u"/reactions/%F0%9F%8C%B1"_s); }},
        {"messages: take a reaction away", "DELETE", u"/api/messages/{messageId}/reactions/{emoji}"_s, 404, 403, 200, 200, 200,
         earlyPath(u"/reactions/%F0%9F%8C%B1"_s)},
        {"messages: pin", "PUT", u"/api/messages/{messageId}/pin"_s, 404, 403, 403, 200, 200, earlyPath(u"/pin"_s)},
        {"messages: pin in a direct conversation of others", "PUT", u"/api/messages/{messageId}/pin"_s, 404, 404, 200, 404, 200,
         [](Cast &cast) { return messagePath(freshDirect(cast), u"/pin"_s); }},
        {"messages: unpin", "DELETE", u"/api/messages/{messageId}/pin"_s, 404, 403, 403, 200, 200, earlyPath(u"/pin"_s)},
        {"messages: forward to a direct conversation of others", "POST", u"/api/messages/{messageId}/forward"_s, 404, 404, 201, 404, 201,
         earlyPath(u"/forward"_s), onward},
        {"messages: forward into the group", "POST", u"/api/messages/{messageId}/forward"_s, 404, 403, 201, 201, 201,
         earlyPath(u"/forward"_s), within},
        {"messages: unsend something early", "PUT", u"/api/messages/unsent/{messageId}"_s, 404, 403, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/unsent/"_s + idOf(cast.early)); }},
        {"messages: delivered", "PUT", u"/api/messages/delivered"_s, 404, 200, 200, 200, 200, fixedPath(u"/api/messages/delivered"_s),
         pointer},
        {"messages: read", "PUT", u"/api/messages/read"_s, 404, 200, 200, 200, 200, fixedPath(u"/api/messages/read"_s), pointer},
        {"messages: who has read it", "GET", u"/api/messages/read/{messageId}"_s, 404, 403, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/read/"_s + idOf(cast.early)); }},
        {"search everywhere", "GET", u"/api/search"_s, 200, 200, 200, 200, 200, fixedPath(u"/api/search?q=hello"_s)},
        {"search the group", "GET", u"/api/search"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/search?q=hello&conversationId=", cast); }},
        {"search a direct conversation of others", "GET", u"/api/search"_s, 404, 404, 200, 404, 200,
         [](Cast &cast) { return QString(u"/api/search?q=hello&conversationId="_s + cast.direct); }},
        {"members", "GET", u"/api/messages/member"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/messages/member?conversationId=", cast); }},
    };
}

} // namespace kith::test
