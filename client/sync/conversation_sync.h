// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/backoff.h"
#include "shared/model/conversation.h"
#include "shared/protocol/envelope.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace kith::client {

class Cache;
class CacheNews;
class ChangeSet;
class RestClient;

/// Keeps every conversation in the cache at the server's version: applies live events in order, and asks for what is
/// missing when there is a gap. Questions about one conversation are coalesced; a few conversations are asked for at once.
class ConversationSync : public QObject
{
    Q_OBJECT

public:
    ConversationSync(Cache &cache, RestClient &rest, CacheNews &news, QObject *parent);

    /// message.created, message.changed, participant.changed, conversation.changed.
    void take(const ServerEvent &event);
    /// The server is at `version`; fetches what is missing here, or the whole conversation when it is new here.
    void catchUp(ConversationId id, qint64 version);
    /// Takes in the conversation as the server sees it now, whatever is known of it here.
    void refresh(ConversationId id);
    /// The server's answer to a send or an unsend: in the cache, and out of the outbox, in one step.
    void takeMessage(const Message &message);
    /// There is a way again, or a sync has told versions: catches up with whatever the cache knows to be behind.
    void resume();
    /// The connection is gone: what is under way will be asked for again by resume().
    void pause();

    [[nodiscard]] bool isBusy() const { return !m_jobs.isEmpty(); }

signals:
    void busyChanged();
    /// New in this cache, with no history yet.
    void arrived(const QList<kith::ConversationId> &ids);
    /// Messages of others were stored.
    void received();

private:
    struct Job
    {
        qint64 wanted = 0;
        bool isRefresh = false;
        bool isRunning = false;
    };
    /// What changes were asked for.
    struct Asked
    {
        qint64 after = 0;
        QString cursor;
        qint64 wanted = 0;
    };

    void enqueue(ConversationId id, qint64 wanted, bool isRefresh);
    void runNext();
    void fetchConversation(ConversationId id);
    /// `cursor`: the `next` of the answer before, within what comes under one version.
    void fetchChanges(ConversationId id, const QString &cursor);
    void takeConversation(ConversationId id, const QJsonObject &body);
    void takeChanges(ConversationId id, const Asked &asked, const QJsonObject &body);
    void finish(ConversationId id);
    void fail(ConversationId id, const Error &error);
    /// `isNews`: later than what the cache has, so that what has no version of its own may be replaced.
    void applyRow(ConversationId id, const QString &name, const QJsonObject &data, bool isNews, ChangeSet &changes);
    void applyMessage(const Message &message, ChangeSet &changes);
    void applyParticipant(const QJsonObject &data, bool isNews, ChangeSet &changes);
    void takeMemberCount(ConversationId id, const QJsonObject &data, ChangeSet &changes);
    void applyDescription(ConversationId id, const QJsonObject &data, ChangeSet &changes);

    Cache &m_cache;
    RestClient &m_rest;
    CacheNews &m_news;
    QHash<ConversationId, Job> m_jobs;
    Backoff m_backoff;
    QTimer m_retry;
};

} // namespace kith::client
