// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/incoming_file.h"

#include "shared/kill_point.h"

#include <algorithm>
#include <cerrno>

namespace kith::server {

namespace {
constexpr qsizetype readBytes = 256 * 1024;

/// Of a whole descriptor, from its beginning.
std::optional<KeptBlob> hashAll(const FileDescriptor &file)
{
    Sha256 hash;
    KeptBlob blob;
    QByteArray buffer(readBytes, Qt::Uninitialized);
    for (;;) {
        const ssize_t got = ::pread(file.get(), buffer.data(), size_t(buffer.size()), blob.sizeBytes);
        if (got < 0)
            return std::nullopt;
        if (got == 0)
            break;
        hash.add(QByteArrayView(buffer.constData(), got));
        blob.sizeBytes += got;
    }
    blob.sha256 = hash.hex();
    return blob;
}

ErrorCode codeOfErrno()
{
    return errno == ENOSPC || errno == EDQUOT ? ErrorCode::StorageFull : ErrorCode::Storage;
}

Result<Answer> keepBlob(FilesParts &parts, FileId id, const PreparedFile &prepared, const KeptBlob &blob,
                        const std::function<Result<Answer>(Transaction &, const KeptBlob &)> &record)
{
    // Until the row is committed nobody may take away what lies under this hash.
    const auto lock = parts.blobs->keepingLock();
    bool isKept = true;
    for (const int size : previewSizes) {
        const QByteArray suffix = QByteArray::number(size);
        if (prepared.hasPreviews && suffix != prepared.suffix)
            isKept = isKept && parts.blobs->keep(id, suffix, blob.sha256, size);
    }
    killPoint("file.previewsKept");
    isKept = isKept && blob.sizeBytes >= 0 && parts.blobs->keep(id, prepared.suffix, blob.sha256) && parts.blobs->syncFolder(blob.sha256);
    if (!isKept)
        return codeOfErrno();
    killPoint("file.kept");
    bool isNew = false;
    const auto answer = parts.storage.writeAndWait<Answer>([&](Transaction &transaction) {
        isNew = BlobRows(transaction).insert(blob.sha256, blob.sizeBytes);
        return record(transaction, blob);
    });
    killPoint("file.recorded");
    if (answer && isNew)
        parts.figures.storedBytes += blob.sizeBytes;
    return answer;
}
} // namespace

IncomingFile::IncomingFile(FilesParts &parts, FileId id)
    : m_parts(parts)
    , m_id(id)
{
}

Result<void> IncomingFile::open(qint64 from)
{
    m_file = from == 0 ? m_parts.blobs->makeIncoming(m_id) : m_parts.blobs->openIncoming(m_id);
    if (!m_file.isOpen())
        return from == 0 ? codeOfErrno() : ErrorCode::OffsetMismatch;
    if (from == 0)
        return {};
    const off_t there = ::lseek(m_file.get(), 0, SEEK_END);
    if (there < from)
        return ErrorCode::OffsetMismatch;
    // What lies behind was received, but never said to be safe.
    if (::ftruncate(m_file.get(), from) != 0 || ::lseek(m_file.get(), from, SEEK_SET) != from)
        return ErrorCode::Storage;
    m_bytes = from;
    if (auto known = m_parts.active.takeHash(m_id, from)) {
        m_hash = *known;
        return {};
    }
    return hashPrefix() ? Result<void>() : ErrorCode::Storage;
}

qint64 IncomingFile::bytesThere() const
{
    return m_file.isOpen() ? std::max<qint64>(::lseek(m_file.get(), 0, SEEK_END), 0) : 0;
}

bool IncomingFile::hashPrefix()
{
    QByteArray buffer(readBytes, Qt::Uninitialized);
    for (qint64 at = 0; at < m_bytes;) {
        const ssize_t got = ::pread(m_file.get(), buffer.data(), size_t(std::min<qint64>(buffer.size(), m_bytes - at)), at);
        if (got <= 0)
            return false;
        m_hash.add(QByteArrayView(buffer.constData(), got));
        at += got;
    }
    return true;
}

Result<void> IncomingFile::append(QByteArrayView bytes)
{
    m_hash.add(bytes);
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_file.get(), bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return codeOfErrno();
        m_bytes += written;
        bytes = bytes.sliced(written);
    }
    return {};
}

bool IncomingFile::sync() const
{
    return syncFile(m_file);
}

QByteArray IncomingFile::start() const
{
    QByteArray bytes(sniffedBytes, Qt::Uninitialized);
    const ssize_t got = ::pread(m_file.get(), bytes.data(), size_t(bytes.size()), 0);
    bytes.truncate(std::max<ssize_t>(got, 0));
    return bytes;
}

Result<PreparedFile> preparePicture(FilesParts &parts, const IncomingFile &file, PictureKind kind, PictureMode mode)
{
    const auto cleanOutput = mode == PictureMode::Clean ? parts.blobs->makeIncoming(file.id(), "clean") : FileDescriptor();
    std::array<FileDescriptor, previewSizes.size()> outputs;
    PictureFiles files{.input = file.descriptor(), .clean = cleanOutput.get()};
    for (size_t i = 0; i < previewSizes.size(); ++i) {
        outputs[i] = parts.blobs->makeIncoming(file.id(), QByteArray::number(previewSizes[i]));
        files.previews[i] = outputs[i].get();
        if (!outputs[i].isOpen())
            return codeOfErrno();
    }
    if (mode == PictureMode::Clean && !cleanOutput.isOpen())
        return codeOfErrno();
    // The program reads from the beginning, over the position that we share with it.
    if (::lseek(file.descriptor(), 0, SEEK_SET) != 0)
        return ErrorCode::Storage;
    const auto began = std::chrono::steady_clock::now();
    const auto result = runPictureProgram(parts.options.pictureProgram, kind, mode, files, parts.options.pictureTime);
    if (parts.options.pictureDone)
        parts.options.pictureDone(std::chrono::steady_clock::now() - began, bool(result));
    if (!result)
        return result.error();
    PreparedFile prepared{.picture = *result, .suffix = {}, .hasPreviews = result->width > 0};
    if (mode == PictureMode::Clean)
        prepared.suffix = "clean";
    if (mode == PictureMode::Portrait)
        prepared.suffix = QByteArray::number(previewSizes.back());
    for (const FileDescriptor &output : outputs) {
        if (prepared.hasPreviews && !syncFile(output))
            return ErrorCode::Storage;
    }
    if (mode == PictureMode::Clean && !syncFile(cleanOutput))
        return ErrorCode::Storage;
    return prepared;
}

Result<Answer> keepFile(FilesParts &parts, FileId id, const PreparedFile &prepared, const QByteArray &sha256,
                        std::function<Result<Answer>(Transaction &, const KeptBlob &)> record)
{
    KeptBlob blob{.sha256 = sha256};
    const FileDescriptor file = parts.blobs->openIncoming(id, prepared.suffix);
    if (prepared.suffix.isEmpty()) {
        blob.sizeBytes = ::lseek(file.get(), 0, SEEK_END);
    } else {
        const auto hashed = hashAll(file);
        if (!hashed)
            return ErrorCode::Storage;
        blob = *hashed;
    }
    const auto answer = keepBlob(parts, id, prepared, blob, record);
    if (!answer)
        removeStray(parts, blob.sha256);
    return answer;
}

void removeStray(FilesParts &parts, const QByteArray &sha256)
{
    const auto lock = parts.blobs->removingLock();
    const auto isKnown = parts.storage.readAndWait<bool>(
        [&sha256](Transaction &transaction) -> Result<bool> { return BlobRows(transaction).isThere(sha256); });
    if (isKnown && !*isKnown)
        parts.blobs->removeBlob(sha256);
}
} // namespace kith::server
