// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/message_rows.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
SystemNote noteFrom(const QString &stored)
{
    const QJsonObject json = QJsonDocument::fromJson(stored.toUtf8()).object();
    SystemNote note{.event = json.value("event"_L1).toString(), .users = {}, .text = json.value("text"_L1).toString()};
    const QJsonArray users = json.value("userIds"_L1).toArray();
    for (const QJsonValue &user : users)
        note.users.append(UserId::fromString(user.toString()).value_or(UserId()));
    return note;
}

QVariant storedNote(const Message &message)
{
    if (!message.note)
        return QVariant(QMetaType::fromType<QString>());
    const QJsonObject json = toJson(message).value("system"_L1).toObject();
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QVariant storedClientId(const Message &message)
{
    return message.clientId.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(message.clientId);
}
} // namespace

const QString &messageColumns()
{
    static const QString columns = u"m.id, m.conversation_id, m.seq, m.version, m.sender_id, m.client_id, m.type, m.content, "
                                   "m.note, m.reply_to, m.created_at, m.unsent_at"_s;
    return columns;
}

Message messageFrom(const Rows &rows, int first)
{
    Message message;
    message.id = rows.id<MessageId>(first);
    message.conversation = rows.id<ConversationId>(first + 1);
    message.seq = rows.integer(first + 2);
    message.version = rows.integer(first + 3);
    message.sender = rows.id<UserId>(first + 4);
    message.clientId = rows.text(first + 5);
    message.type = MessageType(rows.integer(first + 6));
    message.content = rows.text(first + 7);
    if (!rows.isNull(first + 8))
        message.note = noteFrom(rows.text(first + 8));
    message.replyTo = rows.id<MessageId>(first + 9);
    message.createdAt = rows.timestamp(first + 10);
    message.unsentAt = rows.optionalTimestamp(first + 11);
    return message;
}

bool insertMessage(Transaction &transaction, const Message &message)
{
    static const QString sql
        = u"INSERT INTO messages (id, conversation_id, seq, version, sender_id, client_id, type, content, note, reply_to, created_at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sender_id, client_id) DO NOTHING"_s;
    return transaction.execute(sql, {message.id.value(), message.conversation.value(), message.seq, message.version, message.sender.value(),
                                     storedClientId(message), int(message.type), message.content.isNull() ? u""_s : message.content,
                                     storedNote(message), sqlValue(message.replyTo), toMs(message.createdAt)})
           == 1;
}

} // namespace kith::server
