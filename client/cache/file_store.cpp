// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/file_store.h"

#include "client/cache/cache_database.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
KeptFile read(const QSqlQuery &row)
{
    return {.source = row.value(0).toString(), .name = row.value(1).toString(), .bytes = row.value(2).toLongLong()};
}
} // namespace

FileStore::FileStore(CacheDatabase &database)
    : m_database(database)
{
}

std::optional<KeptFile> FileStore::use(const QString &source)
{
    auto found = m_database.first(u"SELECT source, name, bytes FROM files WHERE source = ?"_s, {source}, read);
    // Once a minute is exact enough, and scrolling does not write.
    if (found)
        m_database.run(u"UPDATE files SET used_at = ? WHERE source = ? AND used_at < ?"_s, {toMs(now()), source, toMs(now()) - 60'000});
    return found;
}

bool FileStore::has(const QString &source) const
{
    return m_database.number(u"SELECT count(*) FROM files WHERE source = ?"_s, {source}) > 0;
}

void FileStore::put(const KeptFile &file)
{
    m_database.run(u"INSERT OR REPLACE INTO files (source, name, bytes, used_at) VALUES (?, ?, ?, ?)"_s,
                   {file.source, file.name, file.bytes, toMs(now())});
}

void FileStore::remove(const QString &source)
{
    m_database.run(u"DELETE FROM files WHERE source = ?"_s, {source});
}

qint64 FileStore::bytes() const
{
    return m_database.number(u"SELECT coalesce(sum(bytes), 0) FROM files"_s);
}

QList<KeptFile> FileStore::oldest(int limit) const
{
    return m_database.all(u"WITH pinned AS (SELECT DISTINCT a.file_id FROM messages m JOIN attachments a ON a.message_id = m.id"
                          " WHERE m.pinned_at IS NOT NULL)"
                          " SELECT source, name, bytes FROM files"
                          " ORDER BY EXISTS (SELECT 1 FROM pinned WHERE source GLOB 'file/' || file_id || '/*'), used_at LIMIT ?"_s,
                          {limit}, read);
}

QList<KeptFile> FileStore::all() const
{
    return m_database.all(u"SELECT source, name, bytes FROM files"_s, {}, read);
}

} // namespace kith::client
