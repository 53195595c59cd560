// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/outgoing.h"
#include "client/net/backoff.h"
#include "shared/ids.h"
#include "shared/model/message.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QObject>

#include <unordered_map>

namespace kith::client {

class Cache;
class CacheNews;
class ConversationSync;
class RealtimeConnection;
class RestClient;

/// Sends what was written: on disk first, one message of a conversation at a time, in order, again and again until the
/// server has answered. Its clientId makes a repeat harmless.
///
/// Only a definite refusal ends the attempts; the message then stays as failed until the person retries or discards it.
class Outbox : public QObject
{
    Q_OBJECT

public:
    Outbox(Cache &cache, RestClient &rest, RealtimeConnection &connection, CacheNews &news, ConversationSync &conversations,
           QObject *parent);

    /// Returns the clientId. Errors: Storage; then nothing was queued.
    Result<QString> add(Outgoing outgoing);
    /// Changes the text of what waits. False: it is on its way, or gone.
    bool reword(const QString &clientId, const QString &content, const QList<Mention> &mentions);
    void retry(ConversationId id, const QString &clientId);
    /// Returns the text; empty when it is on its way.
    QString discard(ConversationId id, const QString &clientId);
    /// There is a way again.
    void resume();

private:
    void sendNext(ConversationId id);
    void send(const Outgoing &outgoing);
    void forward(const Outgoing &outgoing);
    void takeAnswer(ConversationId id, const QString &clientId, const Result<QJsonObject> &answer);
    void wait(ConversationId id, const Error &error);
    void announce(ConversationId id, const QString &clientId);

    Cache &m_cache;
    RestClient &m_rest;
    RealtimeConnection &m_connection;
    CacheNews &m_news;
    ConversationSync &m_conversations;
    QHash<ConversationId, QString> m_underWay;
    QHash<ConversationId, quint64> m_waiting;
    std::unordered_map<ConversationId, Backoff> m_backoffs;
    quint64 m_nextWait = 1;
};

} // namespace kith::client
