// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/backup_manifest.h"

#include <functional>

namespace kith::server {

/// Takes what a backup holds, one entry after the other. An error of any function ends the reading and is returned.
class ArchiveSink
{
public:
    virtual ~ArchiveSink() = default;
    /// First and once.
    [[nodiscard]] virtual Result<void> manifest(const BackupManifest &manifest) = 0;
    [[nodiscard]] virtual Result<void> begin(const QByteArray &name, qint64 size) = 0;
    [[nodiscard]] virtual Result<void> bytes(QByteArrayView bytes) = 0;
    /// With the SHA-256 of what came, in hex.
    [[nodiscard]] virtual Result<void> end(const QByteArray &sha256) = 0;
};

/// What stood in an archive that was read to its end.
struct ArchiveContents
{
    qint64 entries = 0; ///< without manifest and checksums
    qint64 bytes = 0; ///< of them
    qint64 files = 0;
    qint64 damagedFiles = 0; ///< whose bytes are not those that their name says; they were so when the backup was made
};

/// Reads a backup and believes nothing: only a tar archive with exactly the entries that a backup has, each a plain file with
/// one of the names of backup_names, in rising order, then the checksums of all of them, then nothing.
///
/// Memory is bounded but for about 100 bytes an entry. `onBytes` is told how many bytes of the file were read so far.
/// Errors: ChecksumMismatch with a sentence for everything that is not so; NotFound, Storage for the file itself.
[[nodiscard]] Result<ArchiveContents> readArchiveFile(const QString &path, ArchiveSink &sink,
                                                      const std::function<void(qint64 bytes)> &onBytes = {});
[[nodiscard]] Result<ArchiveContents> readArchiveBytes(QByteArrayView archive, ArchiveSink &sink);

} // namespace kith::server
