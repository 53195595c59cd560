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

/// Brings older messages into the cache: a page when somebody scrolls or jumps, and by itself, quietly, the newest page (and
/// the members) of every conversation that is new here, so that it can be read without a network later.
class HistoryLoader : public QObject
{
    Q_OBJECT

public:
    /// A conversation that is new here is complete with as many of its newest messages.
    static constexpr qint64 enoughAtFirst = 30;
    using Done = std::function<void(const Result<void> &)>;

    HistoryLoader(Cache &cache, RestClient &rest, CacheNews &news, QObject *parent);

    /// One page below the tail. Calls for the same page that is being asked for share the answer, here and below.
    void loadOlder(ConversationId id, QObject *context, Done done);
    /// One page below `seq`, which starts a stretch of history.
    void loadBefore(ConversationId id, qint64 seq, QObject *context, Done done);
    /// One page above `seq`, which ends a stretch of history.
    void loadAfter(ConversationId id, qint64 seq, QObject *context, Done done);
    /// The page with `seq` in its middle.
    void loadAround(ConversationId id, qint64 seq, QObject *context, Done done);
    void loadMembers(ConversationId id, QObject *context, Done done);
    void prefetch(const QList<ConversationId> &ids);
    /// Every conversation that lacks its newest page or its members.
    void prefetchMissing();
    void pause();

signals:
    /// Messages were stored.
    void received();
    /// Nothing more is fetched ahead: all is here, or it was interrupted by the network.
    void rested(bool isInterrupted);

private:
    enum class Side { Before, After, Around };
    struct Page
    {
        ConversationId id;
        Side side = Side::Before;
        qint64 seq = 0;
        friend bool operator==(const Page &, const Page &) = default;
        friend size_t qHash(const Page &page, size_t seed = 0) { return qHashMulti(seed, page.id, int(page.side), page.seq); }
    };
    struct Waiter
    {
        QPointer<QObject> context;
        Done done;
    };

    void load(const Page &page, QObject *context, Done done);
    Result<void> storePage(const Page &page, const QJsonObject &body);
    void extend(const Page &page, qint64 lowest, qint64 highest, bool hasMore);
    Result<void> storeMembers(ConversationId id, const QJsonObject &body);
    void finish(const Page &page, const Result<void> &outcome);
    void prefetchNext();
    [[nodiscard]] bool lacksPage(ConversationId id) const;
    [[nodiscard]] bool lacksMembers(ConversationId id) const;
    [[nodiscard]] int pageSize(ConversationId id) const;

    Cache &m_cache;
    RestClient &m_rest;
    CacheNews &m_news;
    QHash<Page, QList<Waiter>> m_waiters;
    QList<ConversationId> m_prefetch;
    bool m_isPrefetching = false;
    bool m_isInterrupted = false;
};

} // namespace kith::client
