// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/participant_store.h"

#include "server/conversations/conversation_store.h"
#include "server/users/person.h"

namespace kith::server::participant_store {

using namespace Qt::Literals::StringLiterals;

namespace {
const QString &present()
{
    static const QString text
        = u"SELECT p.conversation_id, p.user_id, p.role, p.joined_at, p.left_at, p.delivered_seq, p.read_seq, p.version, u.read_receipts "
          "FROM participants p JOIN users u ON u.id = p.user_id WHERE p.conversation_id = ?"_s;
    return text;
}

/// The last state of everybody up to a version. A name that changed later is shown, and counts as a change.
const QString &past()
{
    static const QString text
        = u"SELECT * FROM (SELECT h.conversation_id, h.user_id, h.role, h.joined_at, h.left_at, p.delivered_seq, p.read_seq, "
          "CASE WHEN p.profile_version > h.version THEN p.profile_version ELSE h.version END AS version, u.read_receipts "
          "FROM membership_log h JOIN participants p ON p.conversation_id = h.conversation_id AND p.user_id = h.user_id "
          "JOIN users u ON u.id = h.user_id WHERE h.conversation_id = ? AND h.version = "
          "(SELECT MAX(x.version) FROM membership_log x WHERE x.conversation_id = h.conversation_id AND x.user_id = h.user_id "
          "AND x.version <= ?)) v WHERE 1 = 1"_s;
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

void log(Transaction &transaction, ConversationId conversation, UserId user)
{
    static const QString sql = u"INSERT INTO membership_log (conversation_id, user_id, version, role, joined_at, left_at) "
                               "SELECT conversation_id, user_id, version, role, joined_at, left_at FROM participants "
                               "WHERE conversation_id = ? AND user_id = ?"_s;
    transaction.execute(sql, {conversation.value(), user.value()});
}

/// Somebody who left sees neither what came after nor, once back, what came between.
void closeLeaving(Transaction &transaction, ConversationId conversation, UserId user, const Step &step)
{
    static const QString hide
        = u"INSERT INTO history_gaps (conversation_id, user_id, after_seq, to_seq, after_version, to_version) "
          "SELECT p.conversation_id, p.user_id, p.left_seq, CAST(? AS BIGINT), z.version, CAST(? AS BIGINT) FROM participants p "
          "JOIN leavings z ON z.conversation_id = p.conversation_id AND z.user_id = p.user_id WHERE p.conversation_id = ? AND p.user_id = ?"_s;
    static const QString forget = u"DELETE FROM leavings WHERE conversation_id = ? AND user_id = ?"_s;
    static const QString forgetMentions = u"DELETE FROM former_mentions WHERE conversation_id = ? AND user_id = ?"_s;
    transaction.execute(hide, {step.lastSeq, step.version, conversation.value(), user.value()});
    transaction.execute(forget, {conversation.value(), user.value()});
    transaction.execute(forgetMentions, {conversation.value(), user.value()});
}
} // namespace

QList<ParticipantRow> all(Transaction &transaction, const Standing &viewer)
{
    static const QString now = present() + u" ORDER BY p.joined_at, p.user_id"_s;
    static const QString then = past() + u" ORDER BY joined_at, user_id"_s;
    if (viewer.isFormer())
        return read(transaction.select(then, {viewer.conversation.value(), viewer.leavingVersion}));
    return read(transaction.select(now, {viewer.conversation.value()}));
}

std::optional<ParticipantRow> one(Transaction &transaction, ConversationId conversation, UserId user)
{
    static const QString sql = present() + u" AND p.user_id = ?"_s;
    QList<ParticipantRow> found = read(transaction.select(sql, {conversation.value(), user.value()}));
    if (found.isEmpty())
        return std::nullopt;
    name(transaction, found);
    return found.first();
}

QList<ParticipantRow> changed(Transaction &transaction, const Standing &viewer, qint64 afterVersion, qint64 lastVersion, qint64 limit)
{
    static const QString now = present() + u" AND p.version > ? AND p.version <= ? ORDER BY p.version LIMIT ?"_s;
    static const QString then = past() + u" AND version > ? AND version <= ? ORDER BY version LIMIT ?"_s;
    if (viewer.isFormer())
        return read(transaction.select(then, {viewer.conversation.value(), viewer.leavingVersion, afterVersion, lastVersion, limit}));
    return read(transaction.select(now, {viewer.conversation.value(), afterVersion, lastVersion, limit}));
}

void name(Transaction &transaction, QList<ParticipantRow> &rows, UserId viewer)
{
    QList<UserId> ids;
    for (const ParticipantRow &row : std::as_const(rows))
        ids.append(row.participant.user.id);
    const QHash<UserId, User> users = person::publicUsers(transaction, ids, viewer);
    for (ParticipantRow &row : rows)
        row.participant.user = users.value(row.participant.user.id, row.participant.user);
}

Pointers toldPointers(Transaction &transaction, ConversationId conversation, UserId user)
{
    static const QString sql = u"SELECT kind, MAX(to_seq) FROM receipts WHERE conversation_id = ? AND user_id = ? GROUP BY kind"_s;
    Pointers out;
    Rows rows = transaction.select(sql, {conversation.value(), user.value()});
    while (rows.next()) {
        if (rows.integer(0) == 1)
            out.readSeq = rows.integer(1);
        out.deliveredSeq = std::max(out.deliveredSeq, rows.integer(1)); // what was read had arrived
    }
    return out;
}

void hidePointers(Transaction &transaction, const Standing &viewer, bool viewerSeesReads, ParticipantRow &row)
{
    Participant &participant = row.participant;
    if (participant.user.id == viewer.user)
        return;
    if (viewer.isFormer())
        participant.pointers = {};
    else if (!viewer.isGroup && conversation_store::isBlocked(transaction, viewer.conversation, viewer.user))
        participant.pointers = toldPointers(transaction, viewer.conversation, participant.user.id);
    if (!viewerSeesReads || !row.sendsReadReceipts)
        participant.pointers.readSeq = 0;
}

void join(Transaction &transaction, ConversationId conversation, UserId user, Role role, const Step &step, Timestamp at)
{
    static const QString sql
        = u"INSERT INTO participants (conversation_id, user_id, role, joined_at, delivered_seq, read_seq, version, stamp) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (conversation_id, user_id) DO UPDATE SET role = excluded.role, "
          "joined_at = excluded.joined_at, left_at = NULL, left_seq = NULL, delivered_seq = excluded.delivered_seq, "
          "read_seq = excluded.read_seq, version = excluded.version, stamp = excluded.stamp"_s;
    closeLeaving(transaction, conversation, user, step);
    transaction.execute(
        sql, {conversation.value(), user.value(), int(role), toMs(at), step.lastSeq, step.lastSeq, step.version, transaction.stamp()});
    log(transaction, conversation, user);
}

void leave(Transaction &transaction, ConversationId conversation, UserId user, const Step &step, Timestamp at)
{
    static const QString sql
        = u"UPDATE participants SET role = 0, left_at = ?, left_seq = ?, version = ?, stamp = ? WHERE conversation_id = ? AND user_id = ?"_s;
    static const QString keep
        = u"INSERT INTO leavings (conversation_id, user_id, version, view_version, name, about, picture_id, rule_add, rule_post, "
          "rule_edit, properties_version, member_count) SELECT id, CAST(? AS BIGINT), version, version, name, about, picture_id, rule_add, "
          "rule_post, rule_edit, properties_version, member_count FROM conversations WHERE id = ?"_s;
    static const QString keepMentions
        = u"INSERT INTO former_mentions (conversation_id, user_id, seq) SELECT DISTINCT p.conversation_id, p.user_id, n.seq "
          "FROM participants p JOIN message_mentions n ON n.conversation_id = p.conversation_id AND n.user_id IN (p.user_id, 0) "
          "AND n.seq > p.read_seq AND n.sender_id <> p.user_id WHERE p.conversation_id = ? AND p.user_id = ?"_s;
    transaction.execute(sql, {toMs(at), step.lastSeq, step.version, transaction.stamp(), conversation.value(), user.value()});
    log(transaction, conversation, user);
    transaction.execute(keep, {user.value(), conversation.value()});
    transaction.execute(keepMentions, {conversation.value(), user.value()});
}

void setRole(Transaction &transaction, ConversationId conversation, UserId user, Role role, const Step &step)
{
    static const QString sql = u"UPDATE participants SET role = ?, version = ?, stamp = ? WHERE conversation_id = ? AND user_id = ?"_s;
    transaction.execute(sql, {int(role), step.version, transaction.stamp(), conversation.value(), user.value()});
    log(transaction, conversation, user);
}

int owners(Transaction &transaction, ConversationId conversation)
{
    static const QString sql = u"SELECT count(*) FROM participants WHERE conversation_id = ? AND left_at IS NULL AND role = 2"_s;
    Rows rows = transaction.select(sql, {conversation.value()});
    return rows.next() ? int(rows.integer(0)) : 0;
}

} // namespace kith::server::participant_store
