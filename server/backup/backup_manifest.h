// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/postgres_copy.h"
#include "shared/timestamp.h"

#include <QtCore/QJsonObject>

namespace kith::server {

/// The first entry of a backup: what it is, so that it can be judged before anything else is read.
struct BackupManifest
{
    static constexpr int currentFormat = 1;

    QString version = {}; ///< of the kithd that made it
    Dialect dialect = Dialect::Sqlite;
    int schema = 0; ///< the number of the newest migration in it
    Timestamp createdAt = {};
    qint64 fileCount = 0;
    qint64 fileBytes = 0;
    qint64 missingFiles = 0; ///< named by the database, and not there when the backup was made
    QList<TableShape> tables = {}; ///< PostgreSQL only
    QList<SequenceState> sequences = {}; ///< PostgreSQL only

    [[nodiscard]] QJsonObject toJson() const;
    /// Errors: ChecksumMismatch for bytes that are no manifest of this format.
    [[nodiscard]] static Result<BackupManifest> fromJson(const QByteArray &bytes);
};

/// `sqlite` or `postgresql`.
[[nodiscard]] QString dialectName(Dialect dialect);

/// The names that stand in a backup; nothing else is taken from one.
namespace backup_names {
inline constexpr auto manifest = "kith-backup.json";
inline constexpr auto checksums = "checksums.sha256";
inline constexpr auto sqlite = "database/kith.sqlite";

/// `database/TABLE.000001`: rows of a table, in pieces.
[[nodiscard]] QByteArray piece(const QByteArray &table, int number);
/// The table of such a name; empty when it is none.
[[nodiscard]] QByteArray tableOf(QByteArrayView name);
/// `files/ab/cdef…` or a preview of it, `files/ab/cdef….256`.
[[nodiscard]] bool isFile(QByteArrayView name);
/// The SHA-256 that the bytes under such a name must have; empty for a preview.
[[nodiscard]] QByteArray hashOf(QByteArrayView name);
/// What may stand in a folder of the file store: `cdef…`, `cdef….256`.
[[nodiscard]] bool isStoredName(QByteArrayView name);
[[nodiscard]] bool isStoredFolder(QByteArrayView name);
} // namespace backup_names

} // namespace kith::server
