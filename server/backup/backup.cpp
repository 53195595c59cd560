// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/backup.h"

#include "server/backup/archive_writer.h"
#include "server/backup/stored_files.h"
#include "server/storage/sqlite_copy.h"
#include "shared/kill_point.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

#include <cerrno>
#include <cstring>
#include <fcntl.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype pieceBytes = 4 * 1024 * 1024;

/// A file that goes with its owner.
class ScratchFile
{
public:
    explicit ScratchFile(QString path)
        : m_path(std::move(path))
    {
        remove();
    }
    ~ScratchFile() { remove(); }
    ScratchFile(const ScratchFile &) = delete;
    ScratchFile &operator=(const ScratchFile &) = delete;
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    void remove() const
    {
        for (const QString &end : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s})
            QFile::remove(m_path + end);
    }
    const QString m_path;
};

/// The rows as they were at one moment, for either database.
class RowSource
{
public:
    virtual ~RowSource() = default;
    virtual void describe(BackupManifest &manifest) const = 0;
    [[nodiscard]] virtual Result<QByteArrayList> hashes() = 0;
    [[nodiscard]] virtual Result<void> write(ArchiveWriter &archive, const OnBackupProgress &onProgress) = 0;
};

class SqliteSource : public RowSource
{
public:
    static Result<std::unique_ptr<RowSource>> take(const QString &database, const QString &scratch, const OnBackupProgress &onProgress)
    {
        auto rows = std::make_unique<SqliteSource>(scratch);
        const auto copied = copySqliteDatabase(database, scratch, [&](qint64 done, qint64 total) {
            if (onProgress)
                onProgress({.step = "copying the database", .done = done, .total = total});
        });
        if (!copied)
            return copied.error();
        auto connection = Connection::open(DatabaseUrl::sqlite(scratch), Connection::Mode::ReadOnly);
        if (!connection)
            return connection.error();
        const auto schema = (*connection)->execute(u"SELECT COALESCE(MAX(version), 0) FROM schema_version"_s, {});
        if (!schema || !(*schema)->next() || (*schema)->integer(0) == 0)
            return Error{.code = ErrorCode::NotFound, .detail = u"%1 is no database of Kith."_s.arg(database)};
        rows->m_schema = int((*schema)->integer(0));
        return std::unique_ptr<RowSource>(std::move(rows));
    }

    explicit SqliteSource(const QString &scratch)
        : m_file(scratch)
    {
    }
    void describe(BackupManifest &manifest) const override
    {
        manifest.dialect = Dialect::Sqlite;
        manifest.schema = m_schema;
    }
    Result<QByteArrayList> hashes() override
    {
        const auto connection = Connection::open(DatabaseUrl::sqlite(m_file.path()), Connection::Mode::ReadOnly);
        if (!connection)
            return connection.error();
        const auto found = (*connection)->execute(u"SELECT sha256 FROM blobs"_s, {});
        if (!found)
            return found.error();
        QByteArrayList out;
        while ((*found)->next())
            out.append((*found)->text(0).toLatin1());
        if (const auto failure = (*found)->failure())
            return *failure;
        return out;
    }
    Result<void> write(ArchiveWriter &archive, const OnBackupProgress &onProgress) override
    {
        const FileDescriptor file(::open(QFile::encodeName(m_file.path()).constData(), O_RDONLY | O_CLOEXEC));
        const qint64 size = QFileInfo(m_file.path()).size();
        qint64 done = 0;
        const auto added = archive.addFile(backup_names::sqlite, file.get(), size, [&](qint64 bytes) {
            done += bytes;
            if (onProgress)
                onProgress({.step = "writing the database", .done = done, .total = size});
        });
        return added ? Result<void>() : Result<void>(added.error());
    }

private:
    const ScratchFile m_file;
    int m_schema = 0;
};

class PostgresSource : public RowSource
{
public:
    explicit PostgresSource(std::unique_ptr<PostgresSnapshot> snapshot)
        : m_snapshot(std::move(snapshot))
    {
    }
    void describe(BackupManifest &manifest) const override
    {
        manifest.dialect = Dialect::PostgreSql;
        manifest.schema = m_snapshot->schema();
        manifest.tables = m_snapshot->tables();
        manifest.sequences = m_snapshot->sequences();
    }
    Result<QByteArrayList> hashes() override
    {
        const auto found = m_snapshot->rows("SELECT sha256 FROM blobs");
        if (!found)
            return found.error();
        QByteArrayList out;
        for (const auto &row : *found)
            out.append(row.first());
        return out;
    }
    Result<void> write(ArchiveWriter &archive, const OnBackupProgress &onProgress) override
    {
        qint64 done = 0;
        for (const TableShape &table : m_snapshot->tables()) {
            QByteArray piece;
            int number = 0;
            const auto flush = [&]() -> Result<void> {
                const auto added = archive.add(backup_names::piece(table.name, ++number), piece);
                done += piece.size();
                piece.clear();
                if (onProgress)
                    onProgress({.step = "writing the database", .done = done, .total = m_snapshot->sizeBytes()});
                return added;
            };
            const auto copied = m_snapshot->copyOut(table, [&](QByteArrayView bytes) -> Result<void> {
                piece.append(bytes);
                return piece.size() < pieceBytes ? Result<void>() : flush();
            });
            if (!copied)
                return copied.error();
            if (piece.isEmpty())
                continue;
            if (const auto flushed = flush(); !flushed)
                return flushed.error();
        }
        return {};
    }

private:
    const std::unique_ptr<PostgresSnapshot> m_snapshot;
};

Result<std::unique_ptr<RowSource>> takeRows(const DatabaseUrl &url, const QString &scratch, const OnBackupProgress &onProgress)
{
    if (url.dialect == Dialect::Sqlite)
        return SqliteSource::take(url.file, scratch, onProgress);
    auto snapshot = PostgresSnapshot::take(url);
    if (!snapshot)
        return snapshot.error();
    return std::unique_ptr<RowSource>(std::make_unique<PostgresSource>(std::move(snapshot).value()));
}
} // namespace

QJsonObject BackupReport::toJson() const
{
    QJsonObject json = manifest.toJson();
    json.remove(u"tables"_s);
    json.remove(u"sequences"_s);
    json.insert(u"sizeBytes"_s, sizeBytes);
    json.insert(u"damagedFiles"_s, damagedFiles);
    return json;
}

Result<BackupReport> makeBackup(const ServerPlace &place, const QString &path, const OnBackupProgress &onProgress)
{
    const auto archive = ArchiveWriter::create(path);
    if (!archive)
        return archive.error();
    const auto store = StoredFiles::lock(place.filesFolder);
    if (!store)
        return store.error();
    const auto rows = takeRows(place.database, QFileInfo(path).absoluteFilePath() + u".database"_s, onProgress);
    if (!rows)
        return rows.error();
    killPoint("backup.rowsTaken");
    const auto hashes = (*rows)->hashes();
    if (!hashes)
        return hashes.error();
    const auto files = (*store)->list();
    if (!files)
        return files.error();

    BackupReport report;
    BackupManifest &manifest = report.manifest;
    manifest.version = QStringLiteral(KITH_VERSION);
    manifest.createdAt = now();
    (*rows)->describe(manifest);
    manifest.fileCount = files->size();
    QSet<QByteArray> present;
    for (const StoredFiles::File &file : *files) {
        manifest.fileBytes += file.size;
        present.insert(backup_names::hashOf(file.archiveName()));
    }
    for (const QByteArray &hash : *hashes)
        manifest.missingFiles += present.contains(hash) ? 0 : 1;

    const QByteArray head = QJsonDocument(manifest.toJson()).toJson();
    if (const auto added = (*archive)->add(backup_names::manifest, head); !added)
        return added.error();
    if (const auto written = (*rows)->write(**archive, onProgress); !written)
        return written.error();
    qint64 done = 0;
    for (const StoredFiles::File &file : *files) {
        killPoint("backup.file");
        const FileDescriptor opened = (*store)->open(file);
        if (!opened.isOpen())
            return Error{.code = ErrorCode::Storage,
                         .detail = u"%1 cannot be read: %2."_s.arg(QString::fromLatin1(file.archiveName()),
                                                                   QString::fromLocal8Bit(std::strerror(errno)))};
        const auto hash = (*archive)->addFile(file.archiveName(), opened.get(), file.size, [&](qint64 bytes) {
            done += bytes;
            if (onProgress)
                onProgress({.step = "writing the files", .done = done, .total = manifest.fileBytes});
        });
        if (!hash)
            return hash.error();
        const QByteArray own = backup_names::hashOf(file.archiveName());
        report.damagedFiles += own.isEmpty() || own == *hash ? 0 : 1;
    }
    const auto size = (*archive)->finish();
    if (!size)
        return size.error();
    report.sizeBytes = *size;
    return report;
}

} // namespace kith::server
