// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/wish_store.h"
#include "client/net/backoff.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <unordered_map>

namespace kith::client {

class Cache;
class CacheNews;
class ConversationSync;
class RestClient;

/// Asks the server for what the person wished about messages that it has (edit, unsend, react, pin): on disk first, in
/// order, again and again until the server has answered. Repeating one is harmless: each says how a thing shall be.
///
/// A definite refusal ends a wish: the message is shown again as the server has it, and refused() says why.
class WishSender : public QObject
{
    Q_OBJECT

public:
    WishSender(Cache &cache, RestClient &rest, CacheNews &news, ConversationSync &conversations, QObject *parent);

    /// Errors: Storage; then nothing was wished.
    Result<void> add(Wish wish);
    /// There is a way again.
    void resume();
    void pause();

signals:
    void refused(kith::ConversationId id, kith::MessageId message, const kith::Error &error);

private:
    void sendNext(ConversationId id);
    void takeAnswer(const Wish &wish, const Result<QJsonObject> &answer);
    void wait(ConversationId id, const Error &error);
    void announce(const Wish &wish);

    Cache &m_cache;
    RestClient &m_rest;
    CacheNews &m_news;
    ConversationSync &m_conversations;
    QHash<ConversationId, quint64> m_underWay;
    quint64 m_round = 0;
    bool m_isOnline = false;
    std::unordered_map<ConversationId, Backoff> m_backoffs;
};

} // namespace kith::client
