// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/envelope.h"

#include "shared/protocol/problem.h"
#include "shared/protocol/strict_json.h"

#include <QtCore/QJsonDocument>

namespace kith {

using namespace Qt::Literals::StringLiterals;

namespace {
QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

constexpr int idLength = 64;
constexpr int nameLength = 64;
} // namespace

QByteArray encodeCommand(const Command &command)
{
    return compact({{u"id"_s, command.id}, {u"do"_s, command.name}, {u"data"_s, command.data}});
}

QByteArray encodeReply(const Reply &reply, const QString &requestId)
{
    if (reply.error)
        return compact({{u"re"_s, reply.id}, {u"error"_s, problemToJson(*reply.error, requestId)}});
    return compact({{u"re"_s, reply.id}, {u"ok"_s, reply.ok}});
}

QByteArray encodeEvent(const ServerEvent &event)
{
    QJsonObject out{{u"on"_s, event.name}, {u"data"_s, event.data}};
    if (!event.conversation.isNull())
        out.insert(u"conversationId"_s, event.conversation.toString());
    if (event.version > 0)
        out.insert(u"version"_s, event.version);
    return compact(out);
}

Result<Command> decodeCommand(const QByteArray &frame)
{
    QJsonParseError parse;
    const QJsonDocument document = hasStrictStrings(frame) ? QJsonDocument::fromJson(frame, &parse) : QJsonDocument();
    if (!document.isObject())
        return Error{.code = ErrorCode::BadRequest, .detail = u"A frame must hold one JSON object."_s};
    const QJsonObject object = document.object();
    const QJsonValue id = object.value(u"id"_s);
    const QJsonValue name = object.value(u"do"_s);
    const QJsonValue data = object.value(u"data"_s);
    if (!id.isString() || id.toString().isEmpty() || id.toString().size() > idLength)
        return Error{.code = ErrorCode::BadRequest, .detail = u"\"id\" must be a text of 1 to 64 characters."_s};
    if (!name.isString() || name.toString().isEmpty() || name.toString().size() > nameLength)
        return Error{.code = ErrorCode::BadRequest, .detail = u"\"do\" must name a command."_s};
    if (!data.isUndefined() && !data.isNull() && !data.isObject())
        return Error{.code = ErrorCode::BadRequest, .detail = u"\"data\" must be an object."_s};
    return Command{id.toString(), name.toString(), data.toObject()};
}

Result<ServerFrame> decodeServerFrame(const QByteArray &frame)
{
    const Error senseless{.code = ErrorCode::Protocol};
    const QJsonDocument document = QJsonDocument::fromJson(frame);
    if (!document.isObject())
        return senseless;
    const QJsonObject object = document.object();
    if (const QJsonValue re = object.value(u"re"_s); re.isString()) {
        Reply reply{.id = re.toString(), .error = std::nullopt, .ok = object.value(u"ok"_s).toObject()};
        if (const QJsonValue error = object.value(u"error"_s); error.isObject())
            reply.error = problemFromJson(error.toObject());
        return ServerFrame{.reply = reply, .event = std::nullopt};
    }
    const QJsonValue on = object.value(u"on"_s);
    if (!on.isString())
        return senseless;
    ServerEvent event{.name = on.toString(),
                      .conversation = {},
                      .version = object.value(u"version"_s).toInteger(),
                      .data = object.value(u"data"_s).toObject()};
    if (const QJsonValue conversation = object.value(u"conversationId"_s); conversation.isString()) {
        const auto id = ConversationId::fromString(conversation.toString());
        if (!id)
            return senseless;
        event.conversation = *id;
    }
    return ServerFrame{.reply = std::nullopt, .event = event};
}

} // namespace kith
