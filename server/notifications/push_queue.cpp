// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/push_queue.h"

#include "server/notifications/alert_store.h"
#include "server/notifications/endpoint_store.h"
#include "server/notifications/unread.h"
#include "server/storage/id_chunks.h"

#include <algorithm>

namespace kith::server::push_queue {

using namespace Qt::Literals::StringLiterals;
using Kind = PushEndpoint::Kind;

namespace {
constexpr int excerptLength = 200;
constexpr int countedMax = 1000;

QString about(const Subject &subject)
{
    return subject.conversation.isNull() || subject.message.isNull() ? u"row:"_s + subject.row.toString()
                                                                     : u"conversation:"_s + subject.conversation.toString();
}

QString oneLine(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= excerptLength ? line : line.first(excerptLength - 1) + u'\u2026';
}
} // namespace

Queued put(Transaction &transaction, const std::vector<PushWish> &wishes, const Subject &subject, const QList<PushEndpoint> &endpoints,
           IdGenerator &ids, Timestamp at)
{
    static const QString sql
        = u"INSERT INTO push_queue (id, endpoint_id, user_id, about, kind, reason, conversation_id, message_id, seq, created_at, due_at)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (endpoint_id, about) DO UPDATE SET kind = excluded.kind,"
          " reason = excluded.reason, message_id = excluded.message_id, seq = excluded.seq, due_at = CASE WHEN push_queue.attempts > 0"
          " OR push_queue.due_at < excluded.due_at THEN push_queue.due_at ELSE excluded.due_at END"_s;
    Queued out;
    QHash<UserId, QList<PushEndpoint>> byUser;
    for (const PushEndpoint &endpoint : endpoints)
        byUser[endpoint.user].append(endpoint);
    const QString what = about(subject);
    for (const PushWish &wish : wishes) {
        const QList<PushEndpoint> own = byUser.value(wish.user);
        for (const PushEndpoint &endpoint : own) {
            if (!endpoint.session.isNull() && std::ranges::find(wish.connected, endpoint.session) != wish.connected.end())
                continue;
            const Timestamp dueAt = at
                                    + (endpoint.kind == Kind::Email ? std::max<std::chrono::seconds>(endpoint.delay, wish.delay)
                                                                    : wish.delay);
            const QVariant seq = subject.message.isNull() ? QVariant(QMetaType::fromType<qint64>()) : QVariant(subject.seq);
            const auto id = subject.message.isNull() ? subject.row.value() : subject.message.value();
            transaction.execute(sql, {ids.next(), endpoint.id.value(), wish.user.value(), what, subject.kind, codeOf(wish.reason),
                                      sqlValue(subject.conversation), id, seq, toMs(at), toMs(dueAt)});
            out.endpoints.push_back(endpoint.id);
            out.firstDue = std::min(out.firstDue.value_or(dueAt), dueAt);
        }
    }
    return out;
}

namespace {
std::vector<PushItem> itemsFrom(Rows rows)
{
    std::vector<PushItem> out;
    while (rows.next()) {
        PushItem item{.queueId = rows.integer(0),
                      .endpoint = rows.id<EndpointId>(1),
                      .user = rows.id<UserId>(2),
                      .kind = rows.text(3),
                      .reason = rows.text(4),
                      .conversation = rows.id<ConversationId>(5),
                      .message = rows.id<MessageId>(6),
                      .seq = rows.integer(7),
                      .createdAt = rows.timestamp(8),
                      .attempts = int(rows.integer(9))};
        out.push_back(std::move(item));
    }
    return out;
}

const QLatin1String itemColumns{
    "SELECT q.id, q.endpoint_id, q.user_id, q.kind, q.reason, q.conversation_id, q.message_id, q.seq, q.created_at, q.attempts"
    " FROM push_queue q WHERE "};

QString fullName(const QString &firstname, const QString &lastname)
{
    return u"%1 %2"_s.arg(firstname, lastname).trimmed();
}

int countedUnread(Transaction &transaction, const PushItem &item)
{
    return int(std::min<qint64>(unreadOf(transaction, item.conversation, item.user), countedMax));
}

/// False: there is nothing left to tell.
bool describeMessage(Transaction &transaction, PushItem &item)
{
    {
        Rows rows = transaction.select(
            u"SELECT m.content, m.unsent_at, COALESCE(b.firstname, u.firstname), COALESCE(b.lastname, u.lastname), c.is_group, c.name,"
            " p.read_seq, p.left_at"
            " FROM messages m JOIN users u ON u.id = m.sender_id JOIN conversations c ON c.id = m.conversation_id"
            " JOIN participants p ON p.conversation_id = c.id AND p.user_id = ?"
            " LEFT JOIN blocked_views b ON b.viewer_id = p.user_id AND b.user_id = u.id WHERE m.id = ?"_s,
            {item.user.value(), item.message.value()});
        if (!rows.next() || !rows.isNull(7) || rows.integer(6) >= item.seq)
            return false;
        const bool isUnsent = !rows.isNull(1);
        if (isUnsent && item.kind == "mention"_L1)
            return false;
        item.excerpt = isUnsent ? QString() : oneLine(rows.text(0));
        item.senderName = fullName(rows.text(2), rows.text(3));
        item.conversationName = rows.boolean(4) ? rows.text(5) : QString();
    }
    item.unread = countedUnread(transaction, item);
    return item.unread > 0;
}

bool describeRow(Transaction &transaction, PushItem &item)
{
    Rows rows = transaction.select(
        u"SELECT u.firstname, u.lastname, COALESCE(c.name, '') FROM notifications n JOIN users u ON u.id = n.actor_id"
        " LEFT JOIN conversations c ON c.id = n.conversation_id"
        " LEFT JOIN notification_marks k ON k.user_id = n.user_id AND k.conversation_id = 0"
        " WHERE n.id = ? AND n.user_id = ? AND n.read_at IS NULL AND n.id > COALESCE(k.up_to, 0)"_s,
        {item.message.value(), item.user.value()});
    if (!rows.next())
        return false;
    item.senderName = fullName(rows.text(0), rows.text(1));
    item.conversationName = rows.text(2);
    item.message = {};
    return true;
}

bool describe(Transaction &transaction, PushItem &item)
{
    if (item.isWithdrawal()) {
        item.unread = countedUnread(transaction, item);
        return true;
    }
    const bool isMessage = item.kind == "message"_L1 || item.kind == "mention"_L1;
    return isMessage ? describeMessage(transaction, item) : describeRow(transaction, item);
}
} // namespace

Due due(Transaction &transaction, Timestamp at, int limit)
{
    Due out;
    std::vector<PushItem> found = itemsFrom(
        transaction.select(itemColumns + u"q.due_at <= ? ORDER BY q.due_at, q.id LIMIT ?"_s, {toMs(at), limit}));
    QList<EndpointId> endpointIds;
    QList<UserId> users;
    for (const PushItem &item : found) {
        endpointIds.append(item.endpoint);
        users.append(item.user);
    }
    for (const PushEndpoint &endpoint : EndpointStore(transaction).byIds(endpointIds)) {
        out.endpoints.insert(endpoint.id, endpoint);
        if (endpoint.kind != Kind::Email)
            continue;
        Rows rows = transaction.select(u"SELECT email FROM users WHERE id = ?"_s, {endpoint.user.value()});
        if (rows.next())
            out.addresses.insert(endpoint.user, rows.text(0));
        std::erase_if(found, [&](const PushItem &item) { return item.endpoint == endpoint.id; });
        for (PushItem &item : itemsFrom(transaction.select(itemColumns + u"q.endpoint_id = ? ORDER BY q.id"_s, {endpoint.id.value()})))
            found.push_back(std::move(item));
    }
    const auto settings = alert_store::settingsOf(transaction, users);
    for (PushItem &item : found) {
        item.mayShowContent = settings.value(item.user).hasPreview;
        if (describe(transaction, item))
            out.items.push_back(std::move(item));
        else
            out.pointless.push_back(item.queueId);
    }
    return out;
}

std::optional<Timestamp> nextDue(Transaction &transaction)
{
    Rows rows = transaction.select(u"SELECT MIN(due_at) FROM push_queue"_s);
    return rows.next() ? rows.optionalTimestamp(0) : std::nullopt;
}

void remove(Transaction &transaction, const QList<qint64> &queueIds)
{
    for (const qint64 id : queueIds)
        transaction.execute(u"DELETE FROM push_queue WHERE id = ?"_s, {id});
}

void removeSent(Transaction &transaction, qint64 queueId, MessageId message)
{
    transaction.execute(u"DELETE FROM push_queue WHERE id = ? AND (seq IS NULL OR message_id <= ?)"_s, {queueId, message.value()});
    // What has come in between waits for nothing.
    transaction.execute(u"UPDATE push_queue SET attempts = 0, due_at = created_at, is_under_way = 0 WHERE id = ?"_s, {queueId});
}

void lease(Transaction &transaction, qint64 queueId, Timestamp until)
{
    transaction.execute(u"UPDATE push_queue SET due_at = ?, is_under_way = 1 WHERE id = ?"_s, {toMs(until), queueId});
}

void endLeases(Transaction &transaction, Timestamp at)
{
    transaction.execute(u"UPDATE push_queue SET due_at = ?, is_under_way = 0 WHERE is_under_way = 1"_s, {toMs(at)});
}

void noteShown(Transaction &transaction, const PushItem &item, Timestamp at)
{
    transaction.execute(
        u"INSERT INTO push_shown (endpoint_id, user_id, conversation_id, message_id, seq, at) SELECT e.id, e.user_id, CAST(? AS BIGINT),"
        " CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT) FROM push_endpoints e WHERE e.id = ?"
        " ON CONFLICT (endpoint_id, conversation_id) DO UPDATE SET message_id = excluded.message_id, seq = excluded.seq, at = excluded.at"_s,
        {item.conversation.value(), item.message.value(), item.seq, toMs(at), item.endpoint.value()});
}

Withdrawn withdraw(Transaction &transaction, IdGenerator &ids, Timestamp at)
{
    Withdrawn out;
    std::vector<PushItem> over;
    {
        Rows rows = transaction.select(
            u"SELECT s.endpoint_id, s.user_id, s.conversation_id, s.message_id, s.seq, CASE WHEN p.user_id IS NULL OR p.left_at IS NOT NULL"
            " OR p.read_seq >= s.seq OR m.id IS NULL OR m.unsent_at IS NOT NULL THEN 1 ELSE 0 END FROM push_shown s"
            " LEFT JOIN participants p ON p.conversation_id = s.conversation_id AND p.user_id = s.user_id"
            " LEFT JOIN messages m ON m.id = s.message_id"_s);
        while (rows.next()) {
            if (rows.boolean(5))
                over.push_back({.endpoint = rows.id<EndpointId>(0),
                                .user = rows.id<UserId>(1),
                                .conversation = rows.id<ConversationId>(2),
                                .message = rows.id<MessageId>(3),
                                .seq = rows.integer(4)});
            else
                out.isAnyShown = true;
        }
    }
    for (const PushItem &item : over) {
        transaction.execute(u"DELETE FROM push_shown WHERE endpoint_id = ? AND conversation_id = ?"_s,
                            {item.endpoint.value(), item.conversation.value()});
        transaction.execute(
            u"INSERT INTO push_queue (id, endpoint_id, user_id, about, kind, reason, conversation_id, message_id, seq, created_at, due_at)"
            " VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?) ON CONFLICT (endpoint_id, about) DO UPDATE SET message_id = excluded.message_id,"
            " seq = excluded.seq, due_at = excluded.due_at"_s,
            {ids.next(), item.endpoint.value(), item.user.value(), QString(u"withdrawal:"_s + item.conversation.toString()),
             QString(PushItem::withdrawal), item.conversation.value(), item.message.value(), item.seq, toMs(at), toMs(at)});
    }
    out.count = int(over.size());
    return out;
}

void postpone(Transaction &transaction, qint64 queueId, Timestamp until, bool isAttempt)
{
    transaction.execute(u"UPDATE push_queue SET due_at = ?, attempts = attempts + ?, is_under_way = 0 WHERE id = ?"_s,
                        {toMs(until), int(isAttempt), queueId});
}

void prune(Transaction &transaction, Timestamp before, int most)
{
    transaction.execute(u"DELETE FROM push_queue WHERE created_at < ?"_s, {toMs(before)});
    transaction.execute(u"DELETE FROM push_shown WHERE at < ?"_s, {toMs(before)});
    transaction.execute(u"DELETE FROM push_queue WHERE id <= (SELECT id FROM push_queue ORDER BY id DESC LIMIT 1 OFFSET ?)"_s, {most});
}

} // namespace kith::server::push_queue
