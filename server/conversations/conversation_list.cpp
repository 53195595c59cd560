// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_list.h"

#include "server/conversations/whole_messages.h"
#include "server/users/person.h"
#include "shared/limits.h"

namespace kith::server::conversation_list {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int messageColumn = 17;

struct Row
{
    Conversation conversation;
    std::optional<MessageRow> lastMessage = {};
    UserId peer;
    qint64 activityMs = 0;
};

/// Activity of a former member ends with the leaving, like everything else.
const QString &selection()
{
    static const QString text
        = u"SELECT c.id, c.is_group, c.name, c.about, c.created_at, c.version, c.last_seq, c.member_count, "
          "COALESCE(p.left_at, c.touched_at), p.role, p.left_at, p.left_seq, p.delivered_seq, p.read_seq, p.version, "
          "(SELECT o.user_id FROM participants o WHERE c.is_group = 0 AND o.conversation_id = c.id AND o.user_id <> p.user_id), "
          "(SELECT count(*) FROM messages u WHERE u.conversation_id = c.id AND u.seq > p.read_seq "
          "AND u.seq <= COALESCE(p.left_seq, c.last_seq) AND u.sender_id <> p.user_id AND u.type <> 1 AND u.unsent_at IS NULL), "_s
          + messageColumns()
          + u" FROM participants p JOIN conversations c ON c.id = p.conversation_id "
            "LEFT JOIN messages m ON m.conversation_id = c.id AND m.seq = COALESCE(p.left_seq, c.last_seq) WHERE p.user_id = ?"_s;
    return text;
}

Row rowFrom(const Rows &rows)
{
    Row out;
    Conversation &conversation = out.conversation;
    conversation.id = rows.id<ConversationId>(0);
    conversation.isGroup = rows.boolean(1);
    conversation.name = rows.text(2);
    conversation.about = rows.text(3);
    conversation.createdAt = rows.timestamp(4);
    conversation.leftAt = rows.optionalTimestamp(10);
    conversation.version = rows.integer(conversation.leftAt ? 14 : 5);
    conversation.lastSeq = rows.integer(conversation.leftAt ? 11 : 6);
    conversation.memberCount = int(rows.integer(7));
    out.activityMs = rows.integer(8);
    conversation.myRole = Role(rows.integer(9));
    conversation.mine = {.deliveredSeq = rows.integer(12), .readSeq = rows.integer(13)};
    out.peer = rows.id<UserId>(15);
    conversation.unread = rows.integer(16);
    if (!rows.isNull(messageColumn)) {
        out.lastMessage = messageRowFrom(rows, messageColumn);
        if (conversation.leftAt)
            out.lastMessage->asOfVersion = conversation.version;
    }
    return out;
}

QList<Row> read(Rows rows)
{
    QList<Row> out;
    while (rows.next())
        out.append(rowFrom(rows));
    return out;
}

void addPointers(Transaction &transaction, UserId user, bool seesReads, Conversation &conversation)
{
    static const QString sql
        = u"SELECT p.user_id, p.delivered_seq, p.read_seq, u.read_receipts FROM participants p JOIN users u ON u.id = p.user_id "
          "WHERE p.conversation_id = ? AND p.user_id <> ? AND p.left_at IS NULL ORDER BY p.user_id"_s;
    if (conversation.leftAt || conversation.memberCount > limits::liveDetailGroupSize)
        return;
    Rows rows = transaction.select(sql, {conversation.id.value(), user.value()});
    while (rows.next()) {
        const bool isShown = seesReads && rows.boolean(3);
        conversation.pointers.append(
            {rows.id<UserId>(0), Pointers{.deliveredSeq = rows.integer(1), .readSeq = isShown ? rows.integer(2) : 0}});
    }
}

void addLastMessages(Transaction &transaction, QList<Row> &rows)
{
    std::vector<MessageRow> messages;
    for (const Row &row : std::as_const(rows)) {
        if (row.lastMessage)
            messages.push_back(*row.lastMessage);
    }
    completeMessages(transaction, messages);
    size_t next = 0;
    for (Row &row : rows) {
        if (row.lastMessage)
            row.conversation.lastMessage = std::move(messages[next++].message);
    }
}

QList<Conversation> complete(Transaction &transaction, const PresenceBoard &board, UserId user, QList<Row> rows)
{
    addLastMessages(transaction, rows);
    QList<UserId> peers;
    for (const Row &row : std::as_const(rows)) {
        if (!row.peer.isNull())
            peers.append(row.peer);
    }
    const QHash<UserId, User> users = person::publicUsers(transaction, peers);
    const QHash<UserId, Presence> presence = person::visiblePresence(transaction, board, user, peers);
    const bool seesReads = person::sendsReadReceipts(transaction, user);
    QList<Conversation> out;
    for (Row &row : rows) {
        if (const auto peer = users.constFind(row.peer); peer != users.constEnd())
            row.conversation.peer = *peer;
        if (const auto seen = presence.constFind(row.peer); seen != presence.constEnd())
            row.conversation.peerPresence = *seen;
        addPointers(transaction, user, seesReads, row.conversation);
        out.append(std::move(row.conversation));
    }
    return out;
}
} // namespace

QString Position::toString() const
{
    return u"%1.%2"_s.arg(activityMs).arg(id);
}

std::optional<Position> Position::fromString(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    bool isTime = false;
    bool isId = false;
    Position out;
    out.activityMs = text.left(dot).toLongLong(&isTime);
    out.id = text.mid(dot + 1).toLongLong(&isId);
    if (dot < 0 || !isTime || !isId)
        return std::nullopt;
    return out;
}

std::optional<Conversation> one(Transaction &transaction, const PresenceBoard &board, UserId user, ConversationId conversation)
{
    static const QString sql = selection() + u" AND p.conversation_id = ?"_s;
    QList<Conversation> found = complete(transaction, board, user, read(transaction.select(sql, {user.value(), conversation.value()})));
    if (found.isEmpty())
        return std::nullopt;
    return found.takeFirst();
}

Page page(Transaction &transaction, const PresenceBoard &board, UserId user, Position before, qint64 limit)
{
    static const QString sql = selection()
                               + u" AND (COALESCE(p.left_at, c.touched_at) < ? OR (COALESCE(p.left_at, c.touched_at) = ? AND c.id < ?)) "
                                 "ORDER BY COALESCE(p.left_at, c.touched_at) DESC, c.id DESC LIMIT ?"_s;
    QList<Row> rows = read(transaction.select(sql, {user.value(), before.activityMs, before.activityMs, before.id, limit + 1}));
    Page out;
    out.more = rows.size() > limit;
    if (out.more)
        rows.removeLast();
    if (!rows.isEmpty())
        out.next = {.activityMs = rows.last().activityMs, .id = rows.last().conversation.id.value()};
    out.conversations = complete(transaction, board, user, std::move(rows));
    return out;
}

QList<Conversation> all(Transaction &transaction, const PresenceBoard &board, UserId user)
{
    static const QString sql = selection() + u" ORDER BY COALESCE(p.left_at, c.touched_at) DESC, c.id DESC"_s;
    return complete(transaction, board, user, read(transaction.select(sql, {user.value()})));
}

QList<Conversation> touchedSince(Transaction &transaction, const PresenceBoard &board, UserId user, Timestamp since)
{
    static const QString sql = selection()
                               + u" AND (c.is_group = 0 OR p.touched_at >= ? OR (p.left_at IS NULL AND (c.touched_at >= ? OR EXISTS "
                                 "(SELECT 1 FROM participants x WHERE x.conversation_id = c.id AND x.touched_at >= ?)))) "
                                 "ORDER BY COALESCE(p.left_at, c.touched_at) DESC, c.id DESC"_s;
    const qint64 ms = toMs(since);
    return complete(transaction, board, user, read(transaction.select(sql, {user.value(), ms, ms, ms})));
}

} // namespace kith::server::conversation_list
