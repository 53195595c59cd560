// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/file_descriptor.h"
#include "server/backup/archive_reader.h"

namespace kith::server {

/// In the data directory while a restore is under way; see restoreBackup().
constexpr auto unpackFolderName = QLatin1String("restoring");

/// Puts the entries of a backup into a folder of its own, and the rows of a PostgreSQL backup into a transaction that
/// commitRows() ends. Without keep() nothing is left.
///
/// Names come from backup_names only; nothing is followed and nothing is replaced. Thread: one.
class Unpacker : public ArchiveSink
{
public:
    /// Errors: Storage; for PostgreSQL those of PostgresLoad::begin().
    [[nodiscard]] static Result<std::unique_ptr<Unpacker>> begin(const QString &dataFolder, const BackupManifest &manifest,
                                                                 const DatabaseUrl &database);
    ~Unpacker() override;

    [[nodiscard]] const QString &folder() const { return m_path; }
    void keep() { m_isKept = true; }
    [[nodiscard]] Result<void> startLineage() { return m_load->startLineage(); }
    [[nodiscard]] Result<void> commitRows() { return m_load->commit(m_manifest.sequences); }

    Result<void> manifest(const BackupManifest &manifest) override;
    Result<void> begin(const QByteArray &name, qint64 size) override;
    Result<void> bytes(QByteArrayView bytes) override;
    Result<void> end(const QByteArray &sha256) override;

private:
    Unpacker(QString path, BackupManifest manifest);
    [[nodiscard]] Result<void> make(const char *name);

    const QString m_path;
    const BackupManifest m_manifest;
    FileDescriptor m_folder;
    FileDescriptor m_file; ///< the one being written
    std::unique_ptr<PostgresLoad> m_load;
    bool m_isKept = false;
};

} // namespace kith::server
