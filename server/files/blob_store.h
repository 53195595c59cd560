// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/file_descriptor.h"
#include "shared/ids.h"
#include "shared/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>

namespace kith::server {

/// The sizes in which pictures are kept beside their original. Units: pixels of the longest side.
constexpr std::array<int, 3> previewSizes = {64, 256, 1024};

/// The folder of bytes: `ab/cdef…`, named by their SHA-256, and `incoming/` for what is still arriving.
///
/// A file in a hash folder is complete, never changes, and is owned by its row in `blobs`; beside it lie its previews
/// (`cdef….256`). A file gets there by being synced in `incoming/` and renamed, and its folder synced, before its row is written;
/// it goes only after its row is gone. So a crash leaves at most files without rows, which the collector finds.
/// Adding holds a shared lock from the renaming to the commit, and removing an exclusive one from the row's end to the unlinking:
/// the same bytes can arrive while they are being thrown away.
///
/// Names never come from people. Symbolic links are not followed. Thread: any.
class BlobStore
{
public:
    /// Makes what is missing. Errors: Storage with a sentence for the admin.
    [[nodiscard]] static Result<std::unique_ptr<BlobStore>> open(const QString &folder);

    /// A file that arrives, or that is made from it: `suffix` tells those apart. Opened for reading and writing.
    [[nodiscard]] FileDescriptor makeIncoming(FileId id, const QByteArray &suffix = {}) const;
    /// As it was left; closed when there is none.
    [[nodiscard]] FileDescriptor openIncoming(FileId id, const QByteArray &suffix = {}) const;
    /// With everything made from it.
    void removeIncoming(FileId id) const;
    [[nodiscard]] QByteArrayList incomingNames() const;
    /// Absent for a name that is none of ours.
    [[nodiscard]] static std::optional<FileId> idOfIncoming(const QByteArray &name);
    void removeIncomingName(const QByteArray &name) const;

    /// Moves a synced file to its hash. `size`: as a preview of that size; 0: as the blob itself. Hold a keeping lock.
    [[nodiscard]] bool keep(FileId id, const QByteArray &suffix, const QByteArray &sha256, int size = 0) const;
    /// Makes the renames in a hash's folder durable.
    [[nodiscard]] bool syncFolder(const QByteArray &sha256) const;
    [[nodiscard]] FileDescriptor openBlob(const QByteArray &sha256, int size = 0) const;
    /// The blob and its previews. Hold the removing lock.
    void removeBlob(const QByteArray &sha256) const;
    /// The hashes that have a file in a folder, `ab`; names that are none of ours are left out.
    [[nodiscard]] QByteArrayList hashesIn(const QByteArray &folder) const;

    [[nodiscard]] std::shared_lock<std::shared_mutex> keepingLock() const { return std::shared_lock(m_lock); }
    [[nodiscard]] std::unique_lock<std::shared_mutex> removingLock() const { return std::unique_lock(m_lock); }
    /// Held while something is removed, against other programs that copy this folder (`flock`); absent while one of them works.
    [[nodiscard]] std::optional<FileDescriptor> lockAgainstCopying() const;

    struct Space
    {
        qint64 totalBytes = 0;
        qint64 freeBytes = 0; ///< for this process
    };
    [[nodiscard]] Space space() const;

private:
    BlobStore(FileDescriptor folder, FileDescriptor incoming);

    const FileDescriptor m_folder;
    const FileDescriptor m_incoming;
    mutable std::shared_mutex m_lock;
};

/// Writes everything that this descriptor has to the disk.
[[nodiscard]] bool syncFile(const FileDescriptor &file);

} // namespace kith::server
