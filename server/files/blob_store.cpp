// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/blob_store.h"

#include "shared/kill_point.h"

#include <QtCore/QDir>
#include <QtCore/QSet>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr mode_t fileMode = 0600;
constexpr mode_t folderMode = 0700;
constexpr qsizetype hashDigits = 64;
constexpr qsizetype folderDigits = 2;
constexpr auto incomingName = "incoming";
constexpr auto lockName = "lock";

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

QByteArray folderOf(const QByteArray &sha256)
{
    Q_ASSERT_X(sha256.size() == hashDigits && std::all_of(sha256.begin(), sha256.end(), isHex), "BlobStore", "this is no hash");
    return sha256.first(folderDigits);
}

QByteArray pathOf(const QByteArray &sha256, int size)
{
    QByteArray path = folderOf(sha256) + '/' + sha256.sliced(folderDigits);
    return size == 0 ? path : QByteArray(path + '.' + QByteArray::number(size));
}

QByteArray nameOf(FileId id, const QByteArray &suffix)
{
    const QByteArray name = QByteArray::number(id.value());
    return suffix.isEmpty() ? name : QByteArray(name + '.' + suffix);
}

/// Without its suffix.
QByteArray stem(const QByteArray &name)
{
    const qsizetype dot = name.indexOf('.');
    return dot < 0 ? name : name.first(dot);
}

Error refusal(const QString &folder)
{
    return Error{.code = ErrorCode::Storage,
                 .detail = u"The folder %1 cannot be used for files: %2."_s.arg(folder, QString::fromLocal8Bit(std::strerror(errno))),
                 .isHidden = true};
}

FileDescriptor openFolder(int parent, const char *name)
{
    return FileDescriptor(::openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
}

/// Names of a folder's entries but `.` and `..`.
QByteArrayList namesIn(int parent, const char *folder)
{
    QByteArrayList names;
    FileDescriptor descriptor = openFolder(parent, folder);
    if (!descriptor.isOpen())
        return names;
    DIR *stream = ::fdopendir(descriptor.release());
    while (const dirent *entry = ::readdir(stream)) {
        const QByteArray name(entry->d_name);
        if (name != "." && name != "..")
            names.append(name);
    }
    ::closedir(stream);
    return names;
}
} // namespace

BlobStore::BlobStore(FileDescriptor folder, FileDescriptor incoming)
    : m_folder(std::move(folder))
    , m_incoming(std::move(incoming))
{
}

Result<std::unique_ptr<BlobStore>> BlobStore::open(const QString &path)
{
    const QByteArray native = QFile::encodeName(path);
    if (::mkdir(native.constData(), folderMode) != 0 && errno != EEXIST)
        return refusal(path);
    FileDescriptor folder = openFolder(AT_FDCWD, native.constData());
    if (!folder.isOpen())
        return refusal(path);
    QByteArrayList names = {incomingName};
    for (int i = 0; i < 256; ++i)
        names.append(QByteArray::number(0x100 + i, 16).sliced(1));
    for (const QByteArray &name : std::as_const(names)) {
        if (::mkdirat(folder.get(), name.constData(), folderMode) != 0 && errno != EEXIST)
            return refusal(path);
    }
    FileDescriptor incoming = openFolder(folder.get(), incomingName);
    const FileDescriptor parent = openFolder(AT_FDCWD, QFile::encodeName(QDir(path).filePath(u".."_s)).constData());
    if (!incoming.isOpen() || ::fsync(folder.get()) != 0 || !parent.isOpen() || ::fsync(parent.get()) != 0)
        return refusal(path);
    return std::unique_ptr<BlobStore>(new BlobStore(std::move(folder), std::move(incoming)));
}

FileDescriptor BlobStore::makeIncoming(FileId id, const QByteArray &suffix) const
{
    const QByteArray name = nameOf(id, suffix);
    return FileDescriptor(::openat(m_incoming.get(), name.constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, fileMode));
}

FileDescriptor BlobStore::openIncoming(FileId id, const QByteArray &suffix) const
{
    return FileDescriptor(::openat(m_incoming.get(), nameOf(id, suffix).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
}

void BlobStore::removeIncoming(FileId id) const
{
    removeIncomingName(nameOf(id, {}));
    removeIncomingName(nameOf(id, "clean"));
    for (const int size : previewSizes)
        removeIncomingName(nameOf(id, QByteArray::number(size)));
}

QByteArrayList BlobStore::incomingNames() const
{
    return namesIn(m_folder.get(), incomingName);
}

std::optional<FileId> BlobStore::idOfIncoming(const QByteArray &name)
{
    return FileId::fromString(QString::fromLatin1(stem(name)));
}

void BlobStore::removeIncomingName(const QByteArray &name) const
{
    ::unlinkat(m_incoming.get(), name.constData(), 0);
}

bool BlobStore::keep(FileId id, const QByteArray &suffix, const QByteArray &sha256, int size) const
{
    return ::renameat(m_incoming.get(), nameOf(id, suffix).constData(), m_folder.get(), pathOf(sha256, size).constData()) == 0;
}

bool BlobStore::syncFolder(const QByteArray &sha256) const
{
    const FileDescriptor folder = openFolder(m_folder.get(), folderOf(sha256).constData());
    return folder.isOpen() && ::fsync(folder.get()) == 0;
}

FileDescriptor BlobStore::openBlob(const QByteArray &sha256, int size) const
{
    return FileDescriptor(::openat(m_folder.get(), pathOf(sha256, size).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
}

void BlobStore::removeBlob(const QByteArray &sha256) const
{
    // The blob last: whoever finds it finds its previews with it.
    for (const int size : previewSizes)
        ::unlinkat(m_folder.get(), pathOf(sha256, size).constData(), 0);
    killPoint("collector.previewsRemoved");
    ::unlinkat(m_folder.get(), pathOf(sha256, 0).constData(), 0);
}

QByteArrayList BlobStore::hashesIn(const QByteArray &folder) const
{
    QSet<QByteArray> hashes;
    for (const QByteArray &name : namesIn(m_folder.get(), folder.constData())) {
        const QByteArray rest = stem(name);
        if (rest.size() == hashDigits - folderDigits && std::all_of(rest.begin(), rest.end(), isHex))
            hashes.insert(folder + rest);
    }
    return hashes.values();
}

std::optional<FileDescriptor> BlobStore::lockAgainstCopying() const
{
    FileDescriptor file(::openat(m_folder.get(), lockName, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, fileMode));
    if (!file.isOpen() || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
        return std::nullopt;
    return file;
}

BlobStore::Space BlobStore::space() const
{
    struct statvfs figures = {};
    if (::fstatvfs(m_folder.get(), &figures) != 0)
        return {};
    return {.totalBytes = qint64(figures.f_blocks) * qint64(figures.f_frsize),
            .freeBytes = qint64(figures.f_bavail) * qint64(figures.f_frsize)};
}

bool syncFile(const FileDescriptor &file)
{
    return ::fsync(file.get()) == 0;
}

} // namespace kith::server
