// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/history_loader.h"

#include "client/cache/cache.h"
#include "client/net/rest_client.h"
#include "client/sync/cache_news.h"
#include "shared/limits.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <limits>
#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

HistoryLoader::HistoryLoader(Cache &cache, RestClient &rest, CacheNews &news, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_news(news)
{
}

void HistoryLoader::loadOlder(ConversationId id, QObject *context, Done done)
{
    load({.id = id, .side = Side::Before, .seq = m_cache.messages().ranges().tailFrom(id)}, context, std::move(done));
}

void HistoryLoader::loadBefore(ConversationId id, qint64 seq, QObject *context, Done done)
{
    load({.id = id, .side = Side::Before, .seq = seq}, context, std::move(done));
}

void HistoryLoader::loadAfter(ConversationId id, qint64 seq, QObject *context, Done done)
{
    load({.id = id, .side = Side::After, .seq = seq}, context, std::move(done));
}

void HistoryLoader::loadAround(ConversationId id, qint64 seq, QObject *context, Done done)
{
    load({.id = id, .side = Side::Around, .seq = seq}, context, std::move(done));
}

void HistoryLoader::load(const Page &page, QObject *context, Done done)
{
    const bool isUnderWay = m_waiters.contains(page);
    m_waiters[page].append(Waiter{context, std::move(done)});
    if (isUnderWay)
        return;
    const bool isAtTail = page.side == Side::Before && page.seq >= m_cache.messages().ranges().tailFrom(page.id);
    if (isAtTail && m_cache.messages().ranges().isWhole(page.id)) {
        QMetaObject::invokeMethod(
            this, [this, page] { finish(page, {}); }, Qt::QueuedConnection);
        return;
    }
    const QString side = page.side == Side::Before ? u"before"_s : page.side == Side::After ? u"after"_s : u"around"_s;
    QUrlQuery query;
    query.addQueryItem(side, QString::number(page.seq));
    query.addQueryItem(u"limit"_s, QString::number(pageSize(page.id)));
    m_rest.get(u"/api/messages/"_s + page.id.toString(), query, this, [this, page](const Result<RestAnswer> &answer) {
        finish(page, answer ? storePage(page, answer->body) : Result<void>(answer.error()));
    });
}

Result<void> HistoryLoader::storePage(const Page &page, const QJsonObject &body)
{
    qint64 lowest = std::numeric_limits<qint64>::max();
    qint64 highest = 0;
    ChangeSet changes;
    CacheTransaction transaction(m_cache.database());
    const QJsonArray messages = body.value(u"messages"_s).toArray();
    for (const QJsonValue &value : messages) {
        const auto message = messageFromJson(value.toObject());
        if (!message || message->conversation != page.id)
            return Error{.code = ErrorCode::Protocol};
        m_cache.messages().put(*message);
        lowest = std::min(lowest, message->seq);
        highest = std::max(highest, message->seq);
        changes.message(page.id, TimelineEntry{.message = m_cache.messages().byId(message->id).value_or(*message)}.key());
    }
    const bool hasMore = body.value(u"more"_s).toBool();
    if (messages.isEmpty() && (hasMore || page.side == Side::Around))
        return Error{.code = ErrorCode::Protocol};
    extend(page, lowest, highest, hasMore);
    changes.conversation(page.id);
    if (const auto stored = transaction.commit(); !stored)
        return stored;
    changes.announce(m_news);
    Q_EMIT received();
    return {};
}

void HistoryLoader::extend(const Page &page, qint64 lowest, qint64 highest, bool hasMore)
{
    HistoryRanges &ranges = m_cache.messages().ranges();
    const qint64 tail = ranges.tailFrom(page.id);
    switch (page.side) {
    case Side::Before: ranges.add(page.id, {.from = std::min(lowest, page.seq), .to = page.seq - 1}, !hasMore); break;
    case Side::After: ranges.add(page.id, {.from = page.seq, .to = hasMore ? highest : std::max(highest, tail - 1)}, false); break;
    case Side::Around: ranges.add(page.id, {.from = lowest, .to = highest}, lowest <= 1); break;
    }
}

void HistoryLoader::finish(const Page &page, const Result<void> &outcome)
{
    const QList<Waiter> waiters = m_waiters.take(page);
    for (const Waiter &waiter : waiters) {
        if (waiter.context && waiter.done)
            waiter.done(outcome);
    }
}

void HistoryLoader::loadMembers(ConversationId id, QObject *context, Done done)
{
    QUrlQuery query;
    query.addQueryItem(u"conversationId"_s, id.toString());
    m_rest.get(u"/api/messages/member"_s, query, this,
               [this, id, guard = QPointer<QObject>(context), done = std::move(done)](const Result<RestAnswer> &answer) {
                   const Result<void> outcome = answer ? storeMembers(id, answer->body) : Result<void>(answer.error());
                   if (guard && done)
                       done(outcome);
               });
}

Result<void> HistoryLoader::storeMembers(ConversationId id, const QJsonObject &body)
{
    ChangeSet changes;
    CacheTransaction transaction(m_cache.database());
    const QList<Participant> before = m_cache.conversations().participants(id);
    const QJsonArray list = body.value(u"participants"_s).toArray();
    for (const QJsonValue &value : list) {
        const auto participant = participantFromJson(value.toObject());
        if (!participant || participant->conversation != id)
            return Error{.code = ErrorCode::Protocol};
        if (m_cache.persons().putUser(participant->user))
            changes.user(participant->user.id);
        m_cache.conversations().putParticipant(*participant);
    }
    // Every conversation that is opened asks; mostly nothing is new, and nothing need be drawn again.
    if (m_cache.conversations().participants(id) != before) {
        changes.members(id);
        changes.ticks(id);
    }
    if (const auto stored = transaction.commit(); !stored)
        return stored;
    changes.announce(m_news);
    return {};
}

void HistoryLoader::prefetch(const QList<ConversationId> &ids)
{
    for (const ConversationId id : ids) {
        if (!m_prefetch.contains(id))
            m_prefetch.append(id);
    }
    if (!m_isPrefetching)
        prefetchNext();
}

void HistoryLoader::prefetchMissing()
{
    prefetch(m_cache.conversations().incomplete(enoughAtFirst));
}

void HistoryLoader::pause()
{
    m_prefetch.clear();
}

void HistoryLoader::prefetchNext()
{
    const auto goOn = [this](const Result<void> &outcome) {
        if (!outcome && outcome.error().kind() == ErrorKind::Wait) {
            m_prefetch.clear();
            m_isInterrupted = true;
        }
        prefetchNext();
    };
    while (!m_prefetch.isEmpty()) {
        const ConversationId id = m_prefetch.takeFirst();
        const bool needsPage = lacksPage(id);
        if (!needsPage && !lacksMembers(id))
            continue;
        m_isPrefetching = true;
        if (!needsPage) {
            loadMembers(id, this, goOn);
            return;
        }
        loadOlder(id, this, [this, id, goOn](const Result<void> &outcome) {
            if (outcome && lacksMembers(id))
                loadMembers(id, this, goOn);
            else
                goOn(outcome);
        });
        return;
    }
    m_isPrefetching = false;
    Q_EMIT rested(std::exchange(m_isInterrupted, false));
}

bool HistoryLoader::lacksPage(ConversationId id) const
{
    return m_cache.conversations().lacksHistory(id, enoughAtFirst);
}

bool HistoryLoader::lacksMembers(ConversationId id) const
{
    return m_cache.conversations().lacksMembers(id);
}

int HistoryLoader::pageSize(ConversationId id) const
{
    const auto conversation = m_cache.conversations().one(id);
    const qint64 unread = conversation ? conversation->unread : 0;
    return int(qBound(qint64(limits::pageDefault), unread + 20, qint64(limits::pageMax)));
}

} // namespace kith::client
