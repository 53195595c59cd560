// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/sync_engine.h"

#include "client/cache/cache.h"
#include "client/net/realtime_connection.h"
#include "client/net/rest_client.h"
#include "client/transfer/downloads.h"
#include "client/transfer/uploads.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

SyncEngine::SyncEngine(Cache &cache, RestClient &rest, RealtimeConnection &connection, const FileRooms &files, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_connection(connection)
    , m_files(files)
    , m_conversations(cache, rest, m_news, this)
    , m_persons(cache, rest, m_news, m_conversations, this)
    , m_history(cache, rest, m_news, this)
    , m_pointers(cache, connection, m_news, this)
    , m_outbox(cache, rest, connection, m_news, m_conversations, files, this)
    , m_wishes(cache, rest, m_news, m_conversations, this)
    , m_settings(cache, rest, m_news, this)
    , m_live(connection, cache.persons().myId(), this)
{
    connect(&connection, &RealtimeConnection::online, this, [this](const QJsonObject &ready) {
        if (const auto session = SessionId::fromString(ready.value(u"sessionId"_s).toString()))
            m_cache.persons().setMySession(*session);
        cameOnline();
    });
    connect(&connection, &RealtimeConnection::stateChanged, this, &SyncEngine::stateChanged);
    connect(&connection, &RealtimeConnection::eventReceived, this, &SyncEngine::route);
    connect(&m_persons, &PersonSync::busyChanged, this, &SyncEngine::updateBusy);
    connect(&m_persons, &PersonSync::presenceSeen, &m_live, &LiveState::seePresence);
    connect(&m_persons, &PersonSync::synchronised, &m_history, &HistoryLoader::prefetchMissing);
    connect(&m_conversations, &ConversationSync::busyChanged, this, &SyncEngine::updateBusy);
    connect(&m_conversations, &ConversationSync::arrived, &m_history, &HistoryLoader::prefetch);
    connect(&m_conversations, &ConversationSync::received, &m_pointers, &PointerSync::tellSoon);
    connect(&m_history, &HistoryLoader::received, &m_pointers, &PointerSync::tellSoon);
}

void SyncEngine::cameOnline()
{
    m_persons.synchronise();
    m_conversations.resume();
    m_outbox.resume();
    m_files.downloads.resume();
    m_wishes.resume();
    m_settings.resume();
    m_pointers.tellSoon();
    m_live.resume();
}

void SyncEngine::stateChanged()
{
    if (m_connection.state() == RealtimeConnection::State::Online)
        return;
    m_persons.pause();
    m_conversations.pause();
    m_history.pause();
    m_wishes.pause();
    m_settings.pause();
    m_live.forget();
    m_files.uploads.pause();
    m_files.downloads.pause();
}

void SyncEngine::route(const ServerEvent &event)
{
    if (event.name == u"message.created"_s) {
        if (const auto sender = UserId::fromString(event.data.value(u"senderId"_s).toString()))
            m_live.messageFrom(event.conversation, *sender);
        m_conversations.take(event);
    } else if (event.name == u"message.changed"_s || event.name == u"participant.changed"_s || event.name == u"conversation.changed"_s) {
        m_conversations.take(event);
    } else if (event.name == u"receipt"_s) {
        m_pointers.takeReceipt(event);
    } else if (event.name == u"typing"_s) {
        m_live.takeTyping(event);
    } else if (event.name == u"presence"_s) {
        m_live.takePresence(event);
    } else if (event.name == u"me.changed"_s) {
        m_persons.takeMeChanged(event);
    }
}

void SyncEngine::updateBusy()
{
    const bool isBusy = m_persons.isBusy() || m_conversations.isBusy();
    if (m_isCatchingUp == isBusy)
        return;
    m_isCatchingUp = isBusy;
    Q_EMIT catchingUpChanged();
}

} // namespace kith::client
