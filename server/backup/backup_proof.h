// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/file_descriptor.h"
#include "server/backup/archive_reader.h"

#include <QtCore/QSet>

namespace kith::server {

/// Looks, while a backup is read, at whether it is one that can be restored: its schema is known, its database is there and is the one
/// that the manifest describes, and it holds every file that the database names, but for those that were missing when it was made.
///
/// Keeps nothing but names, about 100 bytes a file; the SQLite database goes to the file `sqliteCopy` if that is named. Thread: one.
class BackupProof : public ArchiveSink
{
public:
    /// `roomBytes`: what may be unpacked, if that is not negative.
    BackupProof(qint64 roomBytes, QString sqliteCopy);
    ~BackupProof() override;

    Result<void> manifest(const BackupManifest &manifest) override;
    Result<void> begin(const QByteArray &name, qint64 size) override;
    Result<void> bytes(QByteArrayView bytes) override;
    Result<void> end(const QByteArray &sha256) override;

    [[nodiscard]] const BackupManifest &found() const { return m_manifest; }
    /// After the whole archive was read. Errors: ChecksumMismatch for a database that is missing or another one, and for missing files.
    [[nodiscard]] Result<void> conclude() const;
    /// The same of the SQLite database, unpacked to `file`. Errors: those, and ChecksumMismatch for one that is damaged.
    [[nodiscard]] Result<void> concludeSqlite(const QString &file) const;

private:
    enum class Reading { Nothing, Sqlite, Versions, Files };
    [[nodiscard]] Result<void> takeRow(QByteArrayView row);
    [[nodiscard]] Result<void> checkMissing(qint64 missing) const;

    const qint64 m_roomBytes;
    const QString m_sqliteCopy;
    BackupManifest m_manifest;
    qint64 m_bytes = 0;
    QSet<QByteArray> m_present; ///< hashes of files in it
    QSet<QByteArray> m_named; ///< PostgreSQL: hashes in the rows
    int m_schema = 0; ///< PostgreSQL: as the rows say
    bool m_hasSqlite = false;
    Reading m_reading = Reading::Nothing;
    qsizetype m_column = -1; ///< of the table being read, which is looked at
    QByteArray m_line; ///< the beginning of a row
    FileDescriptor m_file;
};

} // namespace kith::server
