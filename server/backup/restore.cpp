// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/restore.h"

#include "server/backup/backup_proof.h"
#include "server/backup/unpacker.h"
#include "server/storage/change_clock.h"
#include "server/storage/connection.h"
#include "shared/kill_point.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
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

/// Where the database of a backup is unpacked to be checked: TMPDIR, else a folder on a disk. Gone with this object.
std::unique_ptr<QTemporaryDir> scratchFolder()
{
    const QString chosen = qEnvironmentVariable("TMPDIR", u"/var/tmp"_s);
    return std::make_unique<QTemporaryDir>(chosen + u"/kithd-verify-XXXXXX"_s);
}

/// Of an unpacked SQLite database. Its log is folded back when the connection ends.
Result<void> startLineage(const QString &file)
{
    const auto connection = Connection::open(DatabaseUrl::sqlite(file), Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    const auto known
        = (*connection)->execute(u"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"_s, {QString::fromLatin1(epochsTable)});
    if (!known)
        return known.error();
    if (!(*known)->next())
        return {};
    const QStringList steps = newLineage();
    for (const QString &step : steps) {
        if (const auto done = (*connection)->run(step); !done)
            return done;
    }
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

Result<RestoreReport> verifyBackup(const QString &path, const OnBackupProgress &onProgress)
{
    const auto scratch = scratchFolder();
    if (!scratch->isValid())
        return Error{.code = ErrorCode::Storage,
                     .detail = u"No folder can be made to check the database in: %1. Name one in TMPDIR."_s.arg(scratch->errorString())};
    BackupProof proof(-1, scratch->filePath(u"kith.sqlite"_s));
    const auto contents = readArchiveFile(path, proof, reading("verifying", path, onProgress));
    if (!contents)
        return contents.error();
    if (const auto proven = proof.conclude(); !proven)
        return proven.error();
    return RestoreReport{.manifest = proof.found(), .contents = *contents};
}

Result<void> checkRestoreTarget(const RestoreTarget &target)
{
    static const QStringList harmless{u"kithd.lock"_s, u"control.sock"_s, u"last-backup"_s};
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
    BackupProof proof(roomIn(target.folder), {}); // a SQLite database is checked where it is unpacked
    if (const auto read = readArchiveFile(path, proof, reading("verifying", path, onProgress)); !read)
        return read.error();
    if (const auto proven = proof.conclude(); !proven)
        return proven.error();
    const BackupManifest &manifest = proof.found();
    if (manifest.dialect != target.database.dialect) {
        return Error{.code = ErrorCode::Conflict,
                     .detail = manifest.dialect == Dialect::Sqlite
                                   ? u"This backup is one of SQLite: restore it without --database."_s
                                   : u"This backup is one of PostgreSQL: name an empty database with --database."_s};
    }

    const auto unpacker = Unpacker::begin(target.folder, manifest, target.database);
    if (!unpacker)
        return unpacker.error();
    const auto contents = readArchiveFile(path, **unpacker, reading("unpacking", path, onProgress));
    if (!contents)
        return contents.error();
    const QString unpacked = (*unpacker)->folder();
    if (manifest.dialect == Dialect::Sqlite) {
        if (const auto whole = proof.concludeSqlite(unpacked + u"/kith.sqlite"_s); !whole)
            return whole.error();
        if (const auto started = startLineage(unpacked + u"/kith.sqlite"_s); !started)
            return started.error();
    } else if (const auto started = (*unpacker)->startLineage(); !started) {
        return started.error();
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
