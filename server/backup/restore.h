// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/archive_reader.h"
#include "server/backup/backup.h"

namespace kith::server {

struct RestoreTarget
{
    QString folder; ///< the data directory, locked by the caller
    DatabaseUrl database; ///< SQLite: a file in that folder
    QString filesFolder; ///< in that folder
};

struct RestoreReport
{
    BackupManifest manifest;
    ArchiveContents contents;

    [[nodiscard]] QJsonObject toJson() const;
};

/// Reads a whole backup, compares every checksum, and looks at whether it could be restored (BackupProof). Writes nothing but a
/// copy of a SQLite database in a folder of its own below TMPDIR (else /var/tmp), which is gone at the end.
/// Errors: as readArchiveFile(); UnsupportedType for a backup that is newer than this program; ChecksumMismatch for a database that is
/// missing, damaged or another one, and for missing files; Storage, StorageFull for that folder.
[[nodiscard]] Result<RestoreReport> verifyBackup(const QString &path, const OnBackupProgress &onProgress = {});

/// Why nothing can be restored to here: it holds something already, or a restore was broken off here and has to be repeated.
/// Errors: Conflict, Storage.
[[nodiscard]] Result<void> checkRestoreTarget(const RestoreTarget &target);

/// Verifies the backup, then puts what it holds into the empty target. Unpacked beside its place and moved there at the end:
/// a broken-off restore leaves the folder `restoring`, with which no server starts. What is put back is another database than the
/// one that was saved (newLineage()): devices that heard what came after the backup learn by that to forget it.
/// Errors: those of the two above, StorageFull when there is no room for all of it; Conflict for a backup of the other kind of database.
[[nodiscard]] Result<RestoreReport> restoreBackup(const QString &path, const RestoreTarget &target,
                                                  const OnBackupProgress &onProgress = {});

} // namespace kith::server
