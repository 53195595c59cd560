// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/outbox_store.h"

#include "client/cache/cache_database.h"
#include "client/cache/message_extra.h"
#include "client/cache/or_empty.h"
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
    entry.message.type = MessageType(row.value(6).toInt());
    readExtra(row.value(7).toByteArray(), entry.message);
    return entry;
}

TimelineEntry OutboxStore::withFiles(TimelineEntry entry) const
{
    entry.files = filesOf(entry.message.clientId);
    return entry;
}

QList<OutgoingFile> OutboxStore::filesOf(const QString &clientId) const
{
    return m_database.all(u"SELECT path, name, content_type, size, width, height, duration, is_ours, file_id, sent,"
                          " sha256, keeps_original FROM outbox_files"
                          " WHERE client_id = ? ORDER BY position"_s,
                          {clientId}, [](const QSqlQuery &row) {
                              return OutgoingFile{.path = row.value(0).toString(),
                                                  .name = row.value(1).toString(),
                                                  .contentType = row.value(2).toString(),
                                                  .sizeBytes = row.value(3).toLongLong(),
                                                  .width = row.value(4).toInt(),
                                                  .height = row.value(5).toInt(),
                                                  .durationMs = row.value(6).toLongLong(),
                                                  .isOurs = row.value(7).toBool(),
                                                  .sha256 = row.value(10).toString(),
                                                  .keepsOriginal = row.value(11).toBool(),
                                                  .file = FileId(row.value(8).toLongLong()),
                                                  .sentBytes = row.value(9).toLongLong()};
                          });
}

Result<void> OutboxStore::add(const Outgoing &outgoing)
{
    Message shown;
    shown.mentions = outgoing.mentions;
    CacheTransaction transaction(m_database, CacheTransaction::Survives::Power);
    m_database.run(u"INSERT INTO outbox (conversation_id, client_id, content, reply_to, created_at, type, extra, forward_of)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                   {outgoing.conversation.value(), outgoing.clientId, orEmpty(outgoing.content), outgoing.replyTo.value(), toMs(now()),
                    int(outgoing.type), extraOf(shown), outgoing.forwardOf.value()});
    int position = 0;
    for (const OutgoingFile &file : outgoing.files) {
        m_database.run(u"INSERT INTO outbox_files (client_id, position, path, name, content_type, size, width, height, duration, is_ours,"
                       " sha256, keeps_original, file_id, sent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                       {outgoing.clientId, position++, file.path, file.name, orEmpty(file.contentType), file.sizeBytes, file.width,
                        file.height, file.durationMs, file.isOurs, orEmpty(file.sha256), file.keepsOriginal, file.file.value(),
                        file.sentBytes});
        // From here on the message holds it, not what is being written.
        if (file.isOurs)
            m_database.run(u"DELETE FROM draft_files WHERE path = ?"_s, {file.path});
    }
    return transaction.commit();
}

std::optional<Outgoing> OutboxStore::outgoing(const QString &clientId) const
{
    auto found = m_database.first(
        u"SELECT conversation_id, client_id, content, reply_to, type, extra, forward_of FROM outbox WHERE client_id = ?"_s, {clientId},
        [](const QSqlQuery &row) {
            Outgoing out{.conversation = ConversationId(row.value(0).toLongLong()), .clientId = row.value(1).toString()};
            out.content = row.value(2).toString();
            out.replyTo = MessageId(row.value(3).toLongLong());
            out.type = MessageType(row.value(4).toInt());
            Message shown;
            readExtra(row.value(5).toByteArray(), shown);
            out.mentions = shown.mentions;
            out.forwardOf = MessageId(row.value(6).toLongLong());
            return out;
        });
    if (found)
        found->files = filesOf(clientId);
    return found;
}

Result<void> OutboxStore::reword(const QString &clientId, const QString &content, const QList<Mention> &mentions)
{
    Message shown;
    shown.mentions = mentions;
    CacheTransaction transaction(m_database, CacheTransaction::Survives::Power);
    m_database.run(u"UPDATE outbox SET content = ?, extra = ? WHERE client_id = ?"_s, {orEmpty(content), extraOf(shown), clientId});
    return transaction.commit();
}

bool OutboxStore::setProgress(const QString &clientId, int position, FileId file, qint64 sentBytes)
{
    return m_database.run(u"UPDATE outbox_files SET file_id = ?, sent = ? WHERE client_id = ? AND position = ?"_s,
                          {file.value(), sentBytes, clientId, position});
}

QList<TimelineEntry> OutboxStore::of(ConversationId conversation) const
{
    QList<TimelineEntry> entries = m_database.all(
        u"SELECT conversation_id, client_id, content, reply_to, created_at, failure, type, extra FROM outbox WHERE conversation_id = ? ORDER BY position"_s,
        {conversation.value()}, [this](const QSqlQuery &row) { return read(row); });
    for (TimelineEntry &entry : entries)
        entry = withFiles(std::move(entry));
    return entries;
}

std::optional<TimelineEntry> OutboxStore::one(const QString &clientId) const
{
    auto entry = m_database.first(
        u"SELECT conversation_id, client_id, content, reply_to, created_at, failure, type, extra FROM outbox WHERE client_id = ?"_s,
        {clientId}, [this](const QSqlQuery &row) { return read(row); });
    return entry ? std::optional(withFiles(*std::move(entry))) : std::nullopt;
}

std::optional<TimelineEntry> OutboxStore::next(ConversationId conversation) const
{
    auto entry = m_database.first(
        u"SELECT conversation_id, client_id, content, reply_to, created_at, failure, type, extra FROM outbox"
        " WHERE conversation_id = ? AND failure IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM outbox_files f WHERE f.client_id = outbox.client_id AND (f.file_id = 0 OR f.sent < f.size))"
        " ORDER BY position LIMIT 1"_s,
        {conversation.value()}, [this](const QSqlQuery &row) { return read(row); });
    return entry ? std::optional(withFiles(*std::move(entry))) : std::nullopt;
}

QString OutboxStore::nextToUpload(ConversationId conversation) const
{
    return m_database
        .first(u"SELECT client_id FROM outbox WHERE conversation_id = ? AND failure IS NULL AND EXISTS"
               " (SELECT 1 FROM outbox_files f WHERE f.client_id = outbox.client_id AND (f.file_id = 0 OR f.sent < f.size))"
               " ORDER BY position LIMIT 1"_s,
               {conversation.value()}, [](const QSqlQuery &row) { return row.value(0).toString(); })
        .value_or(QString());
}

bool OutboxStore::forgetUploads(const QString &clientId)
{
    return m_database.run(u"UPDATE outbox_files SET file_id = 0, sent = 0 WHERE client_id = ?"_s, {clientId});
}

bool OutboxStore::setKeepsOriginal(const QString &clientId, int position)
{
    return m_database.run(u"UPDATE outbox_files SET keeps_original = 1 WHERE client_id = ? AND position = ?"_s, {clientId, position});
}

QStringList OutboxStore::ownCopies() const
{
    return m_database.all(u"SELECT path FROM outbox_files WHERE is_ours = 1"_s, {},
                          [](const QSqlQuery &row) { return row.value(0).toString(); });
}

int OutboxStore::count() const
{
    return m_database.first(u"SELECT count(*) FROM outbox"_s, {}, [](const QSqlQuery &row) { return row.value(0).toInt(); }).value_or(0);
}

QList<ConversationId> OutboxStore::waiting() const
{
    return m_database.all(u"SELECT DISTINCT conversation_id FROM outbox WHERE failure IS NULL"_s, {},
                          [](const QSqlQuery &row) { return ConversationId(row.value(0).toLongLong()); });
}

bool OutboxStore::markFailed(const QString &clientId, const QString &reason)
{
    return m_database.run(u"UPDATE outbox SET failure = ? WHERE client_id = ?"_s, {reason.isNull() ? u""_s : reason, clientId});
}

bool OutboxStore::requeue(const QString &clientId)
{
    return m_database.run(u"UPDATE outbox SET failure = NULL WHERE client_id = ?"_s, {clientId});
}

bool OutboxStore::remove(const QString &clientId)
{
    CacheTransaction transaction(m_database);
    m_database.run(u"DELETE FROM outbox_files WHERE client_id = ?"_s, {clientId});
    m_database.run(u"DELETE FROM outbox WHERE client_id = ?"_s, {clientId});
    return transaction.commit().isOk();
}

} // namespace kith::client
