// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/conversation_store.h"
#include "client/net/backoff.h"
#include "client/net/rest_client.h"
#include "shared/model/conversation.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

namespace kith::client {

class Cache;
class CacheNews;

/// Tells the server what the person set for a conversation and what waits in the composer. Both live in the cache first;
/// only how they are now is told, not how they came to be so. Drafts are told when the typing rests.
class SettingsSync : public QObject
{
    Q_OBJECT

public:
    SettingsSync(Cache &cache, RestClient &rest, CacheNews &news, QObject *parent);

    /// Errors: Storage; then nothing has changed.
    Result<void> setSettings(ConversationId id, const ConversationSettings &settings);
    /// A draft in the cache has changed.
    void draftChanged() { m_drafts.start(); }
    /// There is a way again.
    void resume();
    void pause();

private:
    void tellSettings();
    void tellDrafts();
    void tell(ConversationId id, const ConversationSettings &settings);
    void tell(ConversationId id, const OwnDraft &draft);
    /// True: the server has answered, with yes or no. False: it is asked again later.
    bool isOver(const Result<RestAnswer> &answer);
    /// What it has answered is in the cache, or (a full disk) it is asked again later.
    bool settle(bool isKept);
    void tryLater(std::chrono::seconds atLeast);

    Cache &m_cache;
    RestClient &m_rest;
    CacheNews &m_news;
    QSet<ConversationId> m_settingsUnderWay;
    QSet<ConversationId> m_draftsUnderWay;
    QTimer m_drafts;
    QTimer m_retry;
    Backoff m_backoff;
    quint64 m_round = 0;
    bool m_isOnline = false;
};

} // namespace kith::client
