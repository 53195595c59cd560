// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/draft_file_store.h"

#include "client/cache/cache_database.h"
#include "client/cache/or_empty.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// NULL is not allowed in the table.
DraftFile read(const QSqlQuery &row)
{
    return {.id = row.value(0).toLongLong(),
            .conversation = ConversationId(row.value(1).toLongLong()),
            .file = {.path = row.value(2).toString(),
                     .name = row.value(3).toString(),
                     .contentType = row.value(4).toString(),
                     .sizeBytes = row.value(5).toLongLong(),
                     .width = row.value(6).toInt(),
                     .height = row.value(7).toInt(),
                     .durationMs = row.value(8).toLongLong(),
                     .isOurs = true,
                     .sha256 = row.value(9).toString(),
                     .keepsOriginal = row.value(10).toBool()},
            .origin = row.value(11).toString(),
            .state = DraftFile::State(row.value(12).toInt())};
}

QVariantList valuesOf(const DraftFile &file)
{
    return {file.conversation.value(), orEmpty(file.file.path), orEmpty(file.file.name), orEmpty(file.file.contentType),
            file.file.sizeBytes,       file.file.width,         file.file.height,        file.file.durationMs,
            orEmpty(file.file.sha256), file.file.keepsOriginal, orEmpty(file.origin),    int(file.state)};
}

} // namespace

DraftFileStore::DraftFileStore(CacheDatabase &database)
    : m_database(database)
{
}

qint64 DraftFileStore::add(const DraftFile &file)
{
    const bool isAdded = m_database.run(
        u"INSERT INTO draft_files (conversation_id, path, name, content_type, size, width, height, duration,"
        " sha256, keeps_original, origin, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        valuesOf(file));
    return isAdded ? m_database.number(u"SELECT last_insert_rowid()"_s) : 0;
}

void DraftFileStore::set(const DraftFile &file)
{
    m_database.run(u"UPDATE draft_files SET conversation_id = ?, path = ?, name = ?, content_type = ?, size = ?, width = ?, height = ?,"
                   " duration = ?, sha256 = ?, keeps_original = ?, origin = ?, state = ? WHERE id = ?"_s,
                   valuesOf(file) + QVariantList{file.id});
}

void DraftFileStore::remove(qint64 id)
{
    m_database.run(u"DELETE FROM draft_files WHERE id = ?"_s, {id});
}

std::optional<DraftFile> DraftFileStore::one(qint64 id) const
{
    return m_database.first(u"SELECT id, conversation_id, path, name, content_type, size, width, height, duration, sha256, keeps_original,"
                            " origin, state FROM draft_files WHERE id = ?"_s,
                            {id}, read);
}

QList<DraftFile> DraftFileStore::of(ConversationId conversation) const
{
    return m_database.all(u"SELECT id, conversation_id, path, name, content_type, size, width, height, duration, sha256, keeps_original,"
                          " origin, state FROM draft_files WHERE conversation_id = ? ORDER BY id"_s,
                          {conversation.value()}, read);
}

QHash<ConversationId, int> DraftFileStore::counts() const
{
    const auto rows = m_database.all(
        u"SELECT conversation_id, count(*) FROM draft_files GROUP BY conversation_id"_s, {},
        [](const QSqlQuery &row) { return std::pair(ConversationId(row.value(0).toLongLong()), row.value(1).toInt()); });
    return {rows.begin(), rows.end()};
}

QStringList DraftFileStore::copies() const
{
    return m_database.all(u"SELECT path FROM draft_files"_s, {}, [](const QSqlQuery &row) { return row.value(0).toString(); });
}

} // namespace kith::client
