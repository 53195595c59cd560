// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/pointer_sync.h"

#include "client/cache/cache.h"
#include "client/net/realtime_connection.h"
#include "client/sync/cache_news.h"
#include "client/sync/refusal.h"

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr std::chrono::milliseconds gathering{100};
constexpr std::chrono::seconds pauseAfterError{5};
constexpr std::chrono::seconds longestPause{60};
} // namespace

PointerSync::PointerSync(Cache &cache, RealtimeConnection &connection, CacheNews &news, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_connection(connection)
    , m_news(news)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &PointerSync::tell);
}

void PointerSync::markRead(ConversationId id, qint64 seq)
{
    if (!m_cache.conversations().markRead(id, seq))
        return;
    Q_EMIT m_news.conversationsChanged({id});
    tellSoon();
}

void PointerSync::tellSoon()
{
    if (!m_soon.isActive() || m_soon.remainingTimeAsDuration() > gathering)
        m_soon.start(gathering);
}

void PointerSync::tell()
{
    if (m_connection.state() != RealtimeConnection::State::Online)
        return;
    QSet<ConversationId> reading;
    const QList<PendingPointer> reads = m_cache.conversations().pendingReads();
    for (const PendingPointer &read : reads) {
        reading.insert(read.conversation);
        tellOne(u"message.read"_s, read.conversation, read.seq);
    }
    const QList<PendingPointer> deliveries = m_cache.conversations().pendingDeliveries();
    for (const PendingPointer &delivery : deliveries) {
        // What was read was delivered; the rest of it follows once the read mark is answered.
        if (!reading.contains(delivery.conversation))
            tellOne(u"message.delivered"_s, delivery.conversation, delivery.seq);
    }
}

void PointerSync::tellOne(const QString &command, ConversationId id, qint64 seq)
{
    if (m_underWay.contains(id))
        return;
    m_underWay.insert(id);
    const bool isRead = command == u"message.read"_s;
    m_connection.command(
        command, {{u"conversationId"_s, id.toString()}, {u"seq"_s, seq}}, this, [this, id, seq, isRead](const Result<QJsonObject> &answer) {
            m_underWay.remove(id);
            if (answer) {
                const QJsonValue unread = answer->value(u"unread"_s);
                if (settle(id, pointersFromJson(*answer), unread.isDouble() ? std::optional(unread.toInteger()) : std::nullopt))
                    tellSoon();
            } else if (isRefusal(answer.error())) {
                // No reason to say it again.
                settle(id, {.deliveredSeq = seq, .readSeq = isRead ? seq : 0}, std::nullopt);
            } else {
                m_soon.start(answer.error().retryAfter.value_or(pauseAfterError));
            }
        });
}

void PointerSync::takeReceipt(const ServerEvent &event)
{
    const auto user = UserId::fromString(event.data.value(u"userId"_s).toString());
    if (!user || !m_cache.conversations().has(event.conversation))
        return;
    const Pointers pointers = pointersFromJson(event.data);
    if (*user == m_cache.persons().myId()) {
        acknowledge(event.conversation, pointers, std::nullopt);
    } else if (m_cache.conversations().movePointers(event.conversation, *user, pointers)) {
        Q_EMIT m_news.conversationsChanged({event.conversation});
        Q_EMIT m_news.ticksChanged(event.conversation);
    }
}

bool PointerSync::acknowledge(ConversationId id, const Pointers &pointers, std::optional<qint64> unread)
{
    if (!m_cache.conversations().acknowledge(id, pointers, unread))
        return false;
    Q_EMIT m_news.conversationsChanged({id});
    return true;
}

/// A full disk: it is told again, but less and less often.
bool PointerSync::settle(ConversationId id, const Pointers &pointers, std::optional<qint64> unread)
{
    if (acknowledge(id, pointers, unread)) {
        m_pause = pauseAfterError;
        return true;
    }
    m_soon.start(m_pause);
    m_pause = std::min(longestPause, m_pause * 2);
    return false;
}

} // namespace kith::client
