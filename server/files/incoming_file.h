// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/files/files_parts.h"
#include "server/files/picture_program.h"
#include "server/files/upload_store.h"

namespace kith::server {

/// The bytes of one upload on the disk, with their hash. Owner: one sink. Thread: one at a time.
class IncomingFile
{
public:
    IncomingFile(FilesParts &parts, FileId id);

    [[nodiscard]] FileId id() const { return m_id; }
    [[nodiscard]] int descriptor() const { return m_file.get(); }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

    /// Ready for the bytes behind the first `from`, which are hashed first where that is not known. Waits for the disk.
    /// Errors: OffsetMismatch when fewer are there; Storage.
    [[nodiscard]] Result<void> open(qint64 from);
    /// How many bytes are on the disk, whatever is known of them; 0 when there is no file.
    [[nodiscard]] qint64 bytesThere() const;
    /// Errors: StorageFull, Storage.
    [[nodiscard]] Result<void> append(QByteArrayView bytes);
    /// Waits for the disk.
    [[nodiscard]] bool sync() const;
    /// Of all bytes so far.
    [[nodiscard]] const Sha256 &hash() const { return m_hash; }
    /// The first bytes, for finding out what this is.
    [[nodiscard]] QByteArray start() const;

private:
    [[nodiscard]] bool hashPrefix();

    FilesParts &m_parts;
    const FileId m_id;
    FileDescriptor m_file;
    qint64 m_bytes = 0;
    Sha256 m_hash;
};

/// What became of the file of an upload that kith-pictures looked into.
struct PreparedFile
{
    PictureResult picture = {};
    QByteArray suffix = {}; ///< which of the incoming files is to be kept
    bool hasPreviews = false;
};

/// Runs kith-pictures over an incoming file. Waits for it. Errors: BadImage, Internal, StorageFull.
[[nodiscard]] Result<PreparedFile> preparePicture(FilesParts &parts, const IncomingFile &file, PictureKind kind, PictureMode mode);

/// A blob that was made from an incoming file.
struct KeptBlob
{
    QByteArray sha256;
    qint64 sizeBytes = 0;
};

/// Takes a blob away that came to lie under its hash without a row. Waits for the database.
void removeStray(FilesParts &parts, const QByteArray &sha256);

/// Syncs what was prepared, moves it to its hash and runs `record` in the transaction that writes the blob's row: all of it is
/// durable when this returns a success. `sha256`: of the incoming file, where that itself is kept. Waits for disk and commit.
/// Errors: Storage, or what `record` returned; then nothing refers to the blob.
[[nodiscard]] Result<Answer> keepFile(FilesParts &parts, FileId id, const PreparedFile &prepared, const QByteArray &sha256,
                                      std::function<Result<Answer>(Transaction &, const KeptBlob &)> record);

} // namespace kith::server
