// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/message_rows.h"

#include "server/storage/sql_text.h"

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

int partsOf(const Message &message)
{
    return (message.attachments.isEmpty() ? 0 : message_part::attachments) | (message.forwardedFrom ? message_part::forwarded : 0);
}
} // namespace

const QString &messageColumns()
{
    static const QString columns
        = u"m.id, m.conversation_id, m.seq, m.version, m.sender_id, m.client_id, m.type, m.content, m.note, m.reply_to, m.created_at, "
          "m.unsent_at, m.parts, m.mentions, m.edits, m.edited_at, m.edited_version, m.pinned_at, m.pinned_by, m.pinned_version, "
          "m.origin_message, m.origin_sender"_s;
    return columns;
}

MessageRow messageRowFrom(const Rows &rows, int first)
{
    MessageRow row;
    Message &message = row.message;
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
    row.parts = int(rows.integer(first + 12));
    if (!rows.isNull(first + 13))
        message.mentions = mentionsFrom(rows.text(first + 13));
    message.edits = int(rows.integer(first + 14));
    message.editedAt = rows.optionalTimestamp(first + 15);
    row.editedVersion = rows.integer(first + 16);
    message.pinnedAt = rows.optionalTimestamp(first + 17);
    message.pinnedBy = rows.id<UserId>(first + 18);
    row.pinnedVersion = rows.integer(first + 19);
    if (row.has(message_part::forwarded))
        message.forwardedFrom = Origin{.message = rows.id<MessageId>(first + 20), .sender = rows.id<UserId>(first + 21)};
    return row;
}

bool insertMessage(Transaction &transaction, const Message &message)
{
    // Most messages have no parts, and each bound value costs.
    static const QString plain
        = u"INSERT INTO messages (id, conversation_id, seq, version, sender_id, client_id, type, content, note, reply_to, created_at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sender_id, client_id) DO NOTHING"_s;
    static const QString withParts
        = u"INSERT INTO messages (id, conversation_id, seq, version, sender_id, client_id, type, content, note, reply_to, created_at, "
          "parts, mentions, origin_message, origin_sender) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sender_id, client_id) DO NOTHING"_s;
    const int parts = partsOf(message);
    const bool isPlain = parts == 0 && message.mentions.isEmpty();
    QVariantList values{message.id.value(),        message.conversation.value(), message.seq,
                        message.version,           message.sender.value(),       storedClientId(message),
                        int(message.type),         sqlText(message.content),     storedNote(message),
                        sqlValue(message.replyTo), toMs(message.createdAt)};
    if (!isPlain) {
        const Origin origin = message.forwardedFrom.value_or(Origin{});
        values += {parts, storedMentions(message.mentions), sqlValue(origin.message), sqlValue(origin.sender)};
    }
    if (transaction.execute(isPlain ? plain : withParts, values) != 1)
        return false;
    insertMentions(transaction, message);
    return true;
}

QVariant storedMentions(const QList<Mention> &mentions)
{
    if (mentions.isEmpty())
        return QVariant(QMetaType::fromType<QString>());
    return QString::fromUtf8(QJsonDocument(toJson(mentions)).toJson(QJsonDocument::Compact));
}

QList<Mention> mentionsFrom(const QString &stored)
{
    const auto read = mentionsFromJson(QJsonDocument::fromJson(stored.toUtf8()).array(), u"mentions"_s);
    return read ? *read : QList<Mention>();
}

void insertMentions(Transaction &transaction, const Message &message)
{
    static const QString sql = u"INSERT INTO message_mentions (conversation_id, user_id, seq, sender_id) VALUES (?, ?, ?, ?) "
                               "ON CONFLICT (conversation_id, user_id, seq) DO NOTHING"_s;
    for (const Mention &mention : message.mentions)
        transaction.execute(sql, {message.conversation.value(), mention.user.value(), message.seq, message.sender.value()});
}

} // namespace kith::server
