// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/file_descriptor.h"
#include "shared/result.h"

#include <QtCore/QByteArray>

#include <functional>
#include <memory>

struct archive;

namespace kith::server {

/// Writes a tar archive, compressed with zstd, whose last entry holds the SHA-256 of all others in the form of sha256sum(1).
///
/// It is written beside its final name and takes that name when it is complete and on the disk; without finish() nothing is left.
/// Source: libarchive. Thread: one.
class ArchiveWriter
{
public:
    /// Errors: Conflict when there is such a file; Storage.
    [[nodiscard]] static Result<std::unique_ptr<ArchiveWriter>> create(const QString &path);
    ~ArchiveWriter();
    ArchiveWriter(const ArchiveWriter &) = delete;
    ArchiveWriter &operator=(const ArchiveWriter &) = delete;

    /// Names must rise, compared as bytes. Errors: StorageFull, Storage.
    [[nodiscard]] Result<void> add(const QByteArray &name, QByteArrayView bytes);
    /// Exactly `size` bytes of an open file; `onBytes` is told of each piece. Returns their SHA-256 in hex.
    [[nodiscard]] Result<QByteArray> addFile(const QByteArray &name, int file, qint64 size,
                                             const std::function<void(qint64 bytes)> &onBytes);
    /// Adds the checksums and gives the file its name. Returns its size in bytes.
    [[nodiscard]] Result<qint64> finish();

private:
    ArchiveWriter(QString path, QString partPath, FileDescriptor file);
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> header(const QByteArray &name, qint64 size);
    [[nodiscard]] Result<void> put(QByteArrayView bytes);
    [[nodiscard]] Error failure() const;

    const QString m_path;
    const QString m_partPath;
    FileDescriptor m_file;
    archive *m_archive = nullptr;
    QByteArray m_checksums;
};

} // namespace kith::server
