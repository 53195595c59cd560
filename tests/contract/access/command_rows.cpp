// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr const char *answered = "";
constexpr const char *unknown = "not_found"; ///< the caller may not even know of it
constexpr const char *refused = "forbidden";

QJsonObject aboutMessage(const QString &message, const QString &field = {}, const QJsonValue &value = {})
{
    QJsonObject data{{u"messageId"_s, message}};
    if (!field.isEmpty())
        data.insert(field, value);
    return data;
}

QJsonObject pointerIn(const QString &conversation)
{
    return {{u"conversationId"_s, conversation}, {u"seq"_s, 1}};
}

CommandRows ofMessages()
{
    const auto toGroup = [](Cast &cast) { return textMessage(cast.group, u"hello"_s); };
    const auto toDirect = [](Cast &cast) { return textMessage(cast.direct, u"hello"_s); };
    const auto toBlocked = [](Cast &cast) { return textMessage(cast.blockedDirect, u"hello"_s); };
    const auto better = [](const QString &message) { return aboutMessage(message, u"content"_s, u"better"_s); };
    const auto reaction = [](const QString &message) { return aboutMessage(message, u"emoji"_s, u"🌱"_s); };
    const auto inGroup = [](Cast &cast) { return pointerIn(cast.group); };
    const auto inDirect = [](Cast &cast) { return pointerIn(cast.direct); };
    return {
        {"to the group", "message.send", unknown, refused, answered, answered, answered, toGroup},
        {"to a direct conversation of others", "message.send", unknown, unknown, answered, unknown, answered, toDirect},
        {"where a block stands between", "message.send", unknown, unknown, unknown, unknown, "blocked", toBlocked, "blocked"},
        {"what the member wrote", "message.edit", unknown, unknown, answered, refused, refused,
         [better](Cast &cast) { return better(freshMessage(cast, cast.member)); }},
        {"something early", "message.edit", unknown, refused, answered, refused, refused,
         [better](Cast &cast) { return better(idOf(cast.early)); }},
        {"what a fellow wrote", "message.unsend", unknown, unknown, refused, answered, answered,
         [](Cast &cast) { return aboutMessage(freshMessage(cast, cast.fellow)); }},
        {"in a direct conversation of others", "message.unsend", unknown, unknown, answered, unknown, refused,
         [](Cast &cast) { return aboutMessage(freshMessageIn(cast.direct, cast.member)); }},
        {"to something early", "reaction.set", unknown, refused, answered, answered, answered,
         [reaction](Cast &cast) { return reaction(idOf(cast.early)); }},
        {"to what came later", "reaction.set", unknown, unknown, answered, answered, answered,
         [reaction](Cast &cast) { return reaction(freshMessage(cast, cast.fellow)); }},
        {"in the group", "message.delivered", unknown, answered, answered, answered, answered, inGroup},
        {"in a direct conversation of others", "message.delivered", unknown, unknown, answered, unknown, answered, inDirect},
        {"in the group", "message.read", unknown, answered, answered, answered, answered, inGroup},
        {"in a direct conversation of others", "message.read", unknown, unknown, answered, unknown, answered, inDirect},
    };
}

CommandRows ofPresence()
{
    const auto typing = [](const QString &conversation) {
        return QJsonObject{{u"conversationId"_s, conversation}, {u"kind"_s, u"text"_s}};
    };
    const auto viewing = [](Cast &cast) { return QJsonObject{{u"conversationId"_s, cast.group}}; };
    return {
        {"in the group", "typing", unknown, refused, answered, answered, answered, [typing](Cast &cast) { return typing(cast.group); }},
        {"in a direct conversation of others", "typing", unknown, unknown, answered, unknown, answered,
         [typing](Cast &cast) { return typing(cast.direct); }},
        // It says what stands on a screen and gives nothing, so it tells nobody whether there is such a conversation.
        {"the group", "viewing", unknown, answered, answered, answered, answered, viewing},
        {"to the server", "ping", answered, answered, answered, answered, answered},
        {"a second time", "hello", unknown, unknown, unknown, unknown, unknown},
    };
}
} // namespace

CommandRows commandRows()
{
    return ofMessages() + ofPresence();
}

} // namespace kith::test
