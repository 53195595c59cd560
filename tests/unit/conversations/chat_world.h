// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/route_table.h"
#include "server/bus/presence_board.h"
#include "server/conversations/conversation_routes.h"
#include "server/messages/message_routes.h"
#include "shared/id_generator.h"
#include "tests/support/sample_people.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>

namespace kith::test {

/// What typing is told to.
class RecordingSink final : public server::EventSink
{
public:
    void publish(std::vector<server::EventPtr> published) override { events.insert(events.end(), published.begin(), published.end()); }
    std::vector<server::EventPtr> events;
};

/// The rooms conversations and messages on a fresh database, called through their own route tables.
class ChatWorld
{
public:
    InMemoryDatabase database;
    IdGenerator ids{7};
    server::PresenceBoard board;
    RecordingSink sink;

    /// `request`: "POST /api/messages/send", or the name of a realtime command.
    Result<server::Answer> call(UserId caller, const QByteArray &request, QJsonObject input = {})
    {
        const server::Route *route = find(request, input);
        if (!route)
            qFatal("no such route: %s", request.constData());
        const server::Call made{.caller = {.user = caller, .session = SessionId(caller.value()), .isAdministrator = false},
                                .input = input,
                                .requestId = {},
                                .peerAddress = {}};
        if (const auto *read = std::get_if<server::ReadFunction>(&route->function))
            return database.read([&](server::Transaction &transaction) { return (*read)(transaction, made); });
        const auto &write = std::get<server::WriteFunction>(route->function);
        return database.write([&](server::Transaction &transaction) { return write.run(transaction, made); });
    }
    /// The body; ends the test program when it was refused.
    QJsonObject ok(UserId caller, const QByteArray &request, const QJsonObject &input = {})
    {
        const auto answer = call(caller, request, input);
        if (!answer)
            qFatal("%s was refused: %s %s", request.constData(), codeName(answer.error()), qPrintable(answer.error().detail));
        return answer->body;
    }
    /// Status of the answer or of the error.
    int status(UserId caller, const QByteArray &request, const QJsonObject &input = {})
    {
        const auto answer = call(caller, request, input);
        return answer ? answer->status : answer.error().status();
    }
    std::optional<ErrorCode> refusal(UserId caller, const QByteArray &request, const QJsonObject &input = {})
    {
        const auto answer = call(caller, request, input);
        return answer ? std::nullopt : std::optional(answer.error().code);
    }

    UserId person(const QString &name) { return addPerson(database, name); }
    void befriend(UserId one, UserId other) { test::befriend(database, one, other); }
    void block(UserId owner, UserId other)
    {
        database.scalar(QStringLiteral("UPDATE contacts SET status = 3 WHERE owner_id = ? AND user_id = ?"),
                        {owner.value(), other.value()});
    }
    void unblock(UserId owner, UserId other)
    {
        database.scalar(QStringLiteral("UPDATE contacts SET status = 2 WHERE owner_id = ? AND user_id = ?"),
                        {owner.value(), other.value()});
    }
    void hideReads(UserId user) { database.scalar(QStringLiteral("UPDATE users SET read_receipts = 0 WHERE id = ?"), {user.value()}); }

    QString direct(UserId one, UserId other)
    {
        return ok(one, "POST /api/conversations", {{QStringLiteral("isGroup"), false}, {QStringLiteral("userId"), other.toString()}})
            .value(QLatin1String("id"))
            .toString();
    }
    QString group(UserId owner, const QList<UserId> &members, const QString &name = QStringLiteral("Choir"))
    {
        return ok(owner, "POST /api/conversations",
                  {{QStringLiteral("isGroup"), true}, {QStringLiteral("name"), name}, {QStringLiteral("userIds"), idList(members)}})
            .value(QLatin1String("id"))
            .toString();
    }
    static QJsonObject sending(const QString &conversation, const QString &content,
                               const QString &clientId = QUuid::createUuid().toString(QUuid::WithoutBraces))
    {
        return {{QStringLiteral("conversationId"), conversation},
                {QStringLiteral("clientId"), clientId},
                {QStringLiteral("type"), QStringLiteral("text")},
                {QStringLiteral("content"), content}};
    }
    QJsonObject send(UserId sender, const QString &conversation, const QString &content)
    {
        return ok(sender, "message.send", sending(conversation, content));
    }

    static QJsonArray idList(const QList<UserId> &users)
    {
        QJsonArray out;
        for (const UserId user : users)
            out.append(user.toString());
        return out;
    }

private:
    static const char *codeName(const Error &error) { return traitsOf(error.code).name; }

    const server::Route *find(const QByteArray &request, QJsonObject &input) const
    {
        const qsizetype space = request.indexOf(' ');
        if (space < 0)
            return m_routes.command(request);
        const auto match = m_routes.match(server::verbFromName(request.first(space)), request.sliced(space + 1));
        for (auto it = match.parameters.begin(); it != match.parameters.end(); ++it)
            input.insert(it.key(), it.value());
        return match.route;
    }

    server::RouteTable m_routes{{server::conversationRoutes(ids, board, sink), server::messageRoutes(ids)}};
};

} // namespace kith::test
