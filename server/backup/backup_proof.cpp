// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/backup_proof.h"

#include "server/storage/migrations.h"
#include "server/storage/sqlite_copy.h"

#include <QtCore/QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype longestRow = 1024 * 1024; ///< of the two tables that are looked at

Error unusable(const QString &what)
{
    return {.code = ErrorCode::ChecksumMismatch, .detail = u"The backup cannot be used: %1."_s.arg(what)};
}

Error anotherDatabase()
{
    return unusable(u"its database is not the one that it describes"_s);
}

Error copyFailure(const QString &path)
{
    return {.code = errno == ENOSPC || errno == EDQUOT ? ErrorCode::StorageFull : ErrorCode::Storage,
            .detail = u"The database of the backup is unpacked to %1 to be checked, and that cannot be written: %2. "
                      "Name a folder with room in TMPDIR."_s.arg(path, QString::fromLocal8Bit(std::strerror(errno)))};
}

/// A field of a row in the text form of COPY.
QByteArrayView field(QByteArrayView row, qsizetype column)
{
    for (; column > 0; --column) {
        const qsizetype tab = row.indexOf('\t');
        if (tab < 0)
            return {};
        row = row.sliced(tab + 1);
    }
    const qsizetype tab = row.indexOf('\t');
    return tab < 0 ? row : row.first(tab);
}
} // namespace

BackupProof::BackupProof(qint64 roomBytes, QString sqliteCopy)
    : m_roomBytes(roomBytes)
    , m_sqliteCopy(std::move(sqliteCopy))
{
}

BackupProof::~BackupProof() = default;

Result<void> BackupProof::manifest(const BackupManifest &manifest)
{
    m_manifest = manifest;
    if (stepsToSchema(manifest.dialect, manifest.schema))
        return {};
    return Error{.code = ErrorCode::UnsupportedType,
                 .detail = u"This backup was made by kithd %1: its database has schema %2, and this program knows only up to %3. Install "
                           "that version or a newer one."_s.arg(manifest.version, QString::number(manifest.schema),
                                                                QString::number(newestSchemaVersion(manifest.dialect)))};
}

Result<void> BackupProof::begin(const QByteArray &name, qint64 size)
{
    m_bytes += size;
    if (m_roomBytes >= 0 && (size > m_roomBytes || m_bytes > m_roomBytes))
        return Error{.code = ErrorCode::StorageFull, .detail = u"The disk has not enough room for what this backup holds."_s};
    m_reading = Reading::Nothing;
    if (name == backup_names::sqlite) {
        m_hasSqlite = true;
        if (m_sqliteCopy.isEmpty())
            return {};
        m_reading = Reading::Sqlite;
        m_file.reset(::open(QFile::encodeName(m_sqliteCopy).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        return m_file.isOpen() ? Result<void>() : Result<void>(copyFailure(m_sqliteCopy));
    }
    if (const QByteArray hash = backup_names::hashOf(name); !hash.isEmpty())
        m_present.insert(hash);
    const QByteArray table = backup_names::tableOf(name);
    const bool isVersions = table == "schema_version";
    if (!isVersions && table != "blobs")
        return {};
    const auto shape = std::find_if(m_manifest.tables.cbegin(), m_manifest.tables.cend(),
                                    [&](const TableShape &known) { return known.name == table; });
    m_column = shape == m_manifest.tables.cend() ? -1 : shape->columns.indexOf(isVersions ? "version" : "sha256");
    m_reading = isVersions ? Reading::Versions : Reading::Files;
    return m_column < 0 ? Result<void>(anotherDatabase()) : Result<void>();
}

Result<void> BackupProof::bytes(QByteArrayView bytes)
{
    if (m_reading == Reading::Nothing)
        return {};
    if (m_reading == Reading::Sqlite) {
        while (!bytes.isEmpty()) {
            const ssize_t written = ::write(m_file.get(), bytes.data(), size_t(bytes.size()));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return copyFailure(m_sqliteCopy);
            bytes = bytes.sliced(written);
        }
        return {};
    }
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        m_line.append(end < 0 ? bytes : bytes.first(end));
        if (m_line.size() > longestRow)
            return anotherDatabase();
        if (end < 0)
            return {};
        bytes = bytes.sliced(end + 1);
        if (const auto taken = takeRow(m_line); !taken)
            return taken.error();
        m_line.clear();
    }
    return {};
}

Result<void> BackupProof::takeRow(QByteArrayView row)
{
    const QByteArrayView value = field(row, m_column);
    if (m_reading == Reading::Files) {
        m_named.insert(value.toByteArray());
        return {};
    }
    bool isNumber = false;
    m_schema = std::max(m_schema, value.toInt(&isNumber));
    return isNumber ? Result<void>() : Result<void>(anotherDatabase());
}

Result<void> BackupProof::end(const QByteArray &)
{
    m_file.reset();
    return {};
}

Result<void> BackupProof::checkMissing(qint64 missing) const
{
    return missing <= m_manifest.missingFiles ? Result<void>() : unusable(u"%1 files that its database names are not in it"_s.arg(missing));
}

Result<void> BackupProof::conclude() const
{
    if (m_manifest.dialect == Dialect::Sqlite) {
        if (!m_hasSqlite)
            return unusable(u"it holds no database"_s);
        return m_sqliteCopy.isEmpty() ? Result<void>() : concludeSqlite(m_sqliteCopy);
    }
    if (m_schema == 0)
        return unusable(u"it holds no database"_s);
    if (m_schema != m_manifest.schema || !m_line.isEmpty())
        return anotherDatabase();
    return checkMissing(
        std::count_if(m_named.cbegin(), m_named.cend(), [this](const QByteArray &hash) { return !m_present.contains(hash); }));
}

Result<void> BackupProof::concludeSqlite(const QString &file) const
{
    const auto damaged = [](const Error &error) { return unusable(u"its database is damaged (%1)"_s.arg(error.detail)); };
    const auto connection = Connection::open(DatabaseUrl::sqlite(file), Connection::Mode::ReadOnly);
    if (!connection)
        return damaged(connection.error());
    if (const auto whole = checkSqliteDatabase(**connection, CheckDepth::Thorough); !whole)
        return damaged(whole.error());
    const auto schema = (*connection)->execute(u"SELECT COALESCE(MAX(version), 0) FROM schema_version"_s, {});
    if (!schema || !(*schema)->next() || (*schema)->integer(0) != m_manifest.schema)
        return anotherDatabase();
    const auto hashes = (*connection)->execute(u"SELECT sha256 FROM blobs"_s, {});
    if (!hashes)
        return anotherDatabase();
    qint64 missing = 0;
    while ((*hashes)->next())
        missing += m_present.contains((*hashes)->text(0).toLatin1()) ? 0 : 1;
    if (const auto failure = (*hashes)->failure())
        return damaged(*failure);
    return checkMissing(missing);
}

} // namespace kith::server
