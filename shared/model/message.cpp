// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/model/message.h"

#include "shared/protocol/json_reader.h"

namespace kith {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();

QJsonObject noteToJson(const SystemNote &note)
{
    QJsonObject out{{u"event"_s, note.event}};
    QJsonArray users;
    for (const UserId user : note.users)
        users.append(user.toString());
    if (!users.isEmpty())
        out.insert(u"userIds"_s, users);
    if (!note.text.isEmpty())
        out.insert(u"text"_s, note.text);
    return out;
}

Result<SystemNote> noteFromJson(const QJsonObject &json)
{
    JsonReader in(json, u"system"_s);
    SystemNote note;
    note.event = in.text("event"_L1);
    note.users = in.ids<UserId>("userIds"_L1, Need::Optional, 2000);
    note.text = in.text("text"_L1, Need::Optional);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return note;
}
} // namespace

QJsonObject toJson(const Message &message)
{
    QJsonObject out{
        {u"id"_s, message.id.toString()},
        {u"conversationId"_s, message.conversation.toString()},
        {u"seq"_s, message.seq},
        {u"version"_s, message.version},
        {u"senderId"_s, message.sender.toString()},
        {u"type"_s, message.type == MessageType::System ? u"system"_s : u"text"_s},
        {u"content"_s, message.content},
        {u"createdAt"_s, toRfc3339(message.createdAt)},
    };
    if (!message.clientId.isEmpty())
        out.insert(u"clientId"_s, message.clientId);
    if (!message.replyTo.isNull())
        out.insert(u"replyTo"_s, message.replyTo.toString());
    if (message.unsentAt)
        out.insert(u"unsentAt"_s, toRfc3339(*message.unsentAt));
    if (message.note)
        out.insert(u"system"_s, noteToJson(*message.note));
    return out;
}

Result<Message> messageFromJson(const QJsonObject &json)
{
    JsonReader in(json);
    Message message;
    message.id = in.id<MessageId>("id"_L1);
    message.conversation = in.id<ConversationId>("conversationId"_L1);
    message.seq = in.integer("seq"_L1, Need::Required, 1, unbounded);
    message.version = in.integer("version"_L1, Need::Required, 1, unbounded);
    message.sender = in.id<UserId>("senderId"_L1);
    message.type = in.text("type"_L1) == u"system"_s ? MessageType::System : MessageType::Text;
    message.content = in.text("content"_L1, Need::Optional);
    message.createdAt = in.timestamp("createdAt"_L1).value_or(Timestamp{});
    message.clientId = in.text("clientId"_L1, Need::Optional);
    message.replyTo = in.id<MessageId>("replyTo"_L1, Need::Optional);
    message.unsentAt = in.timestamp("unsentAt"_L1, Need::Optional);
    if (in.has("system"_L1)) {
        const auto note = noteFromJson(in.object("system"_L1));
        if (!note)
            return note.error();
        message.note = *note;
    }
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return message;
}

QJsonObject toJson(const Receipt &receipt)
{
    static const QString names[] = {u"none"_s, u"delivered"_s, u"read"_s};
    QJsonObject out{{u"userId"_s, receipt.user.toString()}, {u"state"_s, names[size_t(receipt.state)]}};
    if (receipt.at)
        out.insert(u"at"_s, toRfc3339(*receipt.at));
    return out;
}

Result<Receipt> receiptFromJson(const QJsonObject &json)
{
    JsonReader in(json);
    Receipt receipt;
    receipt.user = in.id<UserId>("userId"_L1);
    const QString state = in.choice("state"_L1, Need::Required, {u"none"_s, u"delivered"_s, u"read"_s});
    receipt.state = state == u"read"_s ? Receipt::State::Read : state == u"delivered"_s ? Receipt::State::Delivered : Receipt::State::None;
    receipt.at = in.timestamp("at"_L1, Need::Optional);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return receipt;
}

} // namespace kith
