// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"
#include "shared/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

namespace kith {

/// Client to server over `/ws`: {"id":"7","do":"message.send","data":{…}}.
struct Command
{
    QString id; ///< at most 64 characters, chosen by the client, echoed in the reply
    QString name;
    QJsonObject data;
};

/// Server to client: {"re":"7","ok":{…}} or {"re":"7","error":{problem}}.
struct Reply
{
    QString id;
    std::optional<Error> error;
    QJsonObject ok;
};

/// Server to client: {"on":"message.created","conversationId":"…","version":41,"data":{…}}.
struct ServerEvent
{
    QString name;
    ConversationId conversation; ///< null for events of a person
    qint64 version = 0; ///< of the conversation, or of the person for `me.changed`; 0 for what is never stored
    QJsonObject data;
};

[[nodiscard]] QByteArray encodeCommand(const Command &command);
/// `requestId`: of an error, under which the server logged it.
[[nodiscard]] QByteArray encodeReply(const Reply &reply, const QString &requestId = {});
[[nodiscard]] QByteArray encodeEvent(const ServerEvent &event);

/// Errors: BadRequest with a sentence.
[[nodiscard]] Result<Command> decodeCommand(const QByteArray &frame);

/// What a client can receive: a reply or an event.
struct ServerFrame
{
    std::optional<Reply> reply;
    std::optional<ServerEvent> event;
};
/// Errors: Protocol.
[[nodiscard]] Result<ServerFrame> decodeServerFrame(const QByteArray &frame);

} // namespace kith
