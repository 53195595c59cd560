// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "server/api/transfer.h"
#include "server/files/file_store.h"
#include "server/files/files_parts.h"
#include "server/files/picture_upload.h"
#include "server/files/upload_store.h"

namespace kith::server {

/// What people may do with files. Its functions run in a transaction; the bytes move afterwards.
class FilesService
{
public:
    FilesService(FilesParts &parts, FileVisibility isVisible);

    /// POST /api/files. With a body: the whole file. With a declared size and none: an upload whose parts come later.
    /// Errors: LengthRequired, TooLarge, QuotaExceeded, StorageFull, TooManyRequests, Validation.
    [[nodiscard]] Result<TransferPlan> create(Transaction &transaction, const Call &call, const TransferOffer &offer) const;
    /// PUT /api/files/{fileId} with Content-Range: the bytes that come next.
    /// Errors: NotFound, OffsetMismatch, Conflict when it is there already, Validation.
    [[nodiscard]] Result<TransferPlan> resume(Transaction &transaction, const Call &call, const TransferOffer &offer) const;
    /// GET /api/files/{fileId}/upload: {file}, for its owner.
    [[nodiscard]] Result<Answer> progress(Transaction &transaction, const Call &call) const;
    /// DELETE /api/files/{fileId}: an own file that no message carries. Errors: NotFound, Conflict.
    [[nodiscard]] Result<Answer> remove(Transaction &transaction, const Call &call) const;
    /// GET /api/files/{fileId}[?size=64|256|1024]. Errors: NotFound, also for a size of what is no picture.
    [[nodiscard]] Result<TransferPlan> download(Transaction &transaction, const Call &call) const;

    /// PUT of a picture. Errors: LengthRequired, TooLarge, StorageFull, and the subject's.
    [[nodiscard]] Result<TransferPlan> createPicture(Transaction &transaction, const Call &call, const TransferOffer &offer,
                                                     const PictureSubject &subject) const;
    /// GET of a picture, ?size=64|256|1024, without it the largest. Errors: NotFound.
    [[nodiscard]] Result<TransferPlan> downloadPicture(Transaction &transaction, const Call &call, const PictureSubject &subject) const;

private:
    [[nodiscard]] Result<void> hasRoomFor(Transaction &transaction, UserId owner, qint64 bytes) const;
    [[nodiscard]] Result<void> hasDiskFor(Transaction &transaction, qint64 bytes) const;
    [[nodiscard]] TransferPlan planOf(const QByteArray &sha256, int size, const QString &contentType, const QString &name) const;

    FilesParts &m_parts;
    const FileVisibility m_isVisible;
};

} // namespace kith::server
