// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/alert_store.h"

#include "server/notifications/notifications_store.h"
#include "server/storage/id_chunks.h"

#include <algorithm>
#include <unordered_set>

namespace kith::server::alert_store {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int blocked = 3; ///< ContactStatus::Blocked
constexpr int systemType = 1; ///< MessageType::System

/// Ids carry their time. Records of messages further apart than this are kept in rows of their own, so that the rows
/// that may hold a message are found by their range.
constexpr qint64 rowSpan = qint64(60'000) << 22;

void readPreferences(Transaction &transaction, const QList<ConversationId> &conversations, AlertCircumstances &out)
{
    static const QString sql
        = u"SELECT p.conversation_id, p.user_id, p.muted_until, p.notify, CASE WHEN s.user_id IS NULL THEN 0 ELSE 1 END, "_s
          + notification_settings_store::columns()
          + u" FROM participants p LEFT JOIN notification_settings s ON s.user_id = p.user_id WHERE p.conversation_id IN (%1)"
            " AND p.left_at IS NULL AND (p.notify <> 0 OR p.muted_until IS NOT NULL OR s.user_id IS NOT NULL)"_s;
    for (const IdChunk &chunk : idChunks(conversations)) {
        Rows rows = transaction.select(sql.arg(chunk.placeholders), chunk.values);
        while (rows.next()) {
            AlertPreferences &own = out.preferences[rows.id<ConversationId>(0)][rows.id<UserId>(1)];
            own.mutedUntil = rows.optionalTimestamp(2);
            own.rule = NotifyRule(std::clamp<qint64>(rows.integer(3), 0, int(NotifyRule::None)));
            if (rows.boolean(4))
                own.settings = notification_settings_store::settingsFrom(rows, 5);
        }
    }
}
} // namespace

AlertCircumstances circumstances(Transaction &transaction, const QList<ConversationId> &conversations, const QList<UserId> &senders)
{
    AlertCircumstances out;
    for (const IdChunk &chunk : idChunks(conversations)) {
        Rows rows = transaction.select(u"SELECT id FROM conversations WHERE id IN (%1) AND is_group = 1"_s.arg(chunk.placeholders),
                                       chunk.values);
        while (rows.next())
            out.groups.insert(rows.id<ConversationId>(0));
    }
    readPreferences(transaction, conversations, out);
    for (const IdChunk &chunk : idChunks(senders)) {
        Rows rows = transaction.select(
            u"SELECT owner_id, user_id FROM contacts WHERE user_id IN (%1) AND status = %2"_s.arg(chunk.placeholders).arg(blocked),
            chunk.values);
        while (rows.next())
            out.blocks.insert({rows.id<UserId>(0), rows.id<UserId>(1)});
    }
    return out;
}

QHash<UserId, NotificationSettings> settingsOf(Transaction &transaction, const QList<UserId> &users)
{
    static const QString sql = u"SELECT s.user_id, "_s + notification_settings_store::columns()
                               + u" FROM notification_settings s WHERE s.user_id IN (%1)"_s;
    QHash<UserId, NotificationSettings> out;
    for (const IdChunk &chunk : idChunks(users)) {
        Rows rows = transaction.select(sql.arg(chunk.placeholders), chunk.values);
        while (rows.next())
            out.insert(rows.id<UserId>(0), notification_settings_store::settingsFrom(rows, 1));
    }
    return out;
}

QSet<UserId> pushable(Transaction &transaction)
{
    QSet<UserId> out;
    Rows rows = transaction.select(u"SELECT DISTINCT user_id FROM push_endpoints WHERE disabled_at IS NULL"_s);
    while (rows.next())
        out.insert(rows.id<UserId>(0));
    return out;
}

std::vector<LaterRing> stillUnread(Transaction &transaction, std::vector<LaterRing> later)
{
    QList<MessageId> messages;
    QList<NotificationId> feedRows;
    for (const LaterRing &ring : later) {
        if (ring.conversation.isNull())
            feedRows.append(NotificationId(ring.message.value()));
        else if (!messages.contains(ring.message))
            messages.append(ring.message);
    }
    QSet<std::pair<qint64, UserId>> unread;
    for (const IdChunk &chunk : idChunks(messages)) {
        Rows rows = transaction.select(
            u"SELECT m.id, p.user_id FROM messages m JOIN participants p ON p.conversation_id = m.conversation_id"
            " WHERE m.id IN (%1) AND m.unsent_at IS NULL AND p.left_at IS NULL AND p.read_seq < m.seq"_s.arg(chunk.placeholders),
            chunk.values);
        while (rows.next())
            unread.insert({rows.integer(0), rows.id<UserId>(1)});
    }
    for (const IdChunk &chunk : idChunks(feedRows)) {
        Rows rows = transaction.select(
            u"SELECT n.id, n.user_id FROM notifications n WHERE n.id IN (%1) AND n.read_at IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM notification_marks k WHERE k.user_id = n.user_id AND k.conversation_id = 0 AND k.up_to >= n.id)"_s.arg(
                chunk.placeholders),
            chunk.values);
        while (rows.next())
            unread.insert({rows.integer(0), rows.id<UserId>(1)});
    }
    std::erase_if(later, [&](const LaterRing &ring) { return !unread.contains({ring.message.value(), ring.user}); });
    return later;
}

MessageId newestDecided(Transaction &transaction)
{
    Rows rows = transaction.select(u"SELECT MAX(last_id) FROM alert_log"_s);
    return rows.next() ? rows.id<MessageId>(0) : MessageId();
}

namespace {
QSet<MessageId> decidedSince(Transaction &transaction, MessageId after)
{
    QSet<MessageId> out;
    Rows rows = transaction.select(u"SELECT body FROM alert_log WHERE last_id > ?"_s, {after.value()});
    while (rows.next()) {
        for (const AlertRecord &record : decodeAlertRecords(rows.text(0).toUtf8()))
            out.insert(record.message);
    }
    return out;
}

void readMembers(Transaction &transaction, std::vector<AlertMessage> &messages)
{
    QHash<ConversationId, std::vector<UserId>> members;
    for (AlertMessage &message : messages) {
        if (!members.contains(message.conversation)) {
            std::vector<UserId> &own = members[message.conversation];
            Rows rows = transaction.select(u"SELECT user_id FROM participants WHERE conversation_id = ? AND left_at IS NULL"_s,
                                           {message.conversation.value()});
            while (rows.next())
                own.push_back(rows.id<UserId>(0));
        }
        message.members = members.value(message.conversation);
        Rows rows = transaction.select(u"SELECT user_id FROM message_mentions WHERE conversation_id = ? AND seq = ?"_s,
                                       {message.conversation.value(), message.seq});
        while (rows.next()) {
            if (const auto user = rows.id<UserId>(0); user.isNull())
                message.mentionsEverybody = true;
            else
                message.mentioned.push_back(user);
        }
    }
}
} // namespace

std::vector<AlertMessage> undecided(Transaction &transaction, MessageId after, int limit)
{
    const QSet<MessageId> decided = decidedSince(transaction, after);
    std::vector<AlertMessage> out;
    // In pieces: PostgreSQL sends all that a SELECT finds, and after a long stop that may be most of the table.
    static const QString sql = u"SELECT id, conversation_id, seq, sender_id, created_at, content FROM messages"
                               " WHERE id > ? AND type <> ? AND unsent_at IS NULL ORDER BY id LIMIT ?"_s;
    bool isMore = true;
    while (isMore && int(out.size()) < limit) {
        Rows rows = transaction.select(sql, {after.value(), systemType, limit});
        int count = 0;
        for (; rows.next() && int(out.size()) < limit; ++count) {
            after = rows.id<MessageId>(0);
            if (decided.contains(after))
                continue;
            out.push_back({.id = after,
                           .conversation = rows.id<ConversationId>(1),
                           .seq = rows.integer(2),
                           .sender = rows.id<UserId>(3),
                           .at = rows.timestamp(4),
                           .content = rows.text(5)});
        }
        isMore = count == limit;
    }
    readMembers(transaction, out);
    return out;
}

std::vector<std::pair<UserId, QJsonObject>> undecidedRows(Transaction &transaction, NotificationId after, int limit)
{
    const QSet<MessageId> decided = decidedSince(transaction, MessageId(after.value()));
    std::vector<std::pair<UserId, NotificationId>> found;
    {
        Rows rows = transaction.select(u"SELECT user_id, id FROM notifications WHERE id > ? AND message_id IS NULL AND read_at IS NULL"
                                       " ORDER BY id LIMIT ?"_s,
                                       {after.value(), limit});
        while (rows.next()) {
            if (!decided.contains(rows.id<MessageId>(1)))
                found.emplace_back(rows.id<UserId>(0), rows.id<NotificationId>(1));
        }
    }
    std::vector<std::pair<UserId, QJsonObject>> out;
    for (const auto &[user, id] : found) {
        if (const auto row = NotificationsStore(transaction).one(user, id); row && !row->isRead)
            out.emplace_back(user, toJson(*row));
    }
    return out;
}

qint64 insertRecords(Transaction &transaction, std::vector<AlertRecord> records, IdGenerator &ids, Timestamp at)
{
    qint64 bytes = 0;
    std::ranges::stable_sort(records, {}, &AlertRecord::message);
    for (size_t begin = 0; begin < records.size();) {
        const qint64 first = records[begin].message.value();
        size_t end = begin;
        while (end < records.size() && records[end].message.value() - first < rowSpan)
            ++end;
        const QByteArray body = encodeAlertRecords({records.begin() + qsizetype(begin), records.begin() + qsizetype(end)});
        transaction.execute(
            u"INSERT INTO alert_log (id, first_id, last_id, at, size, body) VALUES (?, ?, ?, ?, ?, ?)"_s,
            {ids.next(), first, records[end - 1].message.value(), toMs(at), qint64(body.size()), QString::fromLatin1(body)});
        bytes += body.size();
        begin = end;
    }
    return bytes;
}

std::vector<AlertRecord> recordsOf(Transaction &transaction, MessageId message)
{
    std::vector<AlertRecord> out;
    Rows rows = transaction.select(u"SELECT body FROM alert_log WHERE last_id >= ? AND last_id < ? AND first_id <= ? ORDER BY id"_s,
                                   {message.value(), message.value() + rowSpan, message.value()});
    while (rows.next()) {
        for (AlertRecord &record : decodeAlertRecords(rows.text(0).toUtf8(), message))
            out.push_back(std::move(record));
    }
    return out;
}

qint64 recordBytes(Transaction &transaction)
{
    Rows rows = transaction.select(u"SELECT COALESCE(SUM(size), 0) FROM alert_log"_s);
    return rows.next() ? rows.integer(0) : 0;
}

qint64 forgetOldest(Transaction &transaction, Timestamp before)
{
    // Ids grow with time, so that the oldest rows come first without another index.
    qint64 bytes = 0;
    Rows rows = transaction.executeReturning(
        u"DELETE FROM alert_log WHERE id IN (SELECT id FROM alert_log ORDER BY id LIMIT 256) AND at < ? RETURNING size"_s, {toMs(before)});
    while (rows.next())
        bytes += rows.integer(0);
    return bytes;
}

} // namespace kith::server::alert_store
