// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/invites_store.h"

#include "server/users/one_time_code.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

QList<Invite> InvitesStore::invites(const QString &condition, const QVariantList &values)
{
    QList<Invite> out;
    Rows rows = m_transaction.select(
        u"SELECT id, inviter_id, conversation_id, max_uses, uses, created_at, expires_at FROM invites WHERE "_s + condition, values);
    while (rows.next()) {
        out.append(Invite{.id = rows.integer(0),
                          .inviter = rows.id<UserId>(1),
                          .conversation = rows.id<ConversationId>(2),
                          .maxUses = int(rows.integer(3)),
                          .uses = int(rows.integer(4)),
                          .createdAt = rows.timestamp(5),
                          .expiresAt = rows.optionalTimestamp(6)});
    }
    return out;
}

std::optional<Invite> InvitesStore::byCode(QStringView typed)
{
    const auto hash = codeHash(typed);
    const QList<Invite> found = hash ? invites(u"code_hash = ?"_s, {*hash}) : QList<Invite>();
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

std::optional<Invite> InvitesStore::byId(qint64 id)
{
    const QList<Invite> found = invites(u"id = ?"_s, {id});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QList<Invite> InvitesStore::page(UserId inviter, qint64 before, int limit)
{
    if (inviter.isNull())
        return invites(u"id < ? ORDER BY id DESC LIMIT ?"_s, {before, limit});
    return invites(u"inviter_id = ? AND id < ? ORDER BY id DESC LIMIT ?"_s, {inviter.value(), before, limit});
}

int InvitesStore::countOpen(UserId inviter, Timestamp at)
{
    Rows rows = m_transaction.select(
        u"SELECT COUNT(*) FROM invites WHERE inviter_id = ? AND uses < max_uses AND (expires_at IS NULL OR expires_at > ?)"_s,
        {inviter.value(), toMs(at)});
    return rows.next() ? int(rows.integer(0)) : 0;
}

void InvitesStore::insert(const Invite &invite, const QString &code)
{
    m_transaction.execute(u"INSERT INTO invites (id, code_hash, inviter_id, conversation_id, max_uses, created_at, expires_at)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                          {invite.id, codeHash(code).value_or(QString()), sqlValue(invite.inviter), sqlValue(invite.conversation),
                           invite.maxUses, toMs(invite.createdAt), sqlValue(invite.expiresAt)});
}

bool InvitesStore::take(const Invite &invite, UserId user, Timestamp at)
{
    const qint64 taken = m_transaction.execute(u"UPDATE invites SET uses = uses + 1 WHERE id = ? AND uses < max_uses"
                                               " AND (expires_at IS NULL OR expires_at > ?)"_s,
                                               {invite.id, toMs(at)});
    if (taken != 1)
        return false;
    return m_transaction.execute(u"INSERT INTO invite_uses (invite_id, user_id, used_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"_s,
                                 {invite.id, user.value(), toMs(at)})
           == 1;
}

bool InvitesStore::hasUsed(const Invite &invite, UserId user)
{
    return m_transaction.select(u"SELECT 1 FROM invite_uses WHERE invite_id = ? AND user_id = ?"_s, {invite.id, user.value()}).next();
}

void InvitesStore::remove(qint64 id)
{
    removeWhere(u"id = ?"_s, {id});
}

void InvitesStore::removeAll(UserId inviter)
{
    removeWhere(u"inviter_id = ?"_s, {inviter.value()});
}

void InvitesStore::removeEnded(Timestamp endedBefore)
{
    removeWhere(u"expires_at < ?"_s, {toMs(endedBefore)});
}

void InvitesStore::removeWhere(const QString &condition, const QVariantList &values)
{
    m_transaction.execute(u"DELETE FROM invite_uses WHERE invite_id IN (SELECT id FROM invites WHERE %1)"_s.arg(condition), values);
    m_transaction.execute(u"DELETE FROM invites WHERE "_s + condition, values);
}

} // namespace kith::server
