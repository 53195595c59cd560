// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/files_service.h"

#include "server/api/field_error.h"
#include "server/files/file_name.h"
#include "server/files/file_upload.h"
#include "server/files/picture_store.h"

#include <QtCore/QLocale>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr qsizetype entityTagDigits = 32;

Result<FileId> fileIdOf(const Call &call)
{
    JsonReader in = call.arguments();
    const auto id = in.id<FileId>("fileId"_L1);
    // What is no id names nothing.
    return in.isOk() ? Result<FileId>(id) : ErrorCode::NotFound;
}

/// 0: none was asked for.
Result<int> sizeOf(const Call &call)
{
    if (!call.input.contains("size"_L1))
        return 0;
    JsonReader in = call.arguments();
    const int size = in.choice("size"_L1, Need::Required, {u"64"_s, u"256"_s, u"1024"_s}).toInt();
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return size;
}

std::optional<UploadRow> ownUpload(Transaction &transaction, const Call &call)
{
    const auto id = fileIdOf(call);
    auto row = id ? UploadStore(transaction).find(*id) : std::nullopt;
    if (row && row->owner != call.caller.user)
        row.reset();
    return row;
}
} // namespace

FilesService::FilesService(FilesParts &parts, FileVisibility isVisible)
    : m_parts(parts)
    , m_isVisible(std::move(isVisible))
{
}

Result<TransferPlan> FilesService::create(Transaction &transaction, const Call &call, const TransferOffer &offer) const
{
    if (offer.part)
        return fieldError(u"Content-Range"_s, u"unknown"_s, u"A new file is sent whole, or declared with X-File-Size and sent with PUT."_s);
    if (!offer.hasLength && !offer.declaredBytes)
        return ErrorCode::LengthRequired;
    if (offer.declaredBytes && offer.bodyBytes > 0)
        return fieldError(u"X-File-Size"_s, u"format"_s, u"The bytes of a declared file are sent with PUT."_s);
    const qint64 bytes = offer.declaredBytes.value_or(offer.bodyBytes);
    if (bytes > m_parts.options.limitBytes)
        return Error{.code = ErrorCode::TooLarge, .detail = u"Files may have at most %1 bytes here."_s.arg(m_parts.options.limitBytes)};
    if (const auto room = hasRoomFor(transaction, call.caller.user, bytes); !room)
        return room.error();
    const Timestamp at = now();
    const UploadRow row{.upload = {.file = {.id = FileId(m_parts.ids.next()),
                                            .name = safeFileName(offer.fileName),
                                            .contentType = u"application/octet-stream"_s,
                                            .sizeBytes = bytes,
                                            .durationMs = offer.durationMs},
                                   .state = Upload::State::Arriving,
                                   .receivedBytes = 0,
                                   .createdAt = at},
                        .owner = call.caller.user,
                        .declaredSha256 = offer.sha256,
                        .keepsOriginal = offer.keepsOriginal,
                        .expiresAt = at + m_parts.options.keepUnused};
    UploadStore(transaction).insert(row);
    if (offer.declaredBytes)
        return TransferPlan(Answer::created({{u"file"_s, toJson(row.upload)}}));
    return TransferPlan(
        std::make_shared<FileUpload>(m_parts, row, FileUpload::Extent{.first = 0, .bytes = bytes, .isWhole = true}, offer.contentType));
}

Result<void> FilesService::hasRoomFor(Transaction &transaction, UserId owner, qint64 bytes) const
{
    UploadStore store(transaction);
    if (store.waitingOf(owner) >= m_parts.options.waitingPerPerson)
        return Error{.code = ErrorCode::TooManyRequests,
                     .detail = u"You have many files that no message carries; send or delete some first."_s,
                     .retryAfter = std::chrono::minutes(1)};
    const qint64 quota = m_parts.options.quotaBytes;
    if (quota > 0 && store.bytesOf(owner) + bytes > quota)
        return Error{.code = ErrorCode::QuotaExceeded, .detail = u"Your files may have at most %1 bytes together."_s.arg(quota)};
    return hasDiskFor(transaction, bytes);
}

Result<void> FilesService::hasDiskFor(Transaction &transaction, qint64 bytes) const
{
    // Every unfinished upload has been promised its room. The lane runs one of these at a time, so none counts on another's.
    const qint64 promised = UploadStore(transaction).bytesToCome() + bytes;
    const qint64 total = m_parts.options.totalBytes;
    if (total > 0 && m_parts.figures.storedBytes + promised > total)
        return Error{.code = ErrorCode::StorageFull, .detail = u"The server keeps no more files."_s};
    const BlobStore::Space space = m_parts.blobs->space();
    const qint64 kept = m_parts.options.bytesToKeepFree(space.totalBytes);
    if (space.freeBytes - promised < kept)
        return Error{.code = ErrorCode::StorageFull,
                     .detail = u"This would not leave free what the server keeps free of its disk (%1)."_s.arg(
                         QLocale::c().formattedDataSize(kept, 1, QLocale::DataSizeSIFormat))};
    return {};
}

Result<TransferPlan> FilesService::resume(Transaction &transaction, const Call &call, const TransferOffer &offer) const
{
    const auto row = ownUpload(transaction, call);
    if (!row)
        return ErrorCode::NotFound;
    if (!offer.part)
        return fieldError(u"Content-Range"_s, u"required"_s, u"The bytes of an upload are placed by a Content-Range."_s);
    const Upload &upload = row->upload;
    const bool isAtEnd = !offer.part->first;
    if (upload.state == Upload::State::Ready) {
        if (isAtEnd)
            return TransferPlan(Answer::ok({{u"file"_s, toJson(upload)}}));
        return Error{.code = ErrorCode::Conflict, .detail = u"All bytes of this file are there."_s};
    }
    if (offer.part->totalBytes != upload.file.sizeBytes)
        return fieldError(u"Content-Range"_s, u"range"_s, u"The upload was declared with %1 bytes."_s.arg(upload.file.sizeBytes));
    if (isAtEnd && upload.receivedBytes < upload.file.sizeBytes)
        return TransferPlan(Answer::ok({{u"file"_s, toJson(upload)}}));
    if (!isAtEnd && *offer.part->first != upload.receivedBytes)
        return Error{.code = ErrorCode::OffsetMismatch, .detail = u"The upload goes on at byte %1."_s.arg(upload.receivedBytes)};
    return TransferPlan(std::make_shared<FileUpload>(
        m_parts, *row, FileUpload::Extent{.first = upload.receivedBytes, .bytes = offer.part->bytes, .isWhole = false}, offer.contentType));
}

Result<Answer> FilesService::progress(Transaction &transaction, const Call &call) const
{
    const auto row = ownUpload(transaction, call);
    if (!row)
        return ErrorCode::NotFound;
    return Answer::ok({{u"file"_s, toJson(row->upload)}});
}

Result<Answer> FilesService::remove(Transaction &transaction, const Call &call) const
{
    const auto row = ownUpload(transaction, call);
    if (!row)
        return ErrorCode::NotFound;
    if (!UploadStore(transaction).expire(row->upload.file.id, call.caller.user))
        return Error{.code = ErrorCode::Conflict, .detail = u"A message carries this file; unsend the message."_s};
    return Answer::none();
}

Result<TransferPlan> FilesService::download(Transaction &transaction, const Call &call) const
{
    const auto size = sizeOf(call);
    if (!size)
        return size.error();
    const auto id = fileIdOf(call);
    const auto row = id ? UploadStore(transaction).find(*id) : std::nullopt;
    if (!row || row->upload.state != Upload::State::Ready)
        return ErrorCode::NotFound;
    // Nobody but the owner knows of a file that no message carries.
    const bool isOwnAndUnsent = row->owner == call.caller.user && row->expiresAt.has_value();
    if (!isOwnAndUnsent && !m_isVisible(transaction, *id, call.caller.user))
        return ErrorCode::NotFound;
    const Attachment &file = row->upload.file;
    if (*size > 0 && !file.hasThumbnail)
        return ErrorCode::NotFound;
    // A preview is in a format of its own.
    return planOf(row->sha256, *size, *size > 0 ? QString() : file.contentType, file.name);
}

TransferPlan FilesService::planOf(const QByteArray &sha256, int size, const QString &contentType, const QString &name) const
{
    const QByteArray tag = sha256.first(entityTagDigits);
    return std::make_shared<const Download>(
        Download{.open = [&parts = m_parts, sha256, size, contentType]() -> Result<Download::Source> {
                     FileDescriptor file = parts.blobs->openBlob(sha256, size);
                     if (!file.isOpen())
                         return ErrorCode::NotFound;
                     const off_t bytes = ::lseek(file.get(), 0, SEEK_END);
                     QString type = contentType;
                     if (type.isEmpty()) {
                         std::array<char, 16> start{};
                         const ssize_t got = ::pread(file.get(), start.data(), start.size(), 0);
                         const auto kind = pictureKind(QByteArrayView(start.data(), std::max<ssize_t>(got, 0)));
                         type = kind ? contentTypeOf(*kind) : u"application/octet-stream"_s;
                     }
                     return Download::Source{.descriptor = std::move(file), .sizeBytes = bytes, .contentType = type};
                 },
                 .fileName = name,
                 .entityTag = size > 0 ? QByteArray(tag + '-' + QByteArray::number(size)) : tag});
}

Result<TransferPlan> FilesService::createPicture(Transaction &transaction, const Call &call, const TransferOffer &offer,
                                                 const PictureSubject &subject) const
{
    if (const auto may = subject.mayChange(transaction, call); !may)
        return may.error();
    if (!offer.hasLength)
        return ErrorCode::LengthRequired;
    if (offer.bodyBytes > m_parts.options.pictureBytes)
        return Error{.code = ErrorCode::TooLarge,
                     .detail = u"Pictures may have at most %1 bytes here."_s.arg(m_parts.options.pictureBytes)};
    if (const auto room = hasDiskFor(transaction, offer.bodyBytes); !room)
        return room.error();
    return TransferPlan(std::make_shared<PictureUpload>(m_parts, subject, call, offer.bodyBytes));
}

Result<TransferPlan> FilesService::downloadPicture(Transaction &transaction, const Call &call, const PictureSubject &subject) const
{
    const auto size = sizeOf(call);
    if (!size)
        return size.error();
    const auto picture = subject.find(transaction, call);
    if (!picture)
        return picture.error();
    const QByteArray sha256 = picture->isNull() ? QByteArray() : PictureStore(transaction).sha256Of(*picture);
    if (sha256.isEmpty())
        return ErrorCode::NotFound;
    // The blob itself is the largest size.
    return planOf(sha256, *size == previewSizes.back() ? 0 : *size, {}, u"picture"_s);
}

} // namespace kith::server
