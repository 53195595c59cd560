// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_service.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/conversation_store.h"
#include "server/conversations/message_rows.h"
#include "server/messages/message_store.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();

QString readContent(JsonReader &in)
{
    const QString text = in.text("content"_L1);
    if (text.isEmpty() && in.raw().value("content"_L1) != QJsonValue(QString()))
        return {};
    QString content = tidyMessage(text);
    const qsizetype length = codePoints(content);
    if (length == 0)
        in.fail("content"_L1, u"required"_s, u"A message needs some text."_s);
    else if (length > limits::messageLength)
        in.fail("content"_L1, u"too_long"_s, u"Use at most %1 characters."_s.arg(limits::messageLength));
    return content;
}

/// The message itself is not filled in beyond what the sender said.
Result<Message> readSend(const Call &call)
{
    JsonReader in = call.arguments();
    Message message;
    message.sender = call.caller.user;
    message.conversation = in.id<ConversationId>("conversationId"_L1);
    message.clientId = in.uuid("clientId"_L1);
    in.choice("type"_L1, Need::Optional, {u"text"_s});
    message.replyTo = in.id<MessageId>("replyTo"_L1, Need::Optional);
    message.content = readContent(in);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return message;
}

Result<void> mayWrite(const SendSituation &situation)
{
    if (!situation.isKnown)
        return ErrorCode::NotFound;
    if (situation.isFormer)
        return ErrorCode::Forbidden;
    if (situation.isBlocked)
        return ErrorCode::Blocked;
    return {};
}

Result<void> checkReply(Transaction &transaction, const Message &message)
{
    if (message.replyTo.isNull())
        return {};
    const auto replied = message_store::find(transaction, message.replyTo);
    if (replied && replied->conversation == message.conversation)
        return {};
    FieldErrors errors;
    errors.add(u"replyTo"_s, u"unknown"_s, u"There is no such message in this conversation."_s);
    return errors.verdict();
}

/// `clientId` and conversation of a repeat may lie outside what the request of today would be allowed.
std::optional<Answer> earlierAnswer(Transaction &transaction, MessageId id)
{
    const auto message = message_store::find(transaction, id);
    if (!message)
        return std::nullopt;
    return Answer::ok(toJson(*message));
}

Result<void> mayUnsend(const Standing &standing, const Message &message, Timestamp at)
{
    if (standing.isFormer() || message.type == MessageType::System)
        return ErrorCode::Forbidden;
    if (standing.isGroup && standing.role != Role::Member)
        return {};
    if (message.sender != standing.user)
        return ErrorCode::Forbidden;
    if (!message.isUnsent() && at - message.createdAt > limits::unsendWindow)
        return ErrorCode::WindowClosed;
    return {};
}

struct SeqRange
{
    qint64 first = 1;
    qint64 last = 0;
    bool more = false;
};

/// Sequence numbers are dense, so that a page is a range.
Result<SeqRange> readRange(JsonReader &in, qint64 lastSeq)
{
    const qint64 limit = in.integer("limit"_L1, Need::Optional, 1, limits::pageMax, limits::pageDefault);
    const qint64 before = in.integer("before"_L1, Need::Optional, 1, unbounded, 0);
    const qint64 after = in.integer("after"_L1, Need::Optional, 0, unbounded, 0);
    const qint64 around = in.integer("around"_L1, Need::Optional, 1, unbounded, 0);
    if (in.has("before"_L1) + in.has("after"_L1) + in.has("around"_L1) > 1)
        in.fail("before"_L1, u"format"_s, u"Use only one of before, after and around."_s);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    SeqRange range;
    if (in.has("after"_L1)) {
        range.first = std::min(after, lastSeq) + 1;
        range.last = std::min(lastSeq, range.first + limit - 1);
        range.more = range.last < lastSeq;
        return range;
    }
    if (in.has("around"_L1)) {
        range.first = std::max<qint64>(1, std::min(std::min(around, lastSeq) - limit / 2, lastSeq - limit + 1));
        range.last = std::min(lastSeq, range.first + limit - 1);
    } else {
        range.last = in.has("before"_L1) ? std::min(before - 1, lastSeq) : lastSeq;
        range.first = std::max<qint64>(1, range.last - limit + 1);
    }
    range.more = range.first > 1;
    return range;
}
} // namespace

MessageService::MessageService(IdGenerator &ids)
    : m_ids(ids)
{
}

Result<Answer> MessageService::send(Transaction &transaction, const Call &call) const
{
    Result<Message> request = readSend(call);
    if (!request)
        return request.error();
    Message message = std::move(request).value();
    const SendSituation situation = message_store::situation(transaction, message.sender, message.conversation, message.clientId);
    if (!situation.earlier.isNull()) {
        if (auto answer = earlierAnswer(transaction, situation.earlier))
            return std::move(*answer);
    }
    if (const auto allowed = mayWrite(situation); !allowed)
        return allowed.error();
    if (const auto checked = checkReply(transaction, message); !checked)
        return checked.error();
    message.id = MessageId(m_ids.next());
    message.createdAt = now();
    const Step step = conversation_store::stepMessage(transaction, message.conversation, message.createdAt);
    message.seq = step.lastSeq;
    message.version = step.version;
    // Another node stored the same send a moment ago: a repeat will find it.
    if (!insertMessage(transaction, message))
        return Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(1)};
    QJsonObject json = toJson(message);
    conversation_events::tellMembers(transaction, {u"message.created"_s, message.conversation, message.version, json});
    return Answer::created(std::move(json));
}

Result<Answer> MessageService::history(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto conversation = in.id<ConversationId>("conversationId"_L1);
    if (const auto verdict = in.verdict(); !verdict)
        return ErrorCode::NotFound;
    const auto standing = conversation_store::standing(transaction, conversation, call.caller.user);
    if (!standing)
        return ErrorCode::NotFound;
    const auto range = readRange(in, standing->lastSeq);
    if (!range)
        return range.error();
    QJsonArray messages;
    const QList<Message> found = message_store::range(transaction, conversation, range->first, range->last);
    for (const Message &message : found)
        messages.append(toJson(message));
    return Answer::ok({{u"messages"_s, messages}, {u"more"_s, range->more}});
}

Result<Answer> MessageService::unsend(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto id = in.id<MessageId>("messageId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    auto message = message_store::find(transaction, id);
    if (!message)
        return ErrorCode::NotFound;
    const auto standing = conversation_store::standing(transaction, message->conversation, call.caller.user);
    if (!standing || message->seq > standing->lastSeq)
        return ErrorCode::NotFound;
    const Timestamp at = now();
    if (const auto allowed = mayUnsend(*standing, *message, at); !allowed)
        return allowed.error();
    if (message->isUnsent())
        return Answer::ok(toJson(*message));
    message->version = conversation_store::step(transaction, message->conversation, at).version;
    message->unsentAt = at;
    message->content.clear();
    message->replyTo = {};
    message_store::erase(transaction, message->id, message->version, at);
    QJsonObject json = toJson(*message);
    conversation_events::tellMembers(transaction, {u"message.changed"_s, message->conversation, message->version, json});
    return Answer::ok(std::move(json));
}

} // namespace kith::server
