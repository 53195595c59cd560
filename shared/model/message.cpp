// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/model/message.h"

#include "shared/protocol/json_reader.h"

namespace kith {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();
constexpr qsizetype listMax = 1'000;

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

/// What few messages have.
void addParts(const Message &message, QJsonObject &out)
{
    if (!message.mentions.isEmpty())
        out.insert(u"mentions"_s, toJson(message.mentions));
    if (!message.attachments.isEmpty())
        out.insert(u"attachments"_s, toJson(message.attachments));
    if (message.quote)
        out.insert(u"quote"_s, toJson(*message.quote));
    if (message.forwardedFrom)
        out.insert(u"forwardedFrom"_s, toJson(*message.forwardedFrom));
    if (message.editedAt) {
        out.insert(u"editedAt"_s, toRfc3339(*message.editedAt));
        out.insert(u"edits"_s, message.edits);
    }
    if (!message.reactions.isEmpty())
        out.insert(u"reactions"_s, toJson(message.reactions));
    if (message.pinnedAt) {
        out.insert(u"pinnedAt"_s, toRfc3339(*message.pinnedAt));
        out.insert(u"pinnedBy"_s, message.pinnedBy.toString());
    }
}

template<class Part, class Whole>
void take(const Result<Part> &read, Whole &whole, std::optional<Error> &failure)
{
    if (read)
        whole = *read;
    else if (!failure)
        failure = read.error();
}

Result<void> readParts(JsonReader &in, Message &message)
{
    std::optional<Error> failure;
    if (in.has("mentions"_L1))
        take(mentionsFromJson(in.array("mentions"_L1, Need::Optional, listMax), u"mentions"_s), message.mentions, failure);
    if (in.has("attachments"_L1))
        take(attachmentsFromJson(in.array("attachments"_L1, Need::Optional, listMax), u"attachments"_s), message.attachments, failure);
    if (in.has("reactions"_L1))
        take(reactionsFromJson(in.array("reactions"_L1, Need::Optional, listMax), u"reactions"_s), message.reactions, failure);
    if (in.has("quote"_L1))
        take(quoteFromJson(in.object("quote"_L1), u"quote"_s), message.quote, failure);
    if (in.has("forwardedFrom"_L1))
        take(originFromJson(in.object("forwardedFrom"_L1), u"forwardedFrom"_s), message.forwardedFrom, failure);
    message.editedAt = in.timestamp("editedAt"_L1, Need::Optional);
    if (message.editedAt)
        message.edits = int(in.integer("edits"_L1, Need::Optional, 1, std::numeric_limits<int>::max(), 1));
    message.pinnedAt = in.timestamp("pinnedAt"_L1, Need::Optional);
    if (message.pinnedAt)
        message.pinnedBy = in.id<UserId>("pinnedBy"_L1);
    if (failure)
        return *failure;
    return {};
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
        {u"type"_s, nameOf(message.type)},
        {u"content"_s, message.content},
        {u"createdAt"_s, toRfc3339(message.createdAt)},
    };
    if (!message.clientId.isEmpty())
        out.insert(u"clientId"_s, message.clientId);
    if (!message.replyTo.isNull())
        out.insert(u"replyTo"_s, message.replyTo.toString());
    addParts(message, out);
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
    message.type = messageTypeFromName(in.text("type"_L1));
    message.content = in.text("content"_L1, Need::Optional);
    message.createdAt = in.timestamp("createdAt"_L1).value_or(Timestamp{});
    message.clientId = in.text("clientId"_L1, Need::Optional);
    message.replyTo = in.id<MessageId>("replyTo"_L1, Need::Optional);
    message.unsentAt = in.timestamp("unsentAt"_L1, Need::Optional);
    if (const auto parts = readParts(in, message); !parts)
        return parts.error();
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
