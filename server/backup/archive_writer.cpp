// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/archive_writer.h"

#include "server/backup/backup_manifest.h"
#include "shared/kill_point.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFileInfo>

#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype pieceBytes = 256 * 1024;

Error systemFailure(const QString &path)
{
    const int reason = errno;
    return {.code = reason == ENOSPC || reason == EDQUOT ? ErrorCode::StorageFull : ErrorCode::Storage,
            .detail = u"%1 cannot be written: %2."_s.arg(path, QString::fromLocal8Bit(std::strerror(reason)))};
}
} // namespace

ArchiveWriter::ArchiveWriter(QString path, QString partPath, FileDescriptor file)
    : m_path(std::move(path))
    , m_partPath(std::move(partPath))
    , m_file(std::move(file))
{
}

ArchiveWriter::~ArchiveWriter()
{
    if (m_archive)
        archive_write_free(m_archive);
    if (m_file.isOpen())
        ::unlink(QFile::encodeName(m_partPath).constData());
}

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::create(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (QFileInfo(absolute).isDir())
        return Error{.code = ErrorCode::Conflict, .detail = u"%1 is a folder. Name a file."_s.arg(absolute)};
    if (QFileInfo::exists(absolute) || QFileInfo(absolute).isSymLink())
        return Error{.code = ErrorCode::Conflict, .detail = u"There is a file %1 already. Choose another name."_s.arg(absolute)};
    const QString partPath = absolute + u".part"_s;
    // It may be there, left by a run that was killed.
    FileDescriptor file(::open(QFile::encodeName(partPath).constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.isOpen())
        return systemFailure(absolute);
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
        return Error{.code = ErrorCode::Conflict, .detail = u"Another backup is being written to %1."_s.arg(absolute)};
    // Killed at its very end, that run left a second name of a whole backup, which may have been moved since.
    struct stat facts = {};
    if (::fstat(file.get(), &facts) == 0 && facts.st_nlink > 1) {
        ::unlink(QFile::encodeName(partPath).constData());
        return create(path);
    }
    if (::ftruncate(file.get(), 0) != 0)
        return systemFailure(absolute);
    std::unique_ptr<ArchiveWriter> writer(new ArchiveWriter(absolute, partPath, std::move(file)));
    if (const auto opened = writer->open(); !opened)
        return opened.error();
    return writer;
}

Result<void> ArchiveWriter::open()
{
    m_archive = archive_write_new();
    if (!m_archive)
        return Error{.code = ErrorCode::Storage, .detail = u"There is no memory for an archive."_s};
    const bool isReady = archive_write_set_format_pax_restricted(m_archive) == ARCHIVE_OK
                         && archive_write_add_filter_zstd(m_archive) == ARCHIVE_OK
                         && archive_write_set_bytes_in_last_block(m_archive, 1) == ARCHIVE_OK
                         && archive_write_open_fd(m_archive, m_file.get()) == ARCHIVE_OK;
    return isReady ? Result<void>() : Result<void>(failure());
}

Error ArchiveWriter::failure() const
{
    const int reason = archive_errno(m_archive);
    return {.code = reason == ENOSPC || reason == EDQUOT ? ErrorCode::StorageFull : ErrorCode::Storage,
            .detail = u"%1 cannot be written: %2."_s.arg(m_path, QString::fromLocal8Bit(archive_error_string(m_archive)))};
}

Result<void> ArchiveWriter::header(const QByteArray &name, qint64 size)
{
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.constData());
    archive_entry_set_size(entry.get(), size);
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    archive_entry_set_mtime(entry.get(), toMs(now()) / 1000, 0);
    return archive_write_header(m_archive, entry.get()) == ARCHIVE_OK ? Result<void>() : Result<void>(failure());
}

Result<void> ArchiveWriter::put(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const la_ssize_t written = archive_write_data(m_archive, bytes.data(), size_t(bytes.size()));
        if (written <= 0)
            return failure();
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<void> ArchiveWriter::add(const QByteArray &name, QByteArrayView bytes)
{
    if (const auto begun = header(name, bytes.size()); !begun)
        return begun.error();
    if (const auto done = put(bytes); !done)
        return done.error();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::fromRawData(bytes.data(), bytes.size()));
    m_checksums += hash.result().toHex() + "  " + name + '\n';
    return {};
}

Result<QByteArray> ArchiveWriter::addFile(const QByteArray &name, int file, qint64 size, const std::function<void(qint64)> &onBytes)
{
    if (const auto begun = header(name, size); !begun)
        return begun.error();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray buffer(pieceBytes, Qt::Uninitialized);
    for (qint64 left = size; left > 0;) {
        const ssize_t count = ::read(file, buffer.data(), size_t(std::min<qint64>(left, pieceBytes)));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return Error{.code = ErrorCode::Storage,
                         .detail = u"%1 cannot be read: %2."_s.arg(QString::fromLatin1(name),
                                                                   count == 0 ? u"it became shorter"_s
                                                                              : QString::fromLocal8Bit(std::strerror(errno)))};
        if (const auto done = put(QByteArrayView(buffer.constData(), count)); !done)
            return done.error();
        hash.addData(QByteArray::fromRawData(buffer.constData(), count));
        left -= count;
        if (onBytes)
            onBytes(count);
    }
    const QByteArray result = hash.result().toHex();
    m_checksums += result + "  " + name + '\n';
    return result;
}

Result<qint64> ArchiveWriter::finish()
{
    const QByteArray checksums = std::exchange(m_checksums, {});
    if (const auto added = add(backup_names::checksums, checksums); !added)
        return added.error();
    if (archive_write_close(m_archive) != ARCHIVE_OK)
        return failure();
    struct stat facts = {};
    if (::fsync(m_file.get()) != 0 || ::fstat(m_file.get(), &facts) != 0)
        return systemFailure(m_path);
    // A hard link never replaces a file that came there meanwhile; file systems without them get the plain renaming.
    const QByteArray part = QFile::encodeName(m_partPath);
    const QByteArray whole = QFile::encodeName(m_path);
    killPoint("backup.synced");
    const bool isLinked = ::link(part.constData(), whole.constData()) == 0;
    const int reason = errno;
    killPoint("backup.linked");
    if (isLinked)
        ::unlink(part.constData());
    else if (reason == EEXIST || ::rename(part.constData(), whole.constData()) != 0)
        return systemFailure(m_path);
    m_file.reset();
    const FileDescriptor folder(
        ::open(QFile::encodeName(QFileInfo(m_path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen() || ::fsync(folder.get()) != 0)
        return systemFailure(m_path);
    return qint64(facts.st_size);
}

} // namespace kith::server
