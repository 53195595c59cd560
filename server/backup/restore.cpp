// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/restore.h"

#include "server/backup/unpacker.h"
#include "server/storage/migrations.h"
#include "server/storage/sqlite_copy.h"
#include "shared/kill_point.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// Looks and keeps nothing.
class Verifier : public ArchiveSink
{
public:
    explicit Verifier(qint64 roomBytes)
        : m_roomBytes(roomBytes)
    {
    }
    Result<void> manifest(const BackupManifest &manifest) override
    {
        found = manifest;
        return {};
    }
    Result<void> begin(const QByteArray &, qint64 size) override
    {
        m_bytes += size;
        if (m_roomBytes < 0 || (size <= m_roomBytes && m_bytes <= m_roomBytes))
            return {};
        return Error{.code = ErrorCode::StorageFull, .detail = u"The disk has not enough room for what this backup holds."_s};
    }
    Result<void> bytes(QByteArrayView) override { return {}; }
    Result<void> end(const QByteArray &) override { return {}; }

    BackupManifest found;

private:
    const qint64 m_roomBytes;
    qint64 m_bytes = 0;
};

std::function<void(qint64)> reading(const char *step, const QString &path, const OnBackupProgress &onProgress)
{
    if (!onProgress)
        return {};
    return [step, total = QFileInfo(path).size(), onProgress](qint64 done) { onProgress({.step = step, .done = done, .total = total}); };
}

qint64 roomIn(const QString &folder)
{
    struct statvfs disk = {};
    return ::statvfs(QFile::encodeName(folder).constData(), &disk) == 0 ? qint64(disk.f_bavail) * qint64(disk.f_frsize) : -1;
}

Error systemFailure(const QString &path)
{
    return {.code = errno == ENOSPC ? ErrorCode::StorageFull : ErrorCode::Storage,
            .detail = u"%1 cannot be written: %2."_s.arg(path, QString::fromLocal8Bit(std::strerror(errno)))};
}

/// Everything below it is on the disk.
Result<void> settle(const QString &folder)
{
    const FileDescriptor opened(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.isOpen() || ::syncfs(opened.get()) != 0)
        return systemFailure(folder);
    return {};
}

Result<void> checkSqlite(const QString &file, int schema)
{
    const auto connection = Connection::open(DatabaseUrl::sqlite(file), Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    if (const auto whole = checkSqliteDatabase(**connection, CheckDepth::Thorough); !whole)
        return whole.error();
    const auto found = (*connection)->execute(u"SELECT COALESCE(MAX(version), 0) FROM schema_version"_s, {});
    if (!found || !(*found)->next() || (*found)->integer(0) != schema)
        return Error{.code = ErrorCode::ChecksumMismatch, .detail = u"The database in the backup is not the one that it describes."_s};
    return {};
}

Result<void> move(const QString &from, const QString &to)
{
    if (!QFileInfo::exists(from))
        return {};
    return ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0 ? Result<void>()
                                                                                                 : Result<void>(systemFailure(to));
}
} // namespace

QJsonObject RestoreReport::toJson() const
{
    QJsonObject json = manifest.toJson();
    json.remove(u"tables"_s);
    json.remove(u"sequences"_s);
    json.insert(u"damagedFiles"_s, contents.damagedFiles);
    return json;
}

Result<RestoreReport> verifyBackup(const QString &path, qint64 roomBytes, const OnBackupProgress &onProgress)
{
    Verifier verifier(roomBytes);
    const auto contents = readArchiveFile(path, verifier, reading("verifying", path, onProgress));
    if (!contents)
        return contents.error();
    return RestoreReport{.manifest = verifier.found, .contents = *contents};
}

Result<void> checkRestoreTarget(const RestoreTarget &target)
{
    static const QStringList harmless{u"kithd.lock"_s, u"control.sock"_s};
    // First: what else lies there may come from that one, too.
    if (QFileInfo::exists(target.folder + u'/' + unpackFolderName))
        return Error{.code = ErrorCode::Conflict,
                     .detail = u"A restore into %1 was broken off. Empty that directory and begin again."_s.arg(target.folder)};
    for (const QFileInfo &found :
         QDir(target.folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
        const bool isEmptyFolder = found.isDir() && !found.isSymLink() && QDir(found.filePath()).isEmpty();
        if (harmless.contains(found.fileName()) || isEmptyFolder)
            continue;
        return Error{
            .code = ErrorCode::Conflict,
            .detail = u"%1 is not empty (%2). Name an empty data directory with --data-dir."_s.arg(target.folder, found.fileName())};
    }
    if (target.database.dialect == Dialect::Sqlite)
        return {};
    const auto isEmpty = isEmptyPostgres(target.database);
    if (!isEmpty)
        return isEmpty.error();
    return *isEmpty
               ? Result<void>()
               : Error{.code = ErrorCode::Conflict, .detail = u"The database holds tables already. Name an empty one with --database."_s};
}

Result<RestoreReport> restoreBackup(const QString &path, const RestoreTarget &target, const OnBackupProgress &onProgress)
{
    if (const auto free = checkRestoreTarget(target); !free)
        return free.error();
    const auto verified = verifyBackup(path, roomIn(target.folder), onProgress);
    if (!verified)
        return verified.error();
    const BackupManifest &manifest = verified->manifest;
    if (manifest.dialect != target.database.dialect) {
        return Error{.code = ErrorCode::Conflict,
                     .detail = manifest.dialect == Dialect::Sqlite
                                   ? u"This backup is one of SQLite: restore it without --database."_s
                                   : u"This backup is one of PostgreSQL: name an empty database with --database."_s};
    }
    if (const auto known = stepsToSchema(manifest.dialect, manifest.schema); !known)
        return known.error();

    const auto unpacker = Unpacker::begin(target.folder, manifest, target.database);
    if (!unpacker)
        return unpacker.error();
    const auto contents = readArchiveFile(path, **unpacker, reading("unpacking", path, onProgress));
    if (!contents)
        return contents.error();
    const QString unpacked = (*unpacker)->folder();
    if (manifest.dialect == Dialect::Sqlite) {
        if (const auto whole = checkSqlite(unpacked + u"/kith.sqlite"_s, manifest.schema); !whole)
            return whole.error();
    }
    if (const auto settled = settle(unpacked); !settled)
        return settled.error();
    killPoint("restore.unpacked");
    (*unpacker)->keep();
    QDir().rmdir(target.filesFolder); // an empty one may be there
    if (const auto moved = move(unpacked + u"/files"_s, target.filesFolder); !moved)
        return moved.error();
    killPoint("restore.filesMoved");
    if (manifest.dialect == Dialect::Sqlite) {
        if (const auto moved = move(unpacked + u"/kith.sqlite"_s, target.database.file); !moved)
            return moved.error();
    } else if (const auto committed = (*unpacker)->commitRows(); !committed) {
        QDir(target.filesFolder).removeRecursively(); // it was empty before
        QDir(unpacked).removeRecursively();
        return committed.error();
    }
    killPoint("restore.rowsThere");
    QDir(unpacked).removeRecursively();
    if (const auto settled = settle(target.folder); !settled)
        return settled.error();
    return RestoreReport{.manifest = manifest, .contents = *contents};
}

} // namespace kith::server
