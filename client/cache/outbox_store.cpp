// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/outbox_store.h"

#include "client/cache/cache_database.h"
#include "client/cache/person_store.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

OutboxStore::OutboxStore(CacheDatabase &database, PersonStore &persons)
    : m_database(database)
    , m_persons(persons)
{
}

TimelineEntry OutboxStore::read(const QSqlQuery &row) const
{
    TimelineEntry entry;
    entry.message.conversation = ConversationId(row.value(0).toLongLong());
    entry.message.sender = m_persons.myId();
    entry.message.clientId = row.value(1).toString();
    entry.message.content = row.value(2).toString();
    entry.message.replyTo = MessageId(row.value(3).toLongLong());
    entry.message.createdAt = fromMs(row.value(4).toLongLong());
    entry.delivery = row.isNull(5) ? Delivery::Queued : Delivery::Failed;
    entry.failure = row.value(5).toString();
    return entry;
}

Result<void> OutboxStore::add(ConversationId conversation, const QString &clientId, const QString &content, MessageId replyTo)
{
    CacheTransaction transaction(m_database, CacheTransaction::Survives::Power);
    m_database.run(u"INSERT INTO outbox (conversation_id, client_id, content, reply_to, created_at) VALUES (?, ?, ?, ?, ?)"_s,
                   {conversation.value(), clientId, content, replyTo.value(), toMs(now())});
    return transaction.commit();
}

QList<TimelineEntry> OutboxStore::of(ConversationId conversation) const
{
    return m_database.all(
        u"SELECT conversation_id, client_id, content, reply_to, created_at, failure FROM outbox WHERE conversation_id = ? ORDER BY position"_s,
        {conversation.value()}, [this](const QSqlQuery &row) { return read(row); });
}

std::optional<TimelineEntry> OutboxStore::one(const QString &clientId) const
{
    return m_database.first(u"SELECT conversation_id, client_id, content, reply_to, created_at, failure FROM outbox WHERE client_id = ?"_s,
                            {clientId}, [this](const QSqlQuery &row) { return read(row); });
}

std::optional<TimelineEntry> OutboxStore::next(ConversationId conversation) const
{
    return m_database.first(u"SELECT conversation_id, client_id, content, reply_to, created_at, failure FROM outbox"
                            " WHERE conversation_id = ? AND failure IS NULL ORDER BY position LIMIT 1"_s,
                            {conversation.value()}, [this](const QSqlQuery &row) { return read(row); });
}

QList<ConversationId> OutboxStore::waiting() const
{
    return m_database.all(u"SELECT DISTINCT conversation_id FROM outbox WHERE failure IS NULL"_s, {},
                          [](const QSqlQuery &row) { return ConversationId(row.value(0).toLongLong()); });
}

void OutboxStore::markFailed(const QString &clientId, const QString &reason)
{
    m_database.run(u"UPDATE outbox SET failure = ? WHERE client_id = ?"_s, {reason.isNull() ? u""_s : reason, clientId});
}

void OutboxStore::requeue(const QString &clientId)
{
    m_database.run(u"UPDATE outbox SET failure = NULL WHERE client_id = ?"_s, {clientId});
}

bool OutboxStore::remove(const QString &clientId)
{
    m_database.run(u"DELETE FROM outbox WHERE client_id = ?"_s, {clientId});
    return m_database.changedRows() > 0;
}

} // namespace kith::client
