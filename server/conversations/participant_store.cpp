// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/participant_store.h"

#include "server/users/person.h"

namespace kith::server::participant_store {

using namespace Qt::Literals::StringLiterals;

namespace {
const QString &selection()
{
    static const QString text
        = u"SELECT p.conversation_id, p.user_id, p.role, p.joined_at, p.left_at, p.delivered_seq, p.read_seq, p.version, u.read_receipts "
          "FROM participants p JOIN users u ON u.id = p.user_id WHERE p.conversation_id = ?"_s;
    return text;
}

QList<ParticipantRow> read(Rows rows)
{
    QList<ParticipantRow> out;
    while (rows.next()) {
        Participant participant{.conversation = rows.id<ConversationId>(0), .user = {}};
        participant.user.id = rows.id<UserId>(1);
        participant.role = Role(rows.integer(2));
        participant.joinedAt = rows.timestamp(3);
        participant.leftAt = rows.optionalTimestamp(4);
        participant.pointers = {.deliveredSeq = rows.integer(5), .readSeq = rows.integer(6)};
        participant.version = rows.integer(7);
        out.append({.participant = std::move(participant), .sendsReadReceipts = rows.boolean(8)});
    }
    return out;
}
} // namespace

QList<ParticipantRow> all(Transaction &transaction, ConversationId conversation)
{
    static const QString sql = selection() + u" ORDER BY p.joined_at, p.user_id"_s;
    return read(transaction.select(sql, {conversation.value()}));
}

std::optional<ParticipantRow> one(Transaction &transaction, ConversationId conversation, UserId user)
{
    static const QString sql = selection() + u" AND p.user_id = ?"_s;
    QList<ParticipantRow> found = read(transaction.select(sql, {conversation.value(), user.value()}));
    if (found.isEmpty())
        return std::nullopt;
    name(transaction, found);
    return found.first();
}

QList<ParticipantRow> changed(Transaction &transaction, ConversationId conversation, qint64 afterVersion, qint64 lastVersion, qint64 limit)
{
    static const QString sql = selection() + u" AND p.version > ? AND p.version <= ? ORDER BY p.version LIMIT ?"_s;
    return read(transaction.select(sql, {conversation.value(), afterVersion, lastVersion, limit}));
}

void name(Transaction &transaction, QList<ParticipantRow> &rows)
{
    QList<UserId> ids;
    for (const ParticipantRow &row : std::as_const(rows))
        ids.append(row.participant.user.id);
    const QHash<UserId, User> users = person::publicUsers(transaction, ids);
    for (ParticipantRow &row : rows)
        row.participant.user = users.value(row.participant.user.id, row.participant.user);
}

void join(Transaction &transaction, ConversationId conversation, UserId user, Role role, qint64 lastSeq, qint64 version, Timestamp at)
{
    static const QString sql
        = u"INSERT INTO participants (conversation_id, user_id, role, joined_at, delivered_seq, read_seq, version, touched_at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (conversation_id, user_id) DO UPDATE SET role = excluded.role, "
          "joined_at = excluded.joined_at, left_at = NULL, left_seq = NULL, delivered_seq = excluded.delivered_seq, "
          "read_seq = excluded.read_seq, version = excluded.version, touched_at = excluded.touched_at"_s;
    transaction.execute(sql, {conversation.value(), user.value(), int(role), toMs(at), lastSeq, lastSeq, version, toMs(at)});
}

void leave(Transaction &transaction, ConversationId conversation, UserId user, qint64 lastSeq, qint64 version, Timestamp at)
{
    static const QString sql
        = u"UPDATE participants SET role = 0, left_at = ?, left_seq = ?, version = ?, touched_at = ? WHERE conversation_id = ? AND user_id = ?"_s;
    transaction.execute(sql, {toMs(at), lastSeq, version, toMs(at), conversation.value(), user.value()});
}

void setRole(Transaction &transaction, ConversationId conversation, UserId user, Role role, qint64 version, Timestamp at)
{
    static const QString sql = u"UPDATE participants SET role = ?, version = ?, touched_at = ? WHERE conversation_id = ? AND user_id = ?"_s;
    transaction.execute(sql, {int(role), version, toMs(at), conversation.value(), user.value()});
}

int owners(Transaction &transaction, ConversationId conversation)
{
    static const QString sql = u"SELECT count(*) FROM participants WHERE conversation_id = ? AND left_at IS NULL AND role = 2"_s;
    Rows rows = transaction.select(sql, {conversation.value()});
    return rows.next() ? int(rows.integer(0)) : 0;
}

} // namespace kith::server::participant_store
