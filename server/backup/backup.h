// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/backup_manifest.h"

#include <functional>

namespace kith::server {

/// What belongs together: the rows, and the bytes that they speak of.
struct ServerPlace
{
    DatabaseUrl database;
    QString filesFolder; ///< need not exist
};

/// How far it has come. Units: bytes, about. Thread: the one that asked.
struct BackupProgress
{
    const char *step = ""; ///< a word for the admin
    qint64 done = 0;
    qint64 total = 0;
};
using OnBackupProgress = std::function<void(const BackupProgress &)>;

struct BackupReport
{
    BackupManifest manifest;
    qint64 sizeBytes = 0; ///< of the archive
    qint64 damagedFiles = 0; ///< their bytes are not those that their name says

    [[nodiscard]] QJsonObject toJson() const;
};

/// Writes database and files into one archive, whether or not a server uses them; it takes no notice.
///
/// First nothing is thrown away from the file store any more (its lock), then the database is taken as it is at one moment, then
/// the files: so every file that the rows speak of is there. Files never change, and more than needed does no harm.
/// SQLite is copied beside the archive first, so there must be room for both.
/// Errors: Conflict when the archive exists; NotFound without a database; Storage, StorageFull. Nothing is left of a failed one.
[[nodiscard]] Result<BackupReport> makeBackup(const ServerPlace &place, const QString &path, const OnBackupProgress &onProgress = {});

} // namespace kith::server
