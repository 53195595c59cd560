// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/conversation_sync.h"

#include "client/cache/cache.h"
#include "client/net/rest_client.h"
#include "client/sync/cache_news.h"
#include "client/sync/version_law.h"
#include "shared/limits.h"

#include <QtCore/QJsonArray>
#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcSync, "kith.client.sync")

constexpr qsizetype atOnce = 4;

QString pathOf(ConversationId id)
{
    return u"/api/conversations/"_s + id.toString();
}

} // namespace

ConversationSync::ConversationSync(Cache &cache, RestClient &rest, CacheNews &news, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_news(news)
    , m_backoff(std::chrono::milliseconds(500), std::chrono::seconds(30))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ConversationSync::runNext);
}

void ConversationSync::take(const ServerEvent &event)
{
    if (event.conversation.isNull() || event.version <= 0)
        return;
    if (!m_cache.conversations().has(event.conversation)) {
        catchUp(event.conversation, event.version);
        return;
    }
    switch (judge(m_cache.conversations().version(event.conversation), event.version)) {
    case Verdict::Ignore: return;
    case Verdict::Fetch: catchUp(event.conversation, event.version); return;
    case Verdict::Apply: break;
    }
    ChangeSet changes;
    CacheTransaction transaction(m_cache.database());
    applyRow(event.conversation, event.name, event.data, true, changes);
    m_cache.conversations().raiseVersion(event.conversation, event.version);
    if (!transaction.commit())
        return;
    changes.announce(m_news);
    if (event.name == u"message.created"_s)
        Q_EMIT received();
}

void ConversationSync::catchUp(ConversationId id, qint64 version)
{
    enqueue(id, version, false);
}

void ConversationSync::refresh(ConversationId id)
{
    enqueue(id, 0, true);
}

void ConversationSync::takeMessage(const Message &message)
{
    const qint64 own = m_cache.conversations().version(message.conversation);
    const Verdict verdict = judge(own, message.version);
    ChangeSet changes;
    CacheTransaction transaction(m_cache.database());
    applyMessage(message, changes);
    if (verdict == Verdict::Apply)
        m_cache.conversations().raiseVersion(message.conversation, message.version);
    if (!transaction.commit())
        return;
    changes.announce(m_news);
    if (verdict == Verdict::Fetch)
        catchUp(message.conversation, message.version);
}

void ConversationSync::resume()
{
    for (const auto &[id, version] : m_cache.conversations().behind())
        catchUp(id, version);
}

void ConversationSync::pause()
{
    const bool wasBusy = isBusy();
    m_jobs.clear();
    m_retry.stop();
    m_backoff.reset();
    if (wasBusy)
        Q_EMIT busyChanged();
}

void ConversationSync::enqueue(ConversationId id, qint64 wanted, bool isRefresh)
{
    const bool wasBusy = isBusy();
    Job &job = m_jobs[id];
    job.wanted = std::max(job.wanted, wanted);
    job.isRefresh = job.isRefresh || isRefresh;
    if (!wasBusy)
        Q_EMIT busyChanged();
    if (!m_retry.isActive())
        runNext();
}

void ConversationSync::runNext()
{
    qsizetype running = std::count_if(m_jobs.cbegin(), m_jobs.cend(), [](const Job &job) { return job.isRunning; });
    for (auto it = m_jobs.begin(); it != m_jobs.end() && running < atOnce; ++it) {
        if (it->isRunning)
            continue;
        it->isRunning = true;
        ++running;
        if (it->isRefresh || !m_cache.conversations().has(it.key()))
            fetchConversation(it.key());
        else
            fetchChanges(it.key(), {});
    }
}

void ConversationSync::fetchConversation(ConversationId id)
{
    m_rest.get(pathOf(id), {}, this, [this, id](const Result<RestAnswer> &answer) {
        if (!m_jobs.contains(id))
            return;
        if (answer)
            takeConversation(id, answer->body);
        else
            fail(id, answer.error());
    });
}

void ConversationSync::takeConversation(ConversationId id, const QJsonObject &body)
{
    const auto conversation = conversationFromJson(body);
    if (!conversation || conversation->id != id) {
        fail(id, Error{.code = ErrorCode::Protocol});
        return;
    }
    const bool isNew = !m_cache.conversations().has(id);
    ChangeSet changes;
    CacheTransaction transaction(m_cache.database());
    m_cache.conversations().take(*conversation);
    changes.conversation(id);
    changes.ticks(id);
    if (conversation->peer)
        changes.user(conversation->peer->id);
    if (!transaction.commit()) {
        fail(id, Error{.code = ErrorCode::Storage});
        return;
    }
    Job &job = m_jobs[id];
    job.isRefresh = false;
    job.wanted = std::max(job.wanted, conversation->version);
    changes.announce(m_news);
    if (isNew)
        Q_EMIT arrived({id});
    finish(id);
}

void ConversationSync::fetchChanges(ConversationId id, const QString &cursor)
{
    const qint64 after = m_cache.conversations().version(id);
    QUrlQuery query;
    query.addQueryItem(u"after"_s, QString::number(after));
    query.addQueryItem(u"limit"_s, QString::number(limits::pageMax));
    if (!cursor.isEmpty())
        query.addQueryItem(u"cursor"_s, cursor);
    m_rest.get(
        pathOf(id) + u"/changes"_s, query, this,
        [this, id, asked = Asked{.after = after, .cursor = cursor, .wanted = m_jobs.value(id).wanted}](const Result<RestAnswer> &answer) {
            if (!m_jobs.contains(id))
                return;
            if (answer)
                takeChanges(id, asked, answer->body);
            else
                fail(id, answer.error());
        });
}

void ConversationSync::takeChanges(ConversationId id, const Asked &asked, const QJsonObject &body)
{
    const bool hasMore = body.value(u"more"_s).toBool();
    const QString next = body.value(u"next"_s).toString();
    const QJsonArray rows = body.value(u"changes"_s).toArray();
    const qint64 own = m_cache.conversations().version(id);
    // Not what the rows say: of what shares one version they may be a part.
    const qint64 reached = std::max(asked.after, body.value(u"version"_s).toInteger());
    ChangeSet changes;
    CacheTransaction transaction(m_cache.database());
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        const qint64 version = row.value(u"version"_s).toInteger();
        applyRow(id, row.value(u"on"_s).toString(), row.value(u"data"_s).toObject(), version > own, changes);
    }
    if (!hasMore && reached >= own)
        takeMemberCount(id, body, changes);
    m_cache.conversations().raiseVersion(id, reached);
    Job &job = m_jobs[id];
    // The server has no more for us (a former member, say), whatever it had promised before this was asked.
    const bool isStill = reached == asked.after && next == asked.cursor;
    const bool isAll = isStill && job.wanted <= asked.wanted;
    if (isAll)
        m_cache.conversations().settleVersion(id);
    if (!transaction.commit()) {
        fail(id, Error{.code = ErrorCode::Storage});
        return;
    }
    if (isAll)
        job.wanted = 0;
    changes.announce(m_news);
    if (!rows.isEmpty())
        Q_EMIT received();
    if (hasMore && !isStill) {
        fetchChanges(id, next);
        return;
    }
    finish(id);
}

void ConversationSync::finish(ConversationId id)
{
    m_backoff.reset();
    Job &job = m_jobs[id];
    if (job.isRefresh || m_cache.conversations().version(id) < job.wanted)
        job.isRunning = false;
    else
        m_jobs.remove(id);
    runNext();
    if (!isBusy())
        Q_EMIT busyChanged();
}

void ConversationSync::fail(ConversationId id, const Error &error)
{
    if (error.kind() == ErrorKind::Wait) {
        m_jobs[id].isRunning = false;
        if (!m_retry.isActive())
            m_retry.start(m_backoff.next() + error.retryAfter.value_or(std::chrono::seconds(0)));
        return;
    }
    qCInfo(lcSync) << "No news of conversation" << id << "for us:" << traitsOf(error.code).name;
    m_jobs.remove(id);
    runNext();
    if (!isBusy())
        Q_EMIT busyChanged();
}

void ConversationSync::applyRow(ConversationId id, const QString &name, const QJsonObject &data, bool isNews, ChangeSet &changes)
{
    if (name == u"message.created"_s || name == u"message.changed"_s) {
        const auto message = messageFromJson(data);
        if (message && message->conversation == id)
            applyMessage(*message, changes);
        else
            qCWarning(lcSync) << "A message of conversation" << id << "could not be read";
    } else if (name == u"participant.changed"_s) {
        applyParticipant(data, isNews, changes);
    } else if (name == u"conversation.changed"_s && isNews) {
        applyDescription(id, data, changes);
    }
}

void ConversationSync::applyMessage(const Message &message, ChangeSet &changes)
{
    const bool isOwn = message.sender == m_cache.persons().myId();
    const auto before = m_cache.messages().byId(message.id);
    m_cache.messages().put(message);
    m_cache.conversations().raiseLastSeq(message.conversation, message.seq);
    // All of this is one transaction, whose end says whether it was written.
    if (isOwn && !message.clientId.isEmpty())
        static_cast<void>(m_cache.outbox().remove(message.clientId));
    // Its bubble may have had another name until the clientId was heard.
    if (isOwn && before && before->clientId != message.clientId)
        changes.message(message.conversation, message.id.toString());
    const auto after = m_cache.messages().byId(message.id).value_or(message);
    changes.message(message.conversation, TimelineEntry{.message = after}.key());
}

void ConversationSync::applyParticipant(const QJsonObject &data, bool isNews, ChangeSet &changes)
{
    const auto participant = participantFromJson(data);
    if (!participant) {
        qCWarning(lcSync, "A participant could not be read");
        return;
    }
    m_cache.conversations().putParticipant(*participant);
    if (isNews)
        takeMemberCount(participant->conversation, data, changes);
    changes.members(participant->conversation);
    changes.user(participant->user.id);
    changes.ticks(participant->conversation);
}

void ConversationSync::takeMemberCount(ConversationId id, const QJsonObject &data, ChangeSet &changes)
{
    if (const QJsonValue count = data.value(u"memberCount"_s);
        count.isDouble() && m_cache.conversations().setMemberCount(id, count.toInt()))
        changes.conversation(id);
}

void ConversationSync::applyDescription(ConversationId id, const QJsonObject &data, ChangeSet &changes)
{
    ConversationFace face{.name = data.value(u"name"_s).toString(),
                          .about = data.value(u"about"_s).toString(),
                          .picture = data.value(u"picture"_s).toString()};
    if (const auto rules = conversationRulesFromJson(data.value(u"rules"_s).toObject()))
        face.rules = *rules;
    m_cache.conversations().describe(id, face, data.value(u"memberCount"_s).toInt());
    changes.conversation(id);
}

} // namespace kith::client
