// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/endpoint_store.h"

#include "server/storage/id_chunks.h"
#include "server/storage/person_version.h"
#include "server/storage/sql_text.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

QList<PushEndpoint> EndpointStore::read(const QString &condition, const QVariantList &values)
{
    static const QString sql
        = u"SELECT id, user_id, session_id, kind, url, secret, has_content, delay_minutes, created_at, delivered_at, failing_since,"
          " failures, last_error, disabled_at FROM push_endpoints WHERE "_s;
    QList<PushEndpoint> out;
    Rows rows = m_transaction.select(sql + condition, values);
    while (rows.next()) {
        out.append({.id = rows.id<EndpointId>(0),
                    .user = rows.id<UserId>(1),
                    .session = rows.id<SessionId>(2),
                    .kind = pushKindFromName(rows.text(3)),
                    .url = rows.text(4),
                    .secret = rows.text(5).toLatin1(),
                    .hasContent = rows.boolean(6),
                    .delay = std::chrono::minutes(rows.integer(7)),
                    .createdAt = rows.timestamp(8),
                    .deliveredAt = rows.optionalTimestamp(9),
                    .failingSince = rows.optionalTimestamp(10),
                    .failures = int(rows.integer(11)),
                    .lastError = rows.text(12),
                    .disabledAt = rows.optionalTimestamp(13)});
    }
    return out;
}

QList<PushEndpoint> EndpointStore::of(UserId user)
{
    return read(u"user_id = ? ORDER BY id"_s, {user.value()});
}

QList<PushEndpoint> EndpointStore::activeOf(const QList<UserId> &users)
{
    QList<PushEndpoint> out;
    for (const IdChunk &chunk : idChunks(users))
        out += read(u"user_id IN (%1) AND disabled_at IS NULL ORDER BY id"_s.arg(chunk.placeholders), chunk.values);
    return out;
}

QList<PushEndpoint> EndpointStore::byIds(const QList<EndpointId> &ids)
{
    QList<PushEndpoint> out;
    for (const IdChunk &chunk : idChunks(ids))
        out += read(u"id IN (%1)"_s.arg(chunk.placeholders), chunk.values);
    return out;
}

std::optional<PushEndpoint> EndpointStore::same(UserId user, PushEndpoint::Kind kind, const QString &url)
{
    const QList<PushEndpoint> found = read(u"user_id = ? AND kind = ? AND url = ?"_s, {user.value(), pushKindName(kind), sqlText(url)});
    if (found.isEmpty())
        return std::nullopt;
    return found.first();
}

void EndpointStore::insert(const PushEndpoint &endpoint)
{
    m_transaction.execute(u"INSERT INTO push_endpoints (id, user_id, session_id, kind, url, secret, has_content, delay_minutes, created_at)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                          {endpoint.id.value(), endpoint.user.value(), sqlValue(endpoint.session), pushKindName(endpoint.kind),
                           sqlText(endpoint.url), sqlText(QString::fromLatin1(endpoint.secret)), int(endpoint.hasContent),
                           qint64(endpoint.delay.count()), toMs(endpoint.createdAt)});
}

void EndpointStore::renew(const PushEndpoint &endpoint)
{
    m_transaction.execute(
        u"UPDATE push_endpoints SET session_id = ?, has_content = ?, delay_minutes = ?, failing_since = NULL, failures = 0,"
        " last_error = '', disabled_at = NULL WHERE id = ?"_s,
        {sqlValue(endpoint.session), int(endpoint.hasContent), qint64(endpoint.delay.count()), endpoint.id.value()});
}

bool EndpointStore::remove(UserId user, EndpointId id)
{
    return m_transaction.execute(u"DELETE FROM push_endpoints WHERE id = ? AND user_id = ?"_s, {id.value(), user.value()}) == 1;
}

QList<UserId> EndpointStore::removeOf(const QList<SessionId> &sessions)
{
    QList<UserId> owners;
    for (const IdChunk &chunk : idChunks(sessions)) {
        Rows rows = m_transaction.executeReturning(
            u"DELETE FROM push_endpoints WHERE session_id IN (%1) RETURNING user_id"_s.arg(chunk.placeholders), chunk.values);
        while (rows.next())
            owners.append(rows.id<UserId>(0));
    }
    std::ranges::sort(owners); // of the locks
    owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
    return owners;
}

void EndpointStore::noteDelivered(EndpointId id, Timestamp at)
{
    m_transaction.execute(u"UPDATE push_endpoints SET delivered_at = ?, failing_since = NULL, failures = 0, last_error = '' WHERE id = ?"_s,
                          {toMs(at), id.value()});
}

void EndpointStore::noteFailed(EndpointId id, Timestamp at, const QString &error)
{
    m_transaction.execute(u"UPDATE push_endpoints SET failing_since = COALESCE(failing_since, ?), failures = failures + 1, last_error = ?"
                          " WHERE id = ?"_s,
                          {toMs(at), sqlText(error), id.value()});
}

QJsonArray EndpointStore::lastingOf(UserId user)
{
    QJsonArray out;
    for (const PushEndpoint &endpoint : of(user))
        out.append(lastingJson(endpoint));
    return out;
}

void EndpointStore::tellChanged(UserId user)
{
    if (const qint64 version = stepPersonVersion(m_transaction, user))
        tellPerson(m_transaction, user, version, u"pushEndpoints"_s, {{u"pushEndpoints"_s, lastingOf(user)}});
}

void EndpointStore::disable(EndpointId id, Timestamp at, const QString &reason)
{
    m_transaction.execute(u"UPDATE push_endpoints SET disabled_at = ?, last_error = ? WHERE id = ?"_s,
                          {toMs(at), sqlText(reason), id.value()});
    m_transaction.execute(u"DELETE FROM push_queue WHERE endpoint_id = ?"_s, {id.value()});
}

} // namespace kith::server
