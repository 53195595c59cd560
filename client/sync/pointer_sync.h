// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/conversation.h"
#include "shared/protocol/envelope.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

namespace kith::client {

class Cache;
class CacheNews;
class RealtimeConnection;

/// Own and others' pointers: how far everybody has received and read.
///
/// Own ones live in the cache first and are told to the server when there is a way; several moves in a moment go out as one.
class PointerSync : public QObject
{
    Q_OBJECT

public:
    PointerSync(Cache &cache, RealtimeConnection &connection, CacheNews &news, QObject *parent);

    void markRead(ConversationId id, qint64 seq);
    /// Something was stored, or there is a way again: tells the server soon what it does not know.
    void tellSoon();
    /// The `receipt` event.
    void takeReceipt(const ServerEvent &event);

private:
    void tell();
    void tellOne(const QString &command, ConversationId id, qint64 seq);
    bool acknowledge(ConversationId id, const Pointers &pointers, std::optional<qint64> unread);
    bool settle(ConversationId id, const Pointers &pointers, std::optional<qint64> unread);

    Cache &m_cache;
    RealtimeConnection &m_connection;
    CacheNews &m_news;
    QTimer m_soon;
    std::chrono::seconds m_pause{5}; ///< after the next time that the cache takes nothing
    QSet<ConversationId> m_underWay;
};

} // namespace kith::client
