// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/history_ranges.h"
#include "client/cache/timeline_entry.h"
#include "shared/model/message.h"

namespace kith::client {

class CacheDatabase;
class PersonStore;

/// Every message this person has seen. What makes them findable is kept by triggers (search_functions.h).
///
/// The table may hold rows outside every stretch of history (a change of an old message that is not loaded yet); before()
/// and after() answer from one stretch only, so what they give has no holes.
class MessageStore
{
public:
    MessageStore(CacheDatabase &database, PersonStore &persons);

    /// Older news (by version) about the same message is ignored. True when the row is new or different.
    bool put(const Message &message);
    [[nodiscard]] std::optional<Message> byId(MessageId id) const;
    /// A file as any message here carries it.
    [[nodiscard]] std::optional<Attachment> attachment(FileId id) const;
    [[nodiscard]] std::optional<Message> byClientId(ConversationId conversation, const QString &clientId) const;
    [[nodiscard]] std::optional<Message> last(ConversationId conversation) const;
    /// Those before `seq` in the stretch of history that reaches up to it, oldest first. Range: limit 1 to 1,000.
    [[nodiscard]] QList<Message> before(ConversationId conversation, qint64 seq, int limit) const;
    /// Those after `seq` in the stretch of history that `seq` lies in, oldest first. Range: limit 1 to 1,000.
    [[nodiscard]] QList<Message> after(ConversationId conversation, qint64 seq, int limit) const;
    /// The first message of that moment or later that is here.
    [[nodiscard]] std::optional<Message> firstSince(ConversationId conversation, Timestamp moment) const;
    /// The nearest message below `seq` that is here, whatever may be missing between them.
    [[nodiscard]] std::optional<Message> lastBelow(ConversationId conversation, qint64 seq) const;
    /// Pinned ones, the last pinned first.
    [[nodiscard]] QList<Message> pinned(ConversationId conversation) const;
    /// Those that hold a link, the newest first.
    [[nodiscard]] QList<Message> withLinks(ConversationId conversation, int limit) const;
    /// Those of that kind that carry files, the newest first.
    [[nodiscard]] QList<Message> withFiles(ConversationId conversation, MessageType type, int limit) const;
    [[nodiscard]] bool holdsLinks(ConversationId conversation) const;
    /// Files in messages of that kind.
    [[nodiscard]] qint64 countFiles(ConversationId conversation, MessageType type) const;

    [[nodiscard]] HistoryRanges &ranges() { return m_ranges; }
    [[nodiscard]] const HistoryRanges &ranges() const { return m_ranges; }
    /// Others' messages after `seq` and up to `to` that are not unsent; those of the system do not count.
    [[nodiscard]] qint64 countUnread(ConversationId conversation, qint64 after, qint64 to) const;
    /// Those of them that name me, or everybody.
    [[nodiscard]] qint64 countUnreadMentions(ConversationId conversation, qint64 after, qint64 to) const;
    /// The first unread one that names me.
    [[nodiscard]] std::optional<qint64> firstUnreadMention(ConversationId conversation, qint64 after) const;

private:
    void putParts(const Message &message);

    CacheDatabase &m_database;
    PersonStore &m_persons;
    HistoryRanges m_ranges;
};

} // namespace kith::client
