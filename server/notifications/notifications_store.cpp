// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notifications_store.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

QList<Notification> NotificationsStore::page(UserId user, NotificationId after, int limit)
{
    QList<Notification> out;
    Rows rows = m_transaction.select(u"SELECT n.id, n.kind, n.conversation_id, n.created_at, n.read_at,"
                                     " u.id, u.firstname, u.lastname, u.about, u.created_at"
                                     " FROM notifications n JOIN users u ON u.id = n.actor_id"
                                     " WHERE n.user_id = ? AND n.id > ? ORDER BY n.id LIMIT ?"_s,
                                     {user.value(), after.value(), limit});
    while (rows.next()) {
        const auto kind = notificationKindFromName(rows.text(1));
        if (!kind)
            continue;
        out.append(Notification{.id = rows.id<NotificationId>(0),
                                .kind = *kind,
                                .actor = User{.id = rows.id<UserId>(5),
                                              .firstname = rows.text(6),
                                              .lastname = rows.text(7),
                                              .about = rows.text(8),
                                              .createdAt = rows.timestamp(9)},
                                .conversation = rows.id<ConversationId>(2),
                                .createdAt = rows.timestamp(3),
                                .readAt = rows.optionalTimestamp(4)});
    }
    return out;
}

bool NotificationsStore::insert(UserId user, const Notification &notification)
{
    return m_transaction.execute(
               u"INSERT INTO notifications (id, user_id, kind, actor_id, conversation_id, created_at)"
               " SELECT CAST(? AS BIGINT), id, CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT) FROM users WHERE id = ?"_s,
               {notification.id.value(), notificationKindName(notification.kind), notification.actor.id.value(),
                sqlValue(notification.conversation), toMs(notification.createdAt), user.value()})
           == 1;
}

void NotificationsStore::removeUnread(UserId user, NotificationKind kind, UserId actor, ConversationId conversation)
{
    m_transaction.execute(u"DELETE FROM notifications WHERE user_id = ? AND read_at IS NULL AND kind = ? AND actor_id = ?"
                          " AND COALESCE(conversation_id, 0) = ?"_s,
                          {user.value(), notificationKindName(kind), actor.value(), conversation.value()});
}

void NotificationsStore::trim(UserId user, int kept)
{
    m_transaction.execute(u"DELETE FROM notifications WHERE user_id = ? AND id <="
                          " (SELECT id FROM notifications WHERE user_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?)"_s,
                          {user.value(), user.value(), kept});
}

qint64 NotificationsStore::markRead(UserId user, NotificationId upTo, Timestamp at)
{
    return m_transaction.execute(u"UPDATE notifications SET read_at = ? WHERE user_id = ? AND id <= ? AND read_at IS NULL"_s,
                                 {toMs(at), user.value(), upTo.value()});
}

} // namespace kith::server
