// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notifications_store.h"

#include "server/notifications/unread.h"
#include "server/storage/id_chunks.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int systemType = 1; ///< MessageType::System

/// A mark on the whole feed, and one on a single conversation of it.
const QLatin1String markJoins{" LEFT JOIN notification_marks k ON k.user_id = n.user_id AND k.conversation_id = 0"
                              " LEFT JOIN notification_marks q ON q.user_id = n.user_id AND q.conversation_id = n.conversation_id"};

User actorFrom(const Rows &rows, int at)
{
    User out{.id = rows.id<UserId>(at),
             .firstname = rows.text(at + 1),
             .lastname = rows.text(at + 2),
             .about = rows.text(at + 3),
             .createdAt = rows.timestamp(at + 4),
             .picture = rows.text(at + 6)};
    out.isDeleted = !rows.isNull(at + 5);
    return out;
}

/// As they are now; to somebody whom they blocked, as they were then.
const QLatin1String actorColumns{"u.id, COALESCE(b.firstname, u.firstname), COALESCE(b.lastname, u.lastname), COALESCE(b.about, u.about),"
                                 " u.created_at, u.erased_at, CASE WHEN b.viewer_id IS NULL THEN u.picture_id ELSE b.picture_id END"};
const QLatin1String actorJoin{" LEFT JOIN blocked_views b ON b.viewer_id = n.user_id AND b.user_id = u.id"};
} // namespace

QList<Notification> NotificationsStore::stored(UserId user, const QString &condition, const QVariantList &values)
{
    // What was unsent is gone for those who were named in it, too.
    const QString sql
        = u"SELECT n.id, n.kind, n.reason, n.conversation_id, n.message_id, n.seq, n.created_at,"
          " COALESCE(n.read_at, CASE WHEN n.id <= k.up_to THEN k.at WHEN n.message_id <= q.up_to THEN q.at END),"
          " CASE WHEN n.read_at IS NOT NULL OR n.id <= COALESCE(k.up_to, 0) OR (n.seq IS NOT NULL AND (n.message_id <= COALESCE(q.up_to, 0)"
          " OR n.seq <= COALESCE(p.read_seq, 0))) THEN 1 ELSE 0 END, "_s
          + actorColumns + u" FROM notifications n JOIN users u ON u.id = n.actor_id"_s + actorJoin + markJoins
          + u" LEFT JOIN participants p ON p.conversation_id = n.conversation_id AND p.user_id = n.user_id"
            " LEFT JOIN messages m ON m.id = n.message_id"
            " WHERE n.user_id = ? AND m.unsent_at IS NULL AND "_s
          + condition;
    QList<Notification> out;
    Rows rows = m_transaction.select(sql, QVariantList{user.value()} + values);
    while (rows.next()) {
        const auto kind = notificationKindFromName(rows.text(1));
        if (!kind)
            continue;
        out.append(Notification{.id = rows.id<NotificationId>(0),
                                .kind = *kind,
                                .reason = alertReasonFromCode(rows.text(2)).value_or(reasonOf(*kind)),
                                .actor = actorFrom(rows, 9),
                                .conversation = rows.id<ConversationId>(3),
                                .message = rows.id<MessageId>(4),
                                .seq = rows.integer(5),
                                .createdAt = rows.timestamp(6),
                                .readAt = rows.optionalTimestamp(7),
                                .isRead = rows.boolean(8)});
    }
    return out;
}

QList<Notification> NotificationsStore::conversations(UserId user, NotificationId after, int limit, Timestamp at)
{
    static const QString sql
        = u"SELECT m.id, n.conversation_id, n.is_group, m.seq, m.created_at,"
          " CASE WHEN m.id <= k.up_to THEN k.at WHEN m.id <= q.up_to THEN q.at END, "_s
          + actorColumns
          + u" FROM (SELECT p.user_id, p.conversation_id, c.is_group,"
            // With two there is only one other to look for, however much one has written since.
            " CASE WHEN c.is_group = 0 THEN (SELECT m.id FROM messages m WHERE m.conversation_id = p.conversation_id AND m.sender_id ="
            " (SELECT o.user_id FROM participants o WHERE o.conversation_id = p.conversation_id AND o.user_id <> p.user_id)"
            " AND m.seq > p.read_seq AND m.type <> ? AND m.unsent_at IS NULL ORDER BY m.seq DESC LIMIT 1)"
            " ELSE (SELECT m.id FROM messages m WHERE m.conversation_id = p.conversation_id AND m.seq > p.read_seq AND m.type <> ?"
            " AND m.unsent_at IS NULL AND m.sender_id <> p.user_id ORDER BY m.seq DESC LIMIT 1) END AS newest"
            " FROM participants p JOIN conversations c ON c.id = p.conversation_id"
            " WHERE p.user_id = ? AND p.left_at IS NULL AND c.last_seq > p.read_seq AND p.notify = 0"
            " AND (p.muted_until IS NULL OR p.muted_until <= ?)) n JOIN messages m ON m.id = n.newest JOIN users u ON u.id = m.sender_id"_s
          + actorJoin + markJoins + u" WHERE m.id > ? ORDER BY m.id LIMIT ?"_s;
    QList<Notification> out;
    {
        Rows rows = m_transaction.select(sql, {systemType, systemType, user.value(), toMs(at), after.value(), limit});
        while (rows.next()) {
            out.append(Notification{.id = rows.id<NotificationId>(0),
                                    .kind = NotificationKind::Message,
                                    .reason = rows.boolean(2) ? AlertReason::RuleAll : AlertReason::Direct,
                                    .actor = actorFrom(rows, 6),
                                    .conversation = rows.id<ConversationId>(1),
                                    .message = rows.id<MessageId>(0),
                                    .seq = rows.integer(3),
                                    .createdAt = rows.timestamp(4),
                                    .readAt = rows.optionalTimestamp(5),
                                    .isRead = !rows.isNull(5)});
        }
    }
    for (Notification &row : out)
        row.count = unreadCount(user, row.conversation);
    return out;
}

int NotificationsStore::unreadCount(UserId user, ConversationId conversation)
{
    return int(std::min<qint64>(unreadOf(m_transaction, conversation, user), countedMax));
}

QList<Notification> NotificationsStore::page(UserId user, NotificationId after, int limit, Timestamp at)
{
    QList<Notification> out = stored(user, u"n.id > ? ORDER BY n.id LIMIT ?"_s, {after.value(), limit});
    out += conversations(user, after, limit, at);
    std::ranges::stable_sort(out, {}, &Notification::id);
    return out.first(std::min<qsizetype>(out.size(), limit));
}

std::optional<Notification> NotificationsStore::one(UserId user, NotificationId id)
{
    const QList<Notification> found = stored(user, u"n.id = ?"_s, {id.value()});
    if (found.isEmpty())
        return std::nullopt;
    return found.first();
}

QList<Notification> NotificationsStore::changedSince(UserId user, qint64 version, int limit)
{
    QList<Notification> out = stored(user, u"n.version > ? ORDER BY n.id DESC LIMIT ?"_s, {version, limit});
    std::ranges::reverse(out);
    return out;
}

QList<Notification> NotificationsStore::doneBy(UserId user, UserId actor)
{
    return stored(user, u"n.actor_id = ? ORDER BY n.id"_s, {actor.value()});
}

QList<UserId> NotificationsStore::feedsShowing(UserId actor)
{
    QList<UserId> out;
    Rows rows = m_transaction.select(u"SELECT DISTINCT user_id FROM notifications WHERE actor_id = ? ORDER BY user_id"_s, {actor.value()});
    while (rows.next())
        out.append(rows.id<UserId>(0));
    return out;
}

void NotificationsStore::touch(NotificationId id, qint64 version)
{
    m_transaction.execute(u"UPDATE notifications SET version = ? WHERE id = ?"_s, {version, id.value()});
}

QList<FeedMark> NotificationsStore::marksSince(UserId user, qint64 version)
{
    QList<FeedMark> out;
    Rows rows = m_transaction.select(
        u"SELECT conversation_id, up_to, at FROM notification_marks WHERE user_id = ? AND version > ? ORDER BY conversation_id"_s,
        {user.value(), version});
    while (rows.next())
        out.append({rows.id<ConversationId>(0), rows.id<NotificationId>(1), rows.timestamp(2)});
    return out;
}

bool NotificationsStore::insert(UserId user, const Notification &notification, qint64 version)
{
    static const QString sql
        = u"INSERT INTO notifications (id, user_id, kind, reason, actor_id, conversation_id, message_id, seq, created_at, version)"
          " SELECT CAST(? AS BIGINT), id, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT),"
          " CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT) FROM users WHERE id = ?"
          " AND NOT EXISTS (SELECT 1 FROM notifications o WHERE o.message_id = CAST(? AS BIGINT) AND o.user_id = ?)"_s;
    const QVariant seq = notification.message.isNull() ? QVariant(QMetaType::fromType<qint64>()) : QVariant(notification.seq);
    return m_transaction.execute(sql,
                                 {notification.id.value(), notificationKindName(notification.kind), codeOf(notification.reason),
                                  notification.actor.id.value(), sqlValue(notification.conversation), sqlValue(notification.message), seq,
                                  toMs(notification.createdAt), version, user.value(), sqlValue(notification.message), user.value()})
           == 1;
}

NotificationId NotificationsStore::retireUnread(UserId user, NotificationKind kind, UserId actor, ConversationId conversation, Timestamp at,
                                                qint64 version)
{
    Rows rows = m_transaction.executeReturning(
        u"UPDATE notifications SET read_at = ?, version = ? WHERE user_id = ? AND read_at IS NULL AND kind = ? AND actor_id = ?"
        " AND COALESCE(conversation_id, 0) = ? RETURNING id"_s,
        {toMs(at), version, user.value(), notificationKindName(kind), actor.value(), conversation.value()});
    return rows.next() ? rows.id<NotificationId>(0) : NotificationId();
}

void NotificationsStore::trim(UserId user, int kept)
{
    m_transaction.execute(u"DELETE FROM notifications WHERE user_id = ? AND id <="
                          " (SELECT id FROM notifications WHERE user_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?)"_s,
                          {user.value(), user.value(), kept});
}

NotificationId NotificationsStore::markOf(UserId user, ConversationId conversation)
{
    Rows rows = m_transaction.select(u"SELECT up_to FROM notification_marks WHERE user_id = ? AND conversation_id = ?"_s,
                                     {user.value(), conversation.value()});
    return rows.next() ? rows.id<NotificationId>(0) : NotificationId();
}

void NotificationsStore::mark(UserId user, const FeedMark &mark, qint64 version)
{
    m_transaction.execute(u"INSERT INTO notification_marks (user_id, conversation_id, up_to, at, version) VALUES (?, ?, ?, ?, ?)"
                          " ON CONFLICT (user_id, conversation_id) DO UPDATE SET up_to = excluded.up_to, at = excluded.at,"
                          " version = excluded.version WHERE notification_marks.up_to < excluded.up_to"_s,
                          {user.value(), mark.conversation.value(), mark.upTo.value(), toMs(mark.at), version});
}

QList<NotificationId> NotificationsStore::unreadAmong(UserId user, const QList<NotificationId> &ids)
{
    QList<NotificationId> out;
    for (const IdChunk &chunk : idChunks(ids)) {
        Rows rows = m_transaction.select(
            u"SELECT id FROM notifications WHERE user_id = ? AND read_at IS NULL AND id IN (%1)"_s.arg(chunk.placeholders),
            QVariantList{user.value()} + chunk.values);
        while (rows.next())
            out.append(rows.id<NotificationId>(0));
    }
    return out;
}

QHash<ConversationId, NotificationId> NotificationsStore::conversationsOf(UserId user, const QList<NotificationId> &ids)
{
    QHash<ConversationId, NotificationId> out;
    for (const IdChunk &chunk : idChunks(ids)) {
        Rows rows = m_transaction.select(u"SELECT m.id, m.conversation_id FROM messages m JOIN participants p"
                                         " ON p.conversation_id = m.conversation_id AND p.user_id = ? AND p.left_at IS NULL"
                                         " WHERE m.id IN (%1) ORDER BY m.id"_s.arg(chunk.placeholders),
                                         QVariantList{user.value()} + chunk.values);
        while (rows.next())
            out.insert(rows.id<ConversationId>(1), rows.id<NotificationId>(0));
    }
    return out;
}

void NotificationsStore::markRows(UserId user, const QList<NotificationId> &ids, Timestamp at, qint64 version)
{
    for (const IdChunk &chunk : idChunks(ids)) {
        m_transaction.execute(
            u"UPDATE notifications SET read_at = ?, version = ? WHERE user_id = ? AND id IN (%1)"_s.arg(chunk.placeholders),
            QVariantList{toMs(at), version, user.value()} + chunk.values);
    }
}

} // namespace kith::server
