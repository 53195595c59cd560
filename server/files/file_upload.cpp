// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/file_upload.h"

#include "shared/kill_point.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// A picture of more bytes is stored as it is, if at all: kith-pictures could not map it.
constexpr qint64 pictureBytesMax = qint64(256) * 1024 * 1024;

Answer answerFor(const Upload &upload, int status)
{
    return {.status = status, .body = {{u"file"_s, toJson(upload)}}};
}

Error continuedElsewhere()
{
    return Error{.code = ErrorCode::Conflict, .detail = u"This upload goes on over another connection"_s};
}
} // namespace

FileUpload::FileUpload(FilesParts &parts, UploadRow row, Extent extent, QString saidType)
    : m_parts(parts)
    , m_row(std::move(row))
    , m_extent(extent)
    , m_saidType(std::move(saidType))
    , m_file(parts, m_row.upload.file.id)
    , m_syncedBytes(extent.first)
{
}

void FileUpload::begin(Begun begun)
{
    if (!m_parts.disk.submit([self = shared_from_this(), begun] { self->beginNow(begun); })) {
        forget();
        begun(Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(2)});
    }
}

void FileUpload::beginNow(const Begun &begun)
{
    Result<void> opened;
    if (!m_parts.active.enter(m_file.id(), shared_from_this())) {
        opened = Error{.code = ErrorCode::Conflict, .detail = u"This upload is just being finished"_s};
    } else {
        const std::scoped_lock lock(m_mutex);
        opened = m_phase == Phase::Waiting ? m_file.open(m_extent.first) : continuedElsewhere();
        if (opened)
            m_phase = Phase::Writing;
    }
    if (!opened) {
        // Fewer bytes are there than the row says: a crash came between one connection giving way and the next.
        if (opened.error().code == ErrorCode::OffsetMismatch) {
            m_syncedBytes = m_file.bytesThere();
            saveProgress();
        }
        m_parts.active.leave(m_file.id(), this);
        forget();
    } else if (!m_extent.isWhole) {
        // Somebody who has just given way may have said more, which is cut off now.
        saveProgress();
    }
    begun(opened);
}

bool FileUpload::giveWay()
{
    const std::scoped_lock lock(m_mutex);
    if (m_phase == Phase::Finishing)
        return false;
    m_phase = Phase::GaveWay;
    return true;
}

Result<void> FileUpload::take(QByteArrayView bytes)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_phase != Phase::Writing)
            return continuedElsewhere();
        if (const auto written = m_file.append(bytes); !written)
            return written.error();
    }
    if (m_file.bytes() - m_syncedBytes >= m_parts.options.syncEveryBytes && !m_isSyncing.exchange(true))
        syncInBackground();
    return {};
}

void FileUpload::syncInBackground()
{
    const bool isQueued = m_parts.disk.submit([self = shared_from_this(), bytes = m_file.bytes()] {
        if (self->m_file.sync()) {
            const std::scoped_lock lock(self->m_mutex);
            self->m_syncedBytes = bytes;
            if (self->m_phase == Phase::Writing)
                self->saveProgress();
        }
        self->m_isSyncing = false;
    });
    if (!isQueued)
        m_isSyncing = false;
}

void FileUpload::saveProgress()
{
    m_parts.storage.write<bool>(
        [id = m_file.id(), bytes = m_syncedBytes.load(), expires = expiry()](Transaction &transaction) -> Result<bool> {
            UploadStore(transaction).setProgress(id, bytes, expires);
            return true;
        },
        [](const Result<bool> &) {});
}

void FileUpload::interrupt()
{
    (void)m_parts.disk.submit([self = shared_from_this()] {
        bool isOurs = false;
        {
            const std::scoped_lock lock(self->m_mutex);
            isOurs = self->m_phase == Phase::Writing;
            if (isOurs && !self->m_extent.isWhole && self->m_file.sync()) {
                self->m_syncedBytes = self->m_file.bytes();
                self->m_parts.active.keepHash(self->m_file.id(), self->m_file.bytes(), self->m_file.hash());
                self->saveProgress();
            }
            if (self->m_phase != Phase::GaveWay)
                self->m_phase = Phase::Over;
        }
        self->m_parts.active.leave(self->m_file.id(), self.get());
        self->forget();
    });
}

/// What nobody can go on with is taken away at once.
void FileUpload::forget()
{
    if (!m_extent.isWhole)
        return;
    m_parts.blobs->removeIncoming(m_file.id());
    m_parts.storage.write<bool>(
        [id = m_file.id()](Transaction &transaction) -> Result<bool> {
            UploadStore(transaction).removeArriving(id);
            return true;
        },
        [](const Result<bool> &) {});
}

void FileUpload::finish(Finished finished)
{
    bool isOurs = false;
    {
        const std::scoped_lock lock(m_mutex);
        isOurs = m_phase == Phase::Writing;
        if (isOurs)
            m_phase = Phase::Finishing;
    }
    if (!isOurs)
        return finished(continuedElsewhere());
    if (!m_parts.disk.submit([self = shared_from_this(), finished] { self->finishNow(finished); }))
        end(finished, Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(2)});
}

void FileUpload::finishNow(const Finished &finished)
{
    if (!m_file.sync())
        return end(finished, ErrorCode::Storage);
    killPoint("upload.synced");
    m_syncedBytes = m_file.bytes();
    if (m_file.bytes() < m_row.upload.file.sizeBytes) {
        const auto saved = m_parts.storage.writeAndWait<Answer>([this](Transaction &transaction) -> Result<Answer> {
            UploadStore(transaction).setProgress(m_file.id(), m_file.bytes(), expiry());
            Upload upload = m_row.upload;
            upload.receivedBytes = m_file.bytes();
            return answerFor(upload, 200);
        });
        m_parts.active.keepHash(m_file.id(), m_file.bytes(), m_file.hash());
        return end(finished, saved);
    }
    examine(finished);
}

void FileUpload::examine(const Finished &finished)
{
    Sha256 hash = m_file.hash();
    if (!m_row.declaredSha256.isEmpty() && hash.hex() != m_row.declaredSha256)
        return end(finished, ErrorCode::ChecksumMismatch);
    const QByteArray start = m_file.start();
    Attachment file = m_row.upload.file;
    file.contentType = contentTypeOf(start, file.name, m_saidType);
    const auto kind = pictureKind(start);
    if (!kind || (m_file.bytes() > pictureBytesMax && m_row.keepsOriginal))
        return become({}, file, finished);
    if (m_file.bytes() > pictureBytesMax)
        return end(finished, ErrorCode::BadImage);
    const bool isQueued = m_parts.pictures.submit([self = shared_from_this(), kind, file, finished] {
        const PictureMode mode = self->m_row.keepsOriginal ? PictureMode::Attachment : PictureMode::Clean;
        auto prepared = preparePicture(self->m_parts, self->m_file, *kind, mode);
        // What was sent as a file stays one, whatever is wrong with it as a picture.
        if (!prepared && prepared.error().code == ErrorCode::BadImage && self->m_row.keepsOriginal)
            prepared = PreparedFile{};
        const bool goesOn = prepared && self->m_parts.disk.submit([self, prepared = *prepared, file, finished] {
            self->become(prepared, file, finished);
        });
        if (!prepared)
            self->end(finished, prepared.error());
        else if (!goesOn)
            self->end(finished, Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(2)});
    });
    if (!isQueued)
        end(finished, Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(5)});
}

void FileUpload::become(const PreparedFile &prepared, const Attachment &described, const Finished &finished)
{
    Attachment file = described;
    file.width = prepared.picture.width;
    file.height = prepared.picture.height;
    file.hasThumbnail = prepared.hasPreviews;
    Sha256 hash = m_file.hash();
    end(finished,
        keepFile(m_parts, m_file.id(), prepared, hash.hex(), [&](Transaction &transaction, const KeptBlob &blob) -> Result<Answer> {
            file.sizeBytes = blob.sizeBytes;
            if (!UploadStore(transaction).setReady({.sha256 = blob.sha256, .file = file}, expiry()))
                return ErrorCode::NotFound;
            Upload upload = m_row.upload;
            upload.file = file;
            upload.state = Upload::State::Ready;
            upload.receivedBytes = file.sizeBytes;
            return answerFor(upload, m_extent.isWhole ? 201 : 200);
        }));
}

void FileUpload::end(const Finished &finished, Result<Answer> result)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_phase = Phase::Over;
    }
    m_parts.active.leave(m_file.id(), this);
    if (result) {
        // A part leaves its file for the next one; of a whole one at most what was made from it is left.
        if (m_file.bytes() == m_row.upload.file.sizeBytes)
            m_parts.blobs->removeIncoming(m_file.id());
        return finished(std::move(result));
    }
    const ErrorCode code = result.error().code;
    const bool isHopeless = code == ErrorCode::ChecksumMismatch || code == ErrorCode::BadImage || code == ErrorCode::NotFound;
    if (m_extent.isWhole || isHopeless) {
        m_parts.blobs->removeIncoming(m_file.id());
        m_parts.storage.write<bool>(
            [id = m_file.id()](Transaction &transaction) -> Result<bool> {
                UploadStore(transaction).removeArriving(id);
                return true;
            },
            [result, finished](const Result<bool> &) { finished(result); });
        return;
    }
    saveProgress();
    finished(std::move(result));
}

} // namespace kith::server
