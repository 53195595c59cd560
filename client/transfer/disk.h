// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <atomic>

namespace kith::client {

/// A copy that is on the disk for good.
struct CopiedFile
{
    qint64 bytes = 0;
    QString sha256 = {}; ///< hex
};

// All of these block; they run beside the thread that draws. Errors carry a sentence.

/// Copies `source` to `target` in `folder` (made with 0700 when absent): shares its blocks where the file system can, and
/// is durable (fsync of the file and the folder) when it returns. *Range* 1 to `bytesMax` bytes; in memory at most 256 KiB.
/// Errors: Validation (empty, not a plain file, not readable), TooLarge, Storage, Cancelled. Then there is no `target`.
[[nodiscard]] Result<CopiedFile> copyIn(const QString &source, const QString &folder, const QString &target, qint64 bytesMax,
                                        const std::atomic_bool &isEnding);
/// The same for bytes in memory.
[[nodiscard]] Result<CopiedFile> writeIn(const QByteArray &bytes, const QString &folder, const QString &target, qint64 bytesMax);
/// The same for a file that is in `folder` already. It stays, also when it is refused.
[[nodiscard]] Result<CopiedFile> keepIn(const QString &folder, const QString &target, qint64 bytesMax, const std::atomic_bool &isEnding);
/// At most `bytes` from `offset` on. Errors: Storage, when it is gone or shorter than that.
[[nodiscard]] Result<QByteArray> readPiece(const QString &path, qint64 offset, qint64 bytes);
/// Hex; empty when it cannot be read.
[[nodiscard]] QString sha256Of(const QString &path, const std::atomic_bool &isEnding);
/// Copies a file out of the cache to a place that the person chose, for reading and writing by the person and never for
/// running: under another name first, then in one step. Errors: Storage.
[[nodiscard]] Result<void> copyOut(const QString &source, const QString &target, const std::atomic_bool &isEnding);
/// fsync. False: the disk said no.
bool syncFile(const QString &path);
bool syncFolder(const QString &path);
/// Made when absent; only its owner may look into it.
bool makePrivateFolder(const QString &path);

} // namespace kith::client
