// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/notification.h"
#include "server/storage/transaction.h"

namespace kith::server {

/// The rows of the notification feed.
class NotificationsStore
{
public:
    explicit NotificationsStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    /// Oldest first, from behind `after`.
    [[nodiscard]] QList<Notification> page(UserId user, NotificationId after, int limit);
    /// False when there is no such person.
    [[nodiscard]] bool insert(UserId user, const Notification &notification);
    /// Takes an unread row about the same thing away: it would only say the same again.
    void removeUnread(UserId user, NotificationKind kind, UserId actor, ConversationId conversation);
    /// Keeps the newest `kept` of `user`.
    void trim(UserId user, int kept);
    /// Returns how many were unread.
    qint64 markRead(UserId user, NotificationId upTo, Timestamp at);

private:
    Transaction &m_transaction;
};

} // namespace kith::server
