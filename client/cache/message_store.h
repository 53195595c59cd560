// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/timeline_entry.h"
#include "shared/model/message.h"

namespace kith::client {

class CacheDatabase;
class PersonStore;

/// Every message this person has seen, and a word index over them.
///
/// The table may hold rows below the contiguous part of a conversation (a change of an old message that is not loaded
/// yet); readers show the contiguous part only: seq from loadedFrom to the newest.
class MessageStore
{
public:
    MessageStore(CacheDatabase &database, PersonStore &persons);

    /// Older news (by version) about the same message is ignored. True when the row is new or different.
    bool put(const Message &message);
    [[nodiscard]] std::optional<Message> byId(MessageId id) const;
    [[nodiscard]] std::optional<Message> byClientId(ConversationId conversation, const QString &clientId) const;
    [[nodiscard]] std::optional<Message> last(ConversationId conversation) const;
    /// Those before `seq`, oldest first. Range: limit 1 to 1,000.
    [[nodiscard]] QList<Message> before(ConversationId conversation, qint64 seq, int limit) const;

    /// Start of the contiguous part; one above the newest message when nothing is loaded.
    [[nodiscard]] qint64 loadedFrom(ConversationId conversation) const;
    [[nodiscard]] bool isWhole(ConversationId conversation) const;
    /// A page of history that reaches up to loadedFrom is in: the contiguous part now begins at `seq`.
    void extendDown(ConversationId conversation, qint64 seq, bool isWhole);
    /// Others' text messages after `seq` and up to `to` that are not unsent.
    [[nodiscard]] qint64 countUnread(ConversationId conversation, qint64 after, qint64 to) const;

    /// Messages that hold all the words (the last one as a beginning), newest first.
    [[nodiscard]] QList<SearchHit> search(const QString &text, int limit) const;

private:
    CacheDatabase &m_database;
    PersonStore &m_persons;
};

} // namespace kith::client
