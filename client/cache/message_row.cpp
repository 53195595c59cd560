// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/message_row.h"

#include "client/cache/message_extra.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

Message readMessage(const QSqlQuery &row)
{
    Message message{.id = MessageId(row.value(0).toLongLong()),
                    .conversation = ConversationId(row.value(1).toLongLong()),
                    .seq = row.value(2).toLongLong(),
                    .version = row.value(3).toLongLong(),
                    .sender = UserId(row.value(4).toLongLong())};
    message.clientId = row.value(5).toString();
    message.type = MessageType(row.value(6).toInt());
    message.content = row.value(7).toString();
    message.replyTo = MessageId(row.value(8).toLongLong());
    message.createdAt = fromMs(row.value(9).toLongLong());
    if (!row.isNull(10))
        message.unsentAt = fromMs(row.value(10).toLongLong());
    if (const QByteArray note = row.value(11).toByteArray(); !note.isEmpty()) {
        const QJsonObject json = QJsonDocument::fromJson(note).object();
        SystemNote read{.event = json.value(u"event"_s).toString(), .users = {}, .text = json.value(u"text"_s).toString()};
        const QJsonArray users = json.value(u"userIds"_s).toArray();
        for (const QJsonValue &user : users)
            read.users.append(UserId::fromString(user.toString()).value_or(UserId()));
        message.note = read;
    }
    readExtra(row.value(12).toByteArray(), message);
    return message;
}

} // namespace kith::client
