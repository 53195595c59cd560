// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/stored_files.h"

#include "server/backup/backup_manifest.h"

#include <QtCore/QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto lockName = "lock"; ///< BlobStore's, against programs that copy
constexpr int folders = 256;

Error unreadable(const QString &what)
{
    return {.code = ErrorCode::Storage,
            .detail = u"The folder of files cannot be used (%1): %2."_s.arg(what, QString::fromLocal8Bit(std::strerror(errno)))};
}
} // namespace

StoredFiles::StoredFiles(FileDescriptor folder, FileDescriptor lock)
    : m_folder(std::move(folder))
    , m_lock(std::move(lock))
{
}

Result<std::unique_ptr<StoredFiles>> StoredFiles::lock(const QString &path)
{
    FileDescriptor folder(::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    if (!folder.isOpen() && errno == ENOENT)
        return std::unique_ptr<StoredFiles>(new StoredFiles({}, {}));
    if (!folder.isOpen())
        return unreadable(path);
    FileDescriptor lock(::openat(folder.get(), lockName, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    int locked = -1;
    while (lock.isOpen() && (locked = ::flock(lock.get(), LOCK_SH)) != 0 && errno == EINTR) {}
    if (locked != 0)
        return unreadable(path);
    return std::unique_ptr<StoredFiles>(new StoredFiles(std::move(folder), std::move(lock)));
}

Result<QList<StoredFiles::File>> StoredFiles::list() const
{
    QList<File> out;
    for (int i = 0; m_folder.isOpen() && i < folders; ++i) {
        const QByteArray name = QByteArray::number(folders + i, 16).sliced(1);
        FileDescriptor folder(::openat(m_folder.get(), name.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
        if (!folder.isOpen() && errno == ENOENT)
            continue;
        if (!folder.isOpen())
            return unreadable(QString::fromLatin1(name));
        const qsizetype first = out.size();
        const std::unique_ptr<DIR, int (*)(DIR *)> stream(::fdopendir(folder.release()), &::closedir);
        while (const dirent *entry = ::readdir(stream.get())) {
            struct stat facts = {};
            if (backup_names::isStoredName(entry->d_name)
                && ::fstatat(::dirfd(stream.get()), entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(facts.st_mode))
                out.append({.folder = name, .name = entry->d_name, .size = facts.st_size});
        }
        std::sort(out.begin() + first, out.end(), [](const File &one, const File &other) { return one.name < other.name; });
    }
    return out;
}

FileDescriptor StoredFiles::open(const File &file) const
{
    return FileDescriptor(
        ::openat(m_folder.get(), QByteArray(file.folder + '/' + file.name).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
}

} // namespace kith::server
