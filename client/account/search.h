// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/answer.h"
#include "client/account/local_search.h"

namespace kith::client {

class Cache;
class RestClient;

/// Hits of the server, and where it goes on; an empty cursor: there are no more.
struct RemotePage
{
    QList<SearchHit> hits = {};
    QString cursor = {};
};

/// Searching messages: at once among those of this computer, then among all that the server has.
///
/// Owner: Account. Thread: the account's.
class Search : public QObject
{
    Q_OBJECT

public:
    Search(Cache &cache, RestClient &rest, const QString &cacheFile, QObject *parent);

    [[nodiscard]] LocalSearch &local() { return m_local; }
    /// Hits of the server, newest first: from the start, or on from the `cursor` of an earlier page; a page may be empty and have
    /// a cursor all the same. What it sends is kept in the cache. *Range* text: what a person typed, at most limits::searchLength.
    /// Errors: Network, RateLimited, Validation.
    void remotePage(const QString &text, ConversationId conversation, int limit, const QString &cursor, QObject *context,
                    Answer<RemotePage> answer);

private:
    Cache &m_cache;
    RestClient &m_rest;
    LocalSearch m_local;
};

} // namespace kith::client
