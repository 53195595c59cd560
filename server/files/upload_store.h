// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/file.h"

namespace kith::server {

/// An upload with what only the server knows of it.
struct UploadRow
{
    Upload upload;
    UserId owner;
    QByteArray declaredSha256 = {}; ///< empty: not said
    QByteArray sha256 = {}; ///< once it is there
    bool keepsOriginal = false;
    std::optional<Timestamp> expiresAt = {}; ///< absent: a message carries it
};

/// What an upload turned out to be.
struct KeptFile
{
    QByteArray sha256;
    Attachment file;
};

/// The rows of `files` from the side of whoever uploads, reads and collects them. Rows whose time is over are not seen.
class UploadStore
{
public:
    explicit UploadStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] std::optional<UploadRow> find(FileId id);
    void insert(const UploadRow &row);
    /// `received` bytes are safe; the upload is kept until `expiresAt`. Without effect once it is there.
    void setProgress(FileId id, qint64 received, Timestamp expiresAt);
    /// The upload is there from now on. False when it is gone, or was there already.
    [[nodiscard]] bool setReady(const KeptFile &kept, Timestamp expiresAt);
    /// An upload that did not come to anything.
    void removeArriving(FileId id);
    /// The owner wants it no more; the collector takes it. False when it is not theirs, or a message carries it.
    [[nodiscard]] bool expire(FileId id, UserId owner);

    /// Bytes of all files of a person, those still to come among them.
    [[nodiscard]] qint64 bytesOf(UserId owner);
    /// Files of a person that no message carries.
    [[nodiscard]] qint64 waitingOf(UserId owner);
    /// Bytes that all unfinished uploads still want, also of one that is over until the collector passes: it may still be arriving.
    [[nodiscard]] qint64 bytesToCome();

private:
    Transaction &m_transaction;
};

/// The rows of `blobs`.
class BlobRows
{
public:
    explicit BlobRows(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] bool isThere(const QByteArray &sha256);
    /// True when it is new. A blob that waited for the collector is needed again.
    bool insert(const QByteArray &sha256, qint64 sizeBytes);
    /// Somebody let go of it: the collector looks whether anybody else needs it.
    void letGo(const QByteArray &sha256);
    /// Blobs that somebody let go of.
    [[nodiscard]] QByteArrayList letGone(int limit);
    /// Removes the row when nobody needs it; else takes it off the list. The size of what was removed.
    [[nodiscard]] std::optional<qint64> removeUnneeded(const QByteArray &sha256);
    [[nodiscard]] qint64 totalBytes();
    /// Every hash that begins with these two digits.
    [[nodiscard]] QByteArrayList beginningWith(const QByteArray &folder);

private:
    Transaction &m_transaction;
};

} // namespace kith::server
