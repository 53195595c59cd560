// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"
#include "shared/result.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>

namespace kith::client {

class Cache;
class CacheNews;
class RestClient;

/// Brings older messages into the cache: a page when somebody scrolls up, and by itself, quietly, the newest page (and
/// the members) of every conversation that is new here, so that it can be read without a network later.
class HistoryLoader : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<void> &)>;

    HistoryLoader(Cache &cache, RestClient &rest, CacheNews &news, QObject *parent);

    /// One page below what is loaded. Calls for one conversation that is being asked for share the answer.
    void loadOlder(ConversationId id, QObject *context, Done done);
    void loadMembers(ConversationId id, QObject *context, Done done);
    void prefetch(const QList<ConversationId> &ids);
    /// Every conversation that lacks its newest page or its members.
    void prefetchMissing();
    void pause();

signals:
    /// Messages were stored.
    void received();

private:
    struct Waiter
    {
        QPointer<QObject> context;
        Done done;
    };

    Result<void> storePage(ConversationId id, qint64 before, const QJsonObject &body);
    Result<void> storeMembers(ConversationId id, const QJsonObject &body);
    void finish(ConversationId id, const Result<void> &outcome);
    void prefetchNext();
    [[nodiscard]] bool lacksPage(ConversationId id) const;
    [[nodiscard]] bool lacksMembers(ConversationId id) const;
    [[nodiscard]] int pageSize(ConversationId id) const;

    Cache &m_cache;
    RestClient &m_rest;
    CacheNews &m_news;
    QHash<ConversationId, QList<Waiter>> m_waiters;
    QList<ConversationId> m_prefetch;
    bool m_isPrefetching = false;
};

} // namespace kith::client
