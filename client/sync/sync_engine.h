// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/sync/cache_news.h"
#include "client/sync/conversation_sync.h"
#include "client/sync/history_loader.h"
#include "client/sync/live_state.h"
#include "client/sync/outbox.h"
#include "client/sync/person_sync.h"
#include "client/sync/pointer_sync.h"
#include "client/sync/settings_sync.h"
#include "client/sync/wish_sender.h"

namespace kith::client {

class Cache;
class RealtimeConnection;
class RestClient;

/// Wires the parts of sync to one connection: catches up whenever it comes online, and routes what the server says.
///
/// Owner: Account. Thread: the account's.
class SyncEngine : public QObject
{
    Q_OBJECT

public:
    SyncEngine(Cache &cache, RestClient &rest, RealtimeConnection &connection, const FileRooms &files, QObject *parent = nullptr);

    [[nodiscard]] CacheNews &news() { return m_news; }
    [[nodiscard]] PersonSync &persons() { return m_persons; }
    [[nodiscard]] ConversationSync &conversations() { return m_conversations; }
    [[nodiscard]] HistoryLoader &history() { return m_history; }
    [[nodiscard]] PointerSync &pointers() { return m_pointers; }
    [[nodiscard]] Outbox &outbox() { return m_outbox; }
    [[nodiscard]] WishSender &wishes() { return m_wishes; }
    [[nodiscard]] SettingsSync &settings() { return m_settings; }
    [[nodiscard]] LiveState &live() { return m_live; }

    /// From the moment the connection is online until everything that was missed is in the cache.
    [[nodiscard]] bool isCatchingUp() const { return m_isCatchingUp; }

signals:
    void catchingUpChanged();

private:
    void cameOnline();
    void stateChanged();
    void route(const ServerEvent &event);
    void updateBusy();

    Cache &m_cache;
    RealtimeConnection &m_connection;
    FileRooms m_files;
    CacheNews m_news;
    ConversationSync m_conversations;
    PersonSync m_persons;
    HistoryLoader m_history;
    PointerSync m_pointers;
    Outbox m_outbox;
    WishSender m_wishes;
    SettingsSync m_settings;
    LiveState m_live;
    bool m_isCatchingUp = false;
};

} // namespace kith::client
