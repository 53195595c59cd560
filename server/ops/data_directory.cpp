// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/data_directory.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QSaveFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
QString noteIn(const QString &path)
{
    return path + u"/kithd.running"_s;
}

QString lockIn(const QString &path)
{
    return path + u"/kithd.lock"_s;
}

/// Those of the path that do not exist, the innermost first.
QStringList missingFolders(const QString &path)
{
    QStringList missing;
    for (QString at = path; !at.isEmpty() && !QFileInfo::exists(at); at = QFileInfo(at).path())
        missing.append(at);
    return missing;
}

/// The file of that name is the one that is open: nobody removed it meanwhile (discard()).
bool isStillThere(int file, const QByteArray &path)
{
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(file, &opened) == 0 && ::lstat(path.constData(), &named) == 0 && opened.st_ino == named.st_ino
           && opened.st_dev == named.st_dev;
}

Error refusal(const QString &sentence)
{
    return Error{.code = ErrorCode::Storage, .detail = sentence};
}
} // namespace

DataDirectory::DataDirectory(QString path, int lock)
    : m_path(std::move(path))
    , m_lock(lock)
{
}

DataDirectory::DataDirectory(DataDirectory &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_lock(std::exchange(other.m_lock, -1))
    , m_hasNote(std::exchange(other.m_hasNote, false))
    , m_wasLeft(other.m_wasLeft)
    , m_isLockNew(other.m_isLockNew)
    , m_made(std::exchange(other.m_made, {}))
    , m_isDiscarded(std::exchange(other.m_isDiscarded, false))
{
}

DataDirectory::~DataDirectory()
{
    if (m_hasNote)
        ::unlink(QFile::encodeName(noteIn(m_path)).constData());
    if (m_isDiscarded && !m_made.isEmpty())
        QDir(m_path).removeRecursively();
    else if (m_isDiscarded && m_isLockNew)
        ::unlink(QFile::encodeName(lockIn(m_path)).constData());
    for (qsizetype i = 1; m_isDiscarded && i < m_made.size(); ++i)
        ::rmdir(QFile::encodeName(m_made.at(i)).constData());
    if (m_lock >= 0)
        ::close(m_lock);
}

Result<DataDirectory> DataDirectory::open(const QString &path)
{
    const QString absolute = QDir(path).absolutePath();
    const QStringList made = missingFolders(absolute);
    if (!QDir().mkpath(absolute))
        return refusal(u"The data directory %1 cannot be made. Check the path, or that this user may write there."_s.arg(absolute));
    if (!made.isEmpty())
        ::chmod(QFile::encodeName(absolute).constData(), 0700);
    const QByteArray lockFile = QFile::encodeName(lockIn(absolute));
    int lock = ::open(lockFile.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    const bool isLockNew = lock >= 0;
    if (!isLockNew && errno == EEXIST)
        lock = ::open(lockFile.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock < 0)
        return refusal(
            u"The data directory %1 is not writable for this user. Choose another with --data-dir, or change its owner."_s.arg(absolute));
    const bool isLocked = ::flock(lock, LOCK_EX | LOCK_NB) == 0;
    if (!isLocked || !isStillThere(lock, lockFile)) {
        const bool isTaken = isLocked || errno == EWOULDBLOCK;
        ::close(lock);
        const QString taken = u"Another kithd already uses %1. Stop it first, or choose another --data-dir."_s;
        return isTaken ? Error{.code = ErrorCode::Network, .detail = taken.arg(absolute)}
                       : refusal(u"The data directory %1 cannot be locked; it must lie on a local disk."_s.arg(absolute));
    }
    DataDirectory directory(absolute, lock);
    directory.m_isLockNew = isLockNew;
    directory.m_made = made;
    return directory;
}

QString DataDirectory::databaseFileIn(const QString &path)
{
    return path + u"/kith.sqlite"_s;
}

QString DataDirectory::filesFolderIn(const QString &path)
{
    return path + u"/files"_s;
}

Result<bool> DataDirectory::beginUse()
{
    const QByteArray path = QFile::encodeName(noteIn(m_path));
    const int note = ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    const bool wasThere = note < 0 && errno == EEXIST;
    const int folder = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool isKept = wasThere || (note >= 0 && folder >= 0 && ::fsync(folder) == 0); // it has to outlive a loss of power
    if (note >= 0)
        ::close(note);
    if (folder >= 0)
        ::close(folder);
    m_hasNote = isKept;
    m_wasLeft = wasThere;
    return isKept ? Result<bool>(wasThere) : Result<bool>(refusal(u"Nothing can be written to the data directory %1."_s.arg(m_path)));
}

bool DataDirectory::hasBrokenRestore() const
{
    return QFileInfo::exists(m_path + u"/restoring"_s);
}

QString DataDirectory::controlSocketIn(const QString &path)
{
    return path + u"/control.sock"_s;
}

QString DataDirectory::backupNoteIn(const QString &path)
{
    return path + u"/last-backup"_s;
}

bool DataDirectory::noteBackup(const QString &path, Timestamp createdAt)
{
    QSaveFile note(backupNoteIn(path));
    return note.open(QIODevice::WriteOnly) && note.write(toRfc3339(createdAt).toLatin1() + '\n') > 0 && note.commit();
}

} // namespace kith::server
