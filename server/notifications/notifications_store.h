// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/notification.h"
#include "server/storage/transaction.h"

namespace kith::server {

/// How far a person has looked through the feed, without having read the conversations.
struct FeedMark
{
    ConversationId conversation; ///< null: all rows
    NotificationId upTo;
    Timestamp at{};
};

/// The notification feed: rows that are stored, and one for each conversation with something unread, which is worked
/// out from what is unread at that moment.
class NotificationsStore
{
public:
    static constexpr int countedMax = 1000;

    explicit NotificationsStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    /// Both, oldest first, from behind `after`. Conversations that are muted or silenced by their rule at `at` are left out.
    [[nodiscard]] QList<Notification> page(UserId user, NotificationId after, int limit, Timestamp at);
    [[nodiscard]] std::optional<Notification> one(UserId user, NotificationId id);
    /// Stored rows that changed after `version` of the person, oldest first; the newest `limit` of them.
    [[nodiscard]] QList<Notification> changedSince(UserId user, qint64 version, int limit);
    /// Stored rows about what `actor` did, oldest first.
    [[nodiscard]] QList<Notification> doneBy(UserId user, UserId actor);
    /// Whose feeds have such rows.
    [[nodiscard]] QList<UserId> feedsShowing(UserId actor);
    /// The row looks different from the person's `version` on.
    void touch(NotificationId id, qint64 version);
    [[nodiscard]] QList<FeedMark> marksSince(UserId user, qint64 version);

    /// False when there is no such person, or the mention is there already. `version`: of the person, stepped for this.
    [[nodiscard]] bool insert(UserId user, const Notification &notification, qint64 version);
    /// Marks an unread row about the same thing as read: it would only say the same again. Its id; null when there is none.
    NotificationId retireUnread(UserId user, NotificationKind kind, UserId actor, ConversationId conversation, Timestamp at,
                                qint64 version);
    /// Keeps the newest `kept` of `user`.
    void trim(UserId user, int kept);

    /// How far is marked: all rows, or those of one conversation.
    [[nodiscard]] NotificationId markOf(UserId user, ConversationId conversation);
    /// Forward only.
    void mark(UserId user, const FeedMark &mark, qint64 version);
    /// Stored rows among `ids` that are not read. The others among them may be rows of conversations.
    [[nodiscard]] QList<NotificationId> unreadAmong(UserId user, const QList<NotificationId> &ids);
    /// Messages among `ids` that may be rows of `user`'s feed, with their conversations.
    [[nodiscard]] QHash<ConversationId, NotificationId> conversationsOf(UserId user, const QList<NotificationId> &ids);
    void markRows(UserId user, const QList<NotificationId> &ids, Timestamp at, qint64 version);

private:
    [[nodiscard]] QList<Notification> stored(UserId user, const QString &condition, const QVariantList &values);
    [[nodiscard]] QList<Notification> conversations(UserId user, NotificationId after, int limit, Timestamp at);
    [[nodiscard]] int unreadCount(UserId user, ConversationId conversation);

    Transaction &m_transaction;
};

} // namespace kith::server
