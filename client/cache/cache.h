// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/cache_database.h"
#include "client/cache/conversation_store.h"
#include "client/cache/damaged_cache.h"
#include "client/cache/draft_file_store.h"
#include "client/cache/file_store.h"
#include "client/cache/message_store.h"
#include "client/cache/outbox_store.h"
#include "client/cache/person_store.h"
#include "client/cache/wish_store.h"

namespace kith::client {

/// Everything that one account has seen and written, on this disk. The only thing that windows are drawn from.
///
/// Owner: Account. Thread: the one that opened it. Every call is meant to stay below 2 ms.
class Cache
{
public:
    /// A file that cannot be used is put aside and a new one made; loss() tells. Errors: Storage with a sentence: the folder
    /// cannot be written, the disk is full.
    static Result<std::unique_ptr<Cache>> open(const QString &folder, UserId me);

    [[nodiscard]] static QString fileIn(const QString &folder) { return CacheDatabase::fileIn(folder); }

    /// What happened to the file that was there before; absent when nothing did.
    [[nodiscard]] const std::optional<CacheLoss> &loss() const { return m_loss; }
    [[nodiscard]] CacheDatabase &database() { return *m_database; }
    [[nodiscard]] PersonStore &persons() { return m_persons; }
    [[nodiscard]] MessageStore &messages() { return m_messages; }
    [[nodiscard]] ConversationStore &conversations() { return m_conversations; }
    [[nodiscard]] OutboxStore &outbox() { return m_outbox; }
    [[nodiscard]] WishStore &wishes() { return m_wishes; }
    [[nodiscard]] FileStore &files() { return m_files; }
    [[nodiscard]] DraftFileStore &draftFiles() { return m_draftFiles; }

private:
    Cache(std::unique_ptr<CacheDatabase> database, UserId me);

    std::unique_ptr<CacheDatabase> m_database;
    std::optional<CacheLoss> m_loss;
    PersonStore m_persons;
    MessageStore m_messages;
    ConversationStore m_conversations;
    OutboxStore m_outbox;
    WishStore m_wishes;
    FileStore m_files;
    DraftFileStore m_draftFiles;
};

} // namespace kith::client
