// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/timeline.h"

#include "client/cache/cache.h"
#include "client/net/rest_client.h"
#include "client/sync/sync_engine.h"
#include "shared/limits.h"
#include "shared/validation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QPointer>

#include <limits>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 endless = std::numeric_limits<qint64>::max();

Error refuse(ErrorCode code, const char *sentence)
{
    return Error{.code = code, .detail = QCoreApplication::translate("Timeline", sentence)};
}

Delivery deliveryOf(const Message &message, const std::optional<Pointers> &others)
{
    if (!others || others->deliveredSeq < message.seq)
        return Delivery::Sent;
    return others->readSeq >= message.seq ? Delivery::Read : Delivery::Delivered;
}

Result<QString> checkedText(const QString &text)
{
    const QString tidy = tidyMessage(text);
    if (tidy.trimmed().isEmpty())
        return refuse(ErrorCode::Validation, "There is nothing to send.");
    if (codePoints(tidy) > limits::messageLength)
        return refuse(ErrorCode::Validation, "This message is too long; please split it.");
    if (!isCleanText(tidy))
        return refuse(ErrorCode::Validation, "This message holds characters that cannot be sent.");
    return tidy;
}

Result<QList<Receipt>> receiptsFrom(const QJsonObject &body)
{
    QList<Receipt> receipts;
    const QJsonArray list = body.value(u"receipts"_s).toArray();
    for (const QJsonValue &value : list) {
        const auto receipt = receiptFromJson(value.toObject());
        if (!receipt)
            return Error{.code = ErrorCode::Protocol};
        receipts.append(*receipt);
    }
    return receipts;
}

} // namespace

Timeline::Timeline(Cache &cache, RestClient &rest, SyncEngine &sync, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_sync(sync)
{
    connect(&sync.news(), &CacheNews::messagesChanged, this, &Timeline::changed);
    connect(&sync.news(), &CacheNews::ticksChanged, this, &Timeline::ticksChanged);
}

Timeline::~Timeline() = default;

TimelineEntry Timeline::withTicks(const Message &message, const std::optional<Pointers> &others) const
{
    const bool isOwn = message.sender == m_cache.persons().myId();
    return TimelineEntry{.message = message, .delivery = isOwn ? deliveryOf(message, others) : Delivery::Sent};
}

QList<TimelineEntry> Timeline::newest(ConversationId id, int limit) const
{
    return before(id, endless, limit) + m_cache.outbox().of(id);
}

QList<TimelineEntry> Timeline::before(ConversationId id, qint64 seq, int limit) const
{
    const auto others = m_cache.conversations().leastOfOthers(id);
    const QList<Message> messages = m_cache.messages().before(id, seq, limit);
    QList<TimelineEntry> entries;
    entries.reserve(messages.size());
    for (const Message &message : messages)
        entries.append(withTicks(message, others));
    return entries;
}

std::optional<TimelineEntry> Timeline::entry(ConversationId id, const QString &key) const
{
    if (auto queued = m_cache.outbox().one(key))
        return queued->message.conversation == id ? queued : std::nullopt;
    auto message = m_cache.messages().byClientId(id, key);
    if (const auto messageId = MessageId::fromString(key); !message && messageId)
        message = m_cache.messages().byId(*messageId);
    if (!message || message->conversation != id || message->seq < m_cache.messages().loadedFrom(id))
        return std::nullopt;
    const TimelineEntry found = withTicks(*message, m_cache.conversations().leastOfOthers(id));
    return found.key() == key ? std::optional(found) : std::nullopt;
}

std::optional<Message> Timeline::message(MessageId id) const
{
    return m_cache.messages().byId(id);
}

bool Timeline::hasOlder(ConversationId id, qint64 seq) const
{
    return isOlderCached(id, seq) || !m_cache.messages().isWhole(id);
}

bool Timeline::isOlderCached(ConversationId id, qint64 seq) const
{
    return m_cache.messages().loadedFrom(id) < seq;
}

void Timeline::loadOlder(ConversationId id, QObject *context, Answer<void> answer)
{
    m_sync.history().loadOlder(id, context, std::move(answer));
}

Result<QString> Timeline::send(ConversationId id, const QString &text, MessageId replyTo)
{
    const Result<QString> content = checkedText(text);
    if (!content)
        return content.error();
    const auto conversation = m_cache.conversations().one(id);
    if (!conversation)
        return refuse(ErrorCode::NotFound, "This conversation is gone.");
    if (conversation->leftAt)
        return refuse(ErrorCode::Forbidden, "You are no longer in this conversation.");
    m_sync.live().endTyping(id);
    return m_sync.outbox().add(id, *content, replyTo);
}

void Timeline::retry(ConversationId id, const QString &key)
{
    m_sync.outbox().retry(id, key);
}

QString Timeline::discard(ConversationId id, const QString &key)
{
    return m_sync.outbox().discard(id, key);
}

void Timeline::unsend(MessageId id, QObject *context, Answer<void> answer)
{
    m_rest.put(u"/api/messages/unsent/"_s + id.toString(), {}, this,
               [this, guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<RestAnswer> &reply) {
                   Result<void> outcome;
                   if (!reply)
                       outcome = reply.error();
                   else if (const auto message = messageFromJson(reply->body))
                       m_sync.conversations().takeMessage(*message);
                   else
                       outcome = Error{.code = ErrorCode::Protocol};
                   if (guard && answer)
                       answer(outcome);
               });
}

void Timeline::markRead(ConversationId id, qint64 seq)
{
    m_sync.pointers().markRead(id, seq);
}

void Timeline::receipts(MessageId id, QObject *context, Answer<QList<Receipt>> answer)
{
    m_rest.get(u"/api/messages/read/"_s + id.toString(), {}, context, [answer = std::move(answer)](const Result<RestAnswer> &reply) {
        if (answer)
            answer(reply ? receiptsFrom(reply->body) : Result<QList<Receipt>>(reply.error()));
    });
}

QList<SearchHit> Timeline::search(const QString &text, int limit) const
{
    return m_cache.messages().search(text, limit);
}

} // namespace kith::client
