// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/timeline.h"

#include "client/account/date_search.h"
#include "client/cache/cache.h"
#include "client/net/rest_client.h"
#include "client/sync/sync_engine.h"
#include "shared/limits.h"
#include "shared/validation.h"

#include <QtCore/QJsonArray>
#include <QtCore/QPointer>

#include <limits>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 endless = std::numeric_limits<qint64>::max();

Error refuse(ErrorCode code, const QString &sentence)
{
    return Error{.code = code, .detail = sentence};
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
        return refuse(ErrorCode::Validation, Timeline::tr("There is nothing to send."));
    if (codePoints(tidy) > limits::messageLength)
        return refuse(ErrorCode::Validation, Timeline::tr("This message is too long; please split it."));
    if (!isCleanText(tidy))
        return refuse(ErrorCode::Validation, Timeline::tr("This message holds characters that cannot be sent."));
    return tidy;
}

/// Sending takes the blanks around a text away: what stood behind those at its start moves with it.
void shiftMentions(QList<Mention> &mentions, const QString &written, const QString &sent)
{
    const int shift = int(written.indexOf(sent));
    for (Mention &mention : mentions)
        mention.offset -= std::max(0, shift);
    mentions.removeIf([&sent](const Mention &mention) { return mention.offset < 0 || mention.offset + mention.length > sent.size(); });
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
    connect(&sync.wishes(), &WishSender::refused, this, &Timeline::refused);
}

Timeline::~Timeline() = default;

TimelineEntry Timeline::entryOf(const Message &message, const std::optional<Pointers> &others, bool mayBeWished) const
{
    const UserId me = m_cache.persons().myId();
    TimelineEntry entry{.message = message};
    entry.delivery = message.sender == me ? deliveryOf(message, others) : Delivery::Sent;
    if (!mayBeWished)
        return entry;
    const QList<Wish> wishes = m_cache.wishes().of(message.id);
    entry.isWished = !wishes.isEmpty();
    entry.message = granted(std::move(entry.message), wishes, me);
    return entry;
}

QList<TimelineEntry> Timeline::entriesOf(ConversationId id, const QList<Message> &messages) const
{
    const auto others = m_cache.conversations().leastOfOthers(id);
    const bool mayBeWished = m_cache.wishes().hasAny(id);
    QList<TimelineEntry> entries;
    entries.reserve(messages.size());
    for (const Message &message : messages)
        entries.append(entryOf(message, others, mayBeWished));
    return entries;
}

QList<TimelineEntry> Timeline::newest(ConversationId id, int limit) const
{
    return before(id, endless, limit) + m_cache.outbox().of(id);
}

QList<TimelineEntry> Timeline::before(ConversationId id, qint64 seq, int limit) const
{
    return entriesOf(id, m_cache.messages().before(id, seq, limit));
}

QList<TimelineEntry> Timeline::after(ConversationId id, qint64 seq, int limit) const
{
    QList<TimelineEntry> entries = entriesOf(id, m_cache.messages().after(id, seq, limit));
    if (entries.size() < limit && reachesEnd(id, entries.isEmpty() ? seq : entries.last().message.seq))
        entries.append(m_cache.outbox().of(id));
    return entries;
}

int Timeline::unsent() const
{
    return m_cache.outbox().count() + m_cache.wishes().count();
}

bool Timeline::isCached(ConversationId id, qint64 seq) const
{
    return m_cache.messages().ranges().around(id, seq).has_value();
}

bool Timeline::reachesEnd(ConversationId id, qint64 seq) const
{
    return seq >= m_cache.messages().ranges().tailFrom(id) - 1;
}

std::optional<TimelineEntry> Timeline::entry(ConversationId id, const QString &key) const
{
    if (auto queued = m_cache.outbox().one(key))
        return queued->message.conversation == id ? queued : std::nullopt;
    auto message = m_cache.messages().byClientId(id, key);
    if (const auto messageId = MessageId::fromString(key); !message && messageId)
        message = m_cache.messages().byId(*messageId);
    if (!message || message->conversation != id || !m_cache.messages().ranges().around(id, message->seq))
        return std::nullopt;
    const TimelineEntry found = entryOf(*message, m_cache.conversations().leastOfOthers(id), true);
    return found.key() == key ? std::optional(found) : std::nullopt;
}

std::optional<Message> Timeline::message(MessageId id) const
{
    return m_cache.messages().byId(id);
}

std::optional<Attachment> Timeline::attachment(FileId id) const
{
    return m_cache.messages().attachment(id);
}

bool Timeline::hasOlder(ConversationId id, qint64 seq) const
{
    const HistoryRanges &ranges = m_cache.messages().ranges();
    return isOlderCached(id, seq) || (seq > 1 && !(seq <= ranges.tailFrom(id) && ranges.isWhole(id)));
}

bool Timeline::isOlderCached(ConversationId id, qint64 seq) const
{
    return m_cache.messages().ranges().around(id, seq - 1).has_value() && !m_cache.messages().before(id, seq, 1).isEmpty();
}

void Timeline::loadOlder(ConversationId id, QObject *context, Answer<void> answer)
{
    m_sync.history().loadOlder(id, context, std::move(answer));
}

void Timeline::loadNewer(ConversationId id, qint64 seq, QObject *context, Answer<void> answer)
{
    m_sync.history().loadAfter(id, seq, context, std::move(answer));
}

void Timeline::loadBefore(ConversationId id, qint64 seq, QObject *context, Answer<void> answer)
{
    m_sync.history().loadBefore(id, seq, context, std::move(answer));
}

void Timeline::loadAround(ConversationId id, qint64 seq, QObject *context, Answer<void> answer)
{
    m_sync.history().loadAround(id, seq, context, std::move(answer));
}

std::optional<Message> Timeline::firstSince(ConversationId id, Timestamp moment) const
{
    return m_cache.messages().firstSince(id, moment);
}

void Timeline::findSince(ConversationId id, Timestamp moment, QObject *context, Answer<std::optional<qint64>> answer)
{
    DateSearch::begin(m_cache, m_sync.history(), id, moment, context, std::move(answer));
}

QList<Message> Timeline::pinned(ConversationId id) const
{
    return m_cache.messages().pinned(id);
}

std::optional<qint64> Timeline::firstUnreadMention(ConversationId id) const
{
    const auto conversation = m_cache.conversations().one(id);
    return conversation ? m_cache.messages().firstUnreadMention(id, conversation->mine.readSeq) : std::nullopt;
}

Result<QString> Timeline::send(ConversationId id, const QString &text, MessageId replyTo)
{
    return send(Outgoing{.conversation = id, .content = text, .replyTo = replyTo});
}

Result<QString> Timeline::send(Outgoing outgoing)
{
    const bool mayBeEmpty = !outgoing.files.isEmpty() || !outgoing.forwardOf.isNull();
    if (!mayBeEmpty || !outgoing.content.trimmed().isEmpty()) {
        const Result<QString> content = checkedText(outgoing.content);
        if (!content)
            return content.error();
        shiftMentions(outgoing.mentions, outgoing.content, *content);
        outgoing.content = *content;
    }
    const auto conversation = m_cache.conversations().one(outgoing.conversation);
    if (!conversation)
        return refuse(ErrorCode::NotFound, Timeline::tr("This conversation is gone."));
    if (conversation->leftAt)
        return refuse(ErrorCode::Forbidden, Timeline::tr("You are no longer in this conversation."));
    if (conversation->isGroup && conversation->myRole < conversation->rules.post)
        return refuse(ErrorCode::Forbidden, Timeline::tr("Only some members may write here."));
    m_sync.live().endTyping(outgoing.conversation);
    return m_sync.outbox().add(std::move(outgoing));
}

Result<void> Timeline::forward(const QList<MessageId> &messages, const QList<ConversationId> &targets)
{
    for (const ConversationId target : targets) {
        for (const MessageId id : messages) {
            const auto message = m_cache.messages().byId(id);
            if (!message || message->isUnsent())
                continue;
            const auto queued = send(Outgoing{.conversation = target, .type = message->type, .content = message->content, .forwardOf = id});
            if (!queued)
                return queued.error();
        }
    }
    return {};
}

Result<void> Timeline::wish(MessageId id, Wish::Kind kind, const QString &value, const QList<Mention> &mentions)
{
    const auto message = m_cache.messages().byId(id);
    if (!message)
        return refuse(ErrorCode::NotFound, Timeline::tr("This message is gone."));
    return m_sync.wishes().add(
        {.position = 0, .conversation = message->conversation, .message = id, .kind = kind, .value = value, .mentions = mentions});
}

Result<void> Timeline::edit(ConversationId id, const QString &key, const QString &text, const QList<Mention> &mentions)
{
    const auto entry = this->entry(id, key);
    if (!entry)
        return refuse(ErrorCode::NotFound, Timeline::tr("This message is gone."));
    const bool mayBeEmpty = !entry->message.attachments.isEmpty() || !entry->files.isEmpty();
    const Result<QString> content = mayBeEmpty && text.trimmed().isEmpty() ? Result<QString>(QString()) : checkedText(text);
    if (!content)
        return content.error();
    QList<Mention> shifted = mentions;
    shiftMentions(shifted, text, *content);
    if (!entry->isQueued())
        return wish(entry->message.id, Wish::Kind::Edit, *content, shifted);
    if (m_sync.outbox().reword(key, *content, shifted))
        return {};
    return refuse(ErrorCode::Conflict, Timeline::tr("This message is being sent right now. Try again in a moment."));
}

Result<void> Timeline::unsend(MessageId id)
{
    return wish(id, Wish::Kind::Unsend);
}

Result<void> Timeline::react(MessageId id, const QString &emoji, bool isOn)
{
    return wish(id, isOn ? Wish::Kind::React : Wish::Kind::Unreact, emoji);
}

Result<void> Timeline::pin(MessageId id, bool isOn)
{
    return wish(id, isOn ? Wish::Kind::Pin : Wish::Kind::Unpin);
}

void Timeline::earlierVersions(MessageId id, QObject *context, Answer<QList<EarlierText>> answer)
{
    m_rest.get(u"/api/messages/%1/edits"_s.arg(id.toString()), {}, context, [answer = std::move(answer)](const Result<RestAnswer> &reply) {
        if (!answer)
            return;
        if (!reply) {
            answer(reply.error());
            return;
        }
        QList<EarlierText> versions;
        const QJsonArray list = reply->body.value(u"edits"_s).toArray();
        for (const QJsonValue &value : list) {
            const QJsonObject version = value.toObject();
            versions.append({.text = version.value(u"content"_s).toString(),
                             .at = fromRfc3339(version.value(u"at"_s).toString()).value_or(Timestamp{})});
        }
        answer(versions);
    });
}

void Timeline::retry(ConversationId id, const QString &key)
{
    m_sync.outbox().retry(id, key);
}

std::optional<QString> Timeline::discard(ConversationId id, const QString &key)
{
    return m_sync.outbox().discard(id, key);
}

void Timeline::markRead(ConversationId id, qint64 seq)
{
    m_sync.pointers().markRead(id, seq);
}

void Timeline::receipts(MessageId id, QObject *context, Answer<QList<Receipt>> answer)
{
    m_rest.get(u"/api/messages/read/"_s + id.toString(), QUrlQuery{{u"limit"_s, u"200"_s}}, context,
               [answer = std::move(answer)](const Result<RestAnswer> &reply) {
                   if (answer)
                       answer(reply ? receiptsFrom(reply->body) : Result<QList<Receipt>>(reply.error()));
               });
}

} // namespace kith::client
