// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/person_sync.h"

#include "client/cache/cache.h"
#include "client/net/rest_client.h"
#include "client/sync/cache_news.h"
#include "client/sync/conversation_sync.h"
#include "client/sync/version_law.h"

#include <QtCore/QJsonArray>
#include <QtCore/QLoggingCategory>
#include <QtCore/QPointer>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
Q_LOGGING_CATEGORY(lcSync, "kith.client.sync")
}

PersonSync::PersonSync(Cache &cache, RestClient &rest, CacheNews &news, ConversationSync &conversations, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_news(news)
    , m_conversations(conversations)
    , m_backoff(std::chrono::milliseconds(500), std::chrono::seconds(30))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &PersonSync::synchronise);
}

void PersonSync::synchronise()
{
    if (m_isRunning) {
        m_isWantedAgain = true;
        return;
    }
    m_retry.stop();
    m_isRunning = true;
    m_isWantedAgain = m_isWantedAgain && !m_pageToken.isEmpty();
    m_askedAtVersion = m_cache.persons().personVersion();
    QUrlQuery query;
    if (const QString token = m_pageToken.isEmpty() ? m_cache.persons().syncToken() : m_pageToken; !token.isEmpty())
        query.addQueryItem(u"since"_s, QString::fromLatin1(QUrl::toPercentEncoding(token)));
    m_rest.get(u"/api/sync"_s, query, this, [this, round = ++m_round](const Result<RestAnswer> &answer) {
        if (round != m_round)
            return;
        if (answer)
            takeAnswer(answer->body);
        else
            takeAnswer(answer.error());
    });
    Q_EMIT busyChanged();
}

void PersonSync::pause()
{
    ++m_round;
    m_retry.stop();
    m_backoff.reset();
    m_pageToken.clear();
    m_isWantedAgain = false;
    if (std::exchange(m_isRunning, false))
        Q_EMIT busyChanged();
}

void PersonSync::takeAnswer(const Result<QJsonObject> &answer)
{
    m_isRunning = false;
    const bool isStored = answer && takeSnapshot(*answer);
    if (isStored && !m_pageToken.isEmpty()) {
        synchronise();
    } else if (isStored) {
        m_backoff.reset();
        const QPointer<PersonSync> self(this);
        Q_EMIT synchronised();
        if (self && m_isWantedAgain)
            synchronise();
    } else if (!answer && answer.error().kind() == ErrorKind::FixRequest && !m_cache.persons().syncToken().isEmpty()) {
        // The server cannot go on from that token; from the beginning, then.
        m_cache.persons().setSyncToken(u""_s);
        m_pageToken.clear();
        synchronise();
    } else if (answer || answer.error().kind() == ErrorKind::Wait) {
        const auto more = answer ? std::nullopt : answer.error().retryAfter;
        m_retry.start(m_backoff.next() + more.value_or(std::chrono::seconds(0)));
    }
    Q_EMIT busyChanged();
}

bool PersonSync::takeSnapshot(const QJsonObject &body)
{
    // A long answer comes in pages, and who one is with the first.
    const bool isFirst = body.contains(u"me"_s);
    const auto me = isFirst ? userFromJson(body.value(u"me"_s).toObject()) : Result<User>(m_cache.persons().me());
    const QString token = body.value(u"token"_s).toString();
    if (!me || me->id != m_cache.persons().myId() || token.isEmpty()) {
        qCWarning(lcSync, "The answer to sync could not be understood");
        return false;
    }
    const bool hasMore = body.value(u"more"_s).toBool();
    m_new.clear();
    m_seen.clear();
    ChangeSet changes;
    CacheTransaction transaction(m_cache.database());
    const bool isAnew = isFirst && isOfAnotherPast(body);
    if (isAnew)
        forgetConversations(changes);
    if (isFirst && !isAnew && isOvertaken(*me)) {
        m_isWantedAgain = true;
    } else if (isFirst) {
        m_cache.persons().putMe(*me);
        m_cache.persons().setPersonVersion(me->version);
        takeContacts(body, changes);
    }
    if (isFirst) {
        if (const QString lineage = body.value(u"lineage"_s).toString(); !lineage.isEmpty())
            m_cache.persons().setLineage(lineage);
        const QList<ConversationId> known = body.value(u"full"_s).toBool() ? m_cache.conversations().ids() : QList<ConversationId>();
        m_gone = QSet<ConversationId>(known.cbegin(), known.cend());
    }
    takeConversations(body, changes);
    if (!hasMore) {
        removeGone(changes);
        m_cache.persons().setSyncToken(token);
    }
    changes.me();
    if (!transaction.commit()) {
        m_pageToken.clear();
        return false;
    }
    m_pageToken = hasMore ? token : QString();
    changes.announce(m_news);
    announcePresence();
    m_conversations.resume();
    if (!m_new.isEmpty())
        Q_EMIT m_conversations.arrived(m_new);
    return true;
}

bool PersonSync::isOfAnotherPast(const QJsonObject &body) const
{
    const QString known = m_cache.persons().lineage();
    return body.value(u"full"_s).toBool() && !known.isEmpty() && body.value(u"lineage"_s).toString() != known;
}

void PersonSync::forgetConversations(ChangeSet &changes)
{
    const QList<ConversationId> known = m_cache.conversations().ids();
    for (const ConversationId id : known) {
        m_cache.conversations().remove(id);
        changes.conversation(id);
    }
}

bool PersonSync::isOvertaken(const User &me) const
{
    // A version that fell without any news in between is a server restored from a backup: what it says counts.
    const qint64 own = m_cache.persons().personVersion();
    return me.version < own && own != m_askedAtVersion;
}

void PersonSync::takeConversations(const QJsonObject &body, ChangeSet &changes)
{
    ConversationStore &store = m_cache.conversations();
    const QJsonArray list = body.value(u"conversations"_s).toArray();
    for (const QJsonValue &value : list) {
        const auto conversation = conversationFromJson(value.toObject());
        if (!conversation) {
            qCWarning(lcSync, "A conversation could not be read");
            m_gone.clear();
            continue;
        }
        m_gone.remove(conversation->id);
        if (!store.has(conversation->id))
            m_new.append(conversation->id);
        store.take(*conversation);
        changes.conversation(conversation->id);
        changes.ticks(conversation->id);
        if (conversation->peer)
            changes.user(conversation->peer->id);
        if (conversation->peer && conversation->peerPresence)
            m_seen.append({conversation->peer->id, *conversation->peerPresence});
    }
}

void PersonSync::removeGone(ChangeSet &changes)
{
    for (const ConversationId id : std::as_const(m_gone)) {
        m_cache.conversations().remove(id);
        changes.conversation(id);
    }
    m_gone.clear();
}

void PersonSync::takeContacts(const QJsonObject &body, ChangeSet &changes)
{
    QList<Contact> contacts;
    const QJsonArray list = body.value(u"contacts"_s).toArray();
    for (const QJsonValue &value : list) {
        const auto contact = contactFromJson(value.toObject());
        if (!contact) {
            qCWarning(lcSync, "A contact could not be read");
            continue;
        }
        contacts.append(*contact);
        if (contact->user)
            changes.user(contact->user->id);
        if (contact->user && contact->presence)
            m_seen.append({contact->user->id, *contact->presence});
    }
    // The list is always whole, so that what was removed meanwhile is seen as well.
    m_cache.persons().replaceContacts(contacts);
    changes.contacts();
}

void PersonSync::takeMeChanged(const ServerEvent &event)
{
    const Verdict verdict = judge(m_cache.persons().personVersion(), event.version);
    if (verdict == Verdict::Ignore)
        return;
    if (verdict == Verdict::Fetch || !storeMeChange(event))
        synchronise();
}

bool PersonSync::storeMeChange(const ServerEvent &event)
{
    ChangeSet changes;
    CacheTransaction transaction(m_cache.database());
    if (!applyMeChange(event.data, changes))
        return false;
    m_cache.persons().setPersonVersion(event.version);
    if (!transaction.commit())
        return false;
    changes.announce(m_news);
    announcePresence();
    return true;
}

void PersonSync::announcePresence()
{
    const auto seen = std::exchange(m_seen, {});
    for (const auto &[id, presence] : seen)
        Q_EMIT presenceSeen(id, presence);
}

bool PersonSync::applyMeChange(const QJsonObject &data, ChangeSet &changes)
{
    const QString what = data.value(u"what"_s).toString();
    if (what == u"read"_s)
        return applyRead(data, changes);
    if (what == u"contacts"_s)
        return applyContact(data, changes);
    return false;
}

bool PersonSync::applyRead(const QJsonObject &data, ChangeSet &changes)
{
    const auto id = ConversationId::fromString(data.value(u"conversationId"_s).toString());
    if (!id || !data.value(u"pointers"_s).isObject() || !m_cache.conversations().has(*id))
        return false;
    const QJsonValue unread = data.value(u"unread"_s);
    if (!m_cache.conversations().acknowledge(*id, pointersFromJson(data.value(u"pointers"_s).toObject()),
                                             unread.isDouble() ? std::optional(unread.toInteger()) : std::nullopt))
        return false;
    changes.conversation(*id);
    return true;
}

bool PersonSync::applyContact(const QJsonObject &data, ChangeSet &changes)
{
    changes.contacts();
    if (const auto removed = Id<struct ContactTag>::fromString(data.value(u"removedContactId"_s).toString())) {
        m_cache.persons().removeContact(removed->value());
        return true;
    }
    const auto contact = contactFromJson(data.value(u"contact"_s).toObject());
    if (!contact)
        return false;
    m_cache.persons().putContact(*contact);
    if (contact->user) {
        changes.user(contact->user->id);
        if (contact->presence)
            m_seen.append({contact->user->id, *contact->presence});
    }
    return true;
}

} // namespace kith::client
