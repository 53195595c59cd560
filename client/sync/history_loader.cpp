// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/history_loader.h"

#include "client/cache/cache.h"
#include "client/net/rest_client.h"
#include "client/sync/cache_news.h"
#include "shared/limits.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 enoughAtFirst = 30;
}

HistoryLoader::HistoryLoader(Cache &cache, RestClient &rest, CacheNews &news, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_news(news)
{
}

void HistoryLoader::loadOlder(ConversationId id, QObject *context, Done done)
{
    const bool isUnderWay = m_waiters.contains(id);
    m_waiters[id].append(Waiter{context, std::move(done)});
    if (isUnderWay)
        return;
    if (m_cache.messages().isWhole(id)) {
        QMetaObject::invokeMethod(
            this, [this, id] { finish(id, {}); }, Qt::QueuedConnection);
        return;
    }
    const qint64 before = m_cache.messages().loadedFrom(id);
    QUrlQuery query;
    query.addQueryItem(u"before"_s, QString::number(before));
    query.addQueryItem(u"limit"_s, QString::number(pageSize(id)));
    m_rest.get(u"/api/messages/"_s + id.toString(), query, this, [this, id, before](const Result<RestAnswer> &answer) {
        finish(id, answer ? storePage(id, before, answer->body) : Result<void>(answer.error()));
    });
}

Result<void> HistoryLoader::storePage(ConversationId id, qint64 before, const QJsonObject &body)
{
    qint64 lowest = before;
    ChangeSet changes;
    CacheTransaction transaction(m_cache.database());
    const QJsonArray page = body.value(u"messages"_s).toArray();
    for (const QJsonValue &value : page) {
        const auto message = messageFromJson(value.toObject());
        if (!message || message->conversation != id)
            return Error{.code = ErrorCode::Protocol};
        m_cache.messages().put(*message);
        lowest = std::min(lowest, message->seq);
        changes.message(id, TimelineEntry{.message = m_cache.messages().byId(message->id).value_or(*message)}.key());
    }
    const bool isWhole = !body.value(u"more"_s).toBool();
    if (!isWhole && lowest == before)
        return Error{.code = ErrorCode::Protocol};
    m_cache.messages().extendDown(id, lowest, isWhole);
    changes.conversation(id);
    if (const auto stored = transaction.commit(); !stored)
        return stored;
    changes.announce(m_news);
    Q_EMIT received();
    return {};
}

void HistoryLoader::finish(ConversationId id, const Result<void> &outcome)
{
    const QList<Waiter> waiters = m_waiters.take(id);
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
    const QJsonArray list = body.value(u"participants"_s).toArray();
    for (const QJsonValue &value : list) {
        const auto participant = participantFromJson(value.toObject());
        if (!participant || participant->conversation != id)
            return Error{.code = ErrorCode::Protocol};
        m_cache.conversations().putParticipant(*participant);
        changes.user(participant->user.id);
    }
    changes.members(id);
    changes.ticks(id);
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
        if (!outcome && outcome.error().kind() == ErrorKind::Wait)
            m_prefetch.clear();
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
