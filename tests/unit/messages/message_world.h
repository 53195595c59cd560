// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/conversations/chat_world.h"

namespace kith::test {

/// Three people, a direct conversation of two of them and a group of all, with an admin.
class MessageWorld : public ChatWorld
{
public:
    MessageWorld()
    {
        befriend(anna, ben);
        befriend(anna, cleo);
        pair = direct(anna, ben);
        choir = group(anna, {ben, cleo});
        (void)database.takeEvents();
    }

    UserId anna = person(QStringLiteral("Anna")); ///< owner of the group
    UserId ben = person(QStringLiteral("Ben"));
    UserId cleo = person(QStringLiteral("Cleo")); ///< in the group alone
    QString pair;
    QString choir;

    static QString idOf(const QJsonObject &thing) { return thing.value(QLatin1String("id")).toString(); }
    static QByteArray path(const QJsonObject &message, const char *end = "") { return "/api/messages/" + idOf(message).toLatin1() + end; }
    static qint64 number(const QJsonObject &thing, const char *field) { return thing.value(QLatin1String(field)).toInteger(); }

    QJsonObject answerTo(UserId sender, const QJsonObject &original, const QString &text)
    {
        QJsonObject request = sending(original.value(QLatin1String("conversationId")).toString(), text);
        request.insert(QStringLiteral("replyTo"), original.value(QLatin1String("id")));
        return ok(sender, "message.send", request);
    }
    Result<server::Answer> edit(UserId caller, const QJsonObject &message, const QString &content)
    {
        return call(caller, "PUT " + path(message), {{QStringLiteral("content"), content}});
    }
    Result<server::Answer> unsend(UserId caller, const QJsonObject &message)
    {
        return call(caller, "message.unsend", {{QStringLiteral("messageId"), message.value(QLatin1String("id"))}});
    }
    Result<server::Answer> react(UserId caller, const QJsonObject &message, const QString &emoji, bool isSet = true)
    {
        return call(caller, "reaction.set",
                    {{QStringLiteral("messageId"), message.value(QLatin1String("id"))},
                     {QStringLiteral("emoji"), emoji},
                     {QStringLiteral("set"), isSet}});
    }
    void leave(UserId user) { ok(user, "DELETE /api/participant/" + choir.toLatin1() + '/' + user.toString().toLatin1()); }

    /// The message as a fresh look at the history shows it.
    QJsonObject look(UserId viewer, const QJsonObject &message)
    {
        const qint64 seq = number(message, "seq");
        const QJsonArray page = ok(viewer, "GET /api/messages/" + message.value(QLatin1String("conversationId")).toString().toLatin1(),
                                   {{QStringLiteral("after"), seq - 1}, {QStringLiteral("limit"), 1}})
                                    .value(QLatin1String("messages"))
                                    .toArray();
        return page.isEmpty() ? QJsonObject() : page.first().toObject();
    }
};

} // namespace kith::test
