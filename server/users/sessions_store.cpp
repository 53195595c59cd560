// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/sessions_store.h"

#include "server/storage/id_chunks.h"
#include "server/storage/sql_text.h"
#include "server/storage/transaction.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

std::optional<Caller> SessionsStore::byTokenHash(const QString &tokenHash, const SessionLimits &limits)
{
    Rows rows = m_transaction.select(
        u"SELECT s.user_id, s.id, u.is_admin FROM sessions s JOIN users u ON u.id = s.user_id"
        " WHERE s.token_hash = ? AND s.last_seen_at >= ? AND s.created_at >= ? AND u.disabled_at IS NULL AND u.erased_at IS NULL"_s,
        {tokenHash, toMs(limits.seenSince), toMs(limits.begunSince)});
    if (!rows.next())
        return std::nullopt;
    return Caller{.user = rows.id<UserId>(0), .session = rows.id<SessionId>(1), .isAdministrator = rows.boolean(2)};
}

QList<Session> SessionsStore::of(UserId user)
{
    QList<Session> out;
    Rows rows = m_transaction.select(
        u"SELECT id, device, created_at, last_seen_at, client, address FROM sessions WHERE user_id = ? ORDER BY id DESC"_s, {user.value()});
    while (rows.next()) {
        out.append(Session{.id = rows.id<SessionId>(0),
                           .user = user,
                           .device = rows.text(1),
                           .client = rows.text(4),
                           .address = rows.text(5),
                           .createdAt = rows.timestamp(2),
                           .lastSeenAt = rows.timestamp(3)});
    }
    return out;
}

void SessionsStore::insert(const Session &session, const QString &tokenHash)
{
    m_transaction.execute(
        u"INSERT INTO sessions (id, user_id, token_hash, device, client, address, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {session.id.value(), session.user.value(), tokenHash, sqlText(session.device), sqlText(session.client), sqlText(session.address),
         toMs(session.createdAt), toMs(session.lastSeenAt)});
}

bool SessionsStore::has(UserId user, SessionId session)
{
    return !found(u"SELECT id FROM sessions WHERE id = ? AND user_id = ?"_s, {session.value(), user.value()}).isEmpty();
}

QList<SessionId> SessionsStore::others(UserId user, SessionId kept)
{
    return found(u"SELECT id FROM sessions WHERE user_id = ? AND id <> ? ORDER BY id"_s, {user.value(), kept.value()});
}

QList<SessionId> SessionsStore::beyond(UserId user, int kept)
{
    return found(u"SELECT id FROM sessions WHERE user_id = ? AND id NOT IN"
                 " (SELECT id FROM sessions WHERE user_id = ? ORDER BY last_seen_at DESC, id DESC LIMIT ?) ORDER BY id"_s,
                 {user.value(), user.value(), kept});
}

QList<SessionId> SessionsStore::expired(const SessionLimits &limits, int limit)
{
    return found(u"SELECT id FROM sessions WHERE last_seen_at < ? OR created_at < ? ORDER BY id LIMIT ?"_s,
                 {toMs(limits.seenSince), toMs(limits.begunSince), limit});
}

void SessionsStore::remove(const QList<SessionId> &sessions)
{
    for (const IdChunk &chunk : idChunks(sessions))
        m_transaction.execute(u"DELETE FROM sessions WHERE id IN (%1)"_s.arg(chunk.placeholders), chunk.values);
}

QList<SessionId> SessionsStore::found(const QString &sql, const QVariantList &values)
{
    QList<SessionId> out;
    Rows rows = m_transaction.select(sql, values);
    while (rows.next())
        out.append(rows.id<SessionId>(0));
    return out;
}

} // namespace kith::server
