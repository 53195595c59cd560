// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/transfer/disk.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QSaveFile>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 blockBytes = 256 * 1024;
constexpr auto ownerOnlyFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr auto ownerOnlyFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

QString words(const char *text)
{
    return QCoreApplication::translate("Files", text);
}

Error trouble(ErrorCode code, const QString &detail)
{
    return Error{.code = code, .detail = detail};
}

Error notWritten(const QString &why)
{
    return trouble(ErrorCode::Storage, QCoreApplication::translate("Files", "The file could not be written: %1").arg(why));
}

Error tooLarge(qint64 bytesMax)
{
    return trouble(ErrorCode::TooLarge, QCoreApplication::translate("Files", "This file is too large. The server takes files of up to %1.")
                                            .arg(QLocale().formattedDataSize(bytesMax)));
}

bool syncDescriptor(int descriptor)
{
    int done = 0;
    do
        done = ::fsync(descriptor);
    while (done != 0 && errno == EINTR);
    return done == 0;
}

/// What the source has when it is read: it may grow or shrink meanwhile.
Result<CopiedFile> copyBlocks(QFile &in, QFile &out, qint64 bytesMax, const std::atomic_bool &isEnding)
{
    const bool isShared = ::ioctl(out.handle(), FICLONE, in.handle()) == 0;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(blockBytes, Qt::Uninitialized);
    qint64 bytes = 0;
    QFile &read = isShared ? out : in;
    while (true) {
        if (isEnding)
            return trouble(ErrorCode::Cancelled, QString::fromLatin1(traitsOf(ErrorCode::Cancelled).title));
        const qint64 got = read.read(block.data(), block.size());
        if (got < 0)
            return trouble(ErrorCode::Validation,
                           QCoreApplication::translate("Files", "The file cannot be read: %1").arg(read.errorString()));
        if (got == 0)
            break;
        bytes += got;
        if (bytes > bytesMax)
            return tooLarge(bytesMax);
        hash.addData(QByteArrayView(block.constData(), got));
        if (!isShared && out.write(block.constData(), got) != got)
            return notWritten(out.errorString());
    }
    if (bytes == 0)
        return trouble(ErrorCode::Validation, words(QT_TRANSLATE_NOOP("Files", "This file is empty.")));
    if (!out.flush() || !syncDescriptor(out.handle()))
        return notWritten(out.errorString());
    return CopiedFile{.bytes = bytes, .sha256 = QString::fromLatin1(hash.result().toHex())};
}

bool openPrivately(QFile &file)
{
    return file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered, ownerOnlyFile);
}

} // namespace

bool syncFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) && syncDescriptor(file.handle());
}

bool syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    const bool isSynced = syncDescriptor(folder);
    ::close(folder);
    return isSynced;
}

bool makePrivateFolder(const QString &path)
{
    return QDir().mkpath(path) && QFile::setPermissions(path, ownerOnlyFolder);
}

Result<CopiedFile> copyIn(const QString &source, const QString &folder, const QString &target, qint64 bytesMax,
                          const std::atomic_bool &isEnding)
{
    const QFileInfo info(source);
    if (info.isDir())
        return trouble(ErrorCode::Validation, words(QT_TRANSLATE_NOOP("Files", "This is a folder. Pack it into one file first.")));
    // A pipe or a device would never end, or block.
    if (!info.isFile())
        return trouble(ErrorCode::Validation, words(QT_TRANSLATE_NOOP("Files", "There is no such file (any more).")));
    if (info.size() > bytesMax)
        return tooLarge(bytesMax);
    QFile in(source);
    if (!in.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return trouble(ErrorCode::Validation, QCoreApplication::translate("Files", "The file cannot be read: %1").arg(in.errorString()));
    QFile out(target);
    if (!makePrivateFolder(folder) || !openPrivately(out))
        return notWritten(out.errorString());
    Result<CopiedFile> copied = copyBlocks(in, out, bytesMax, isEnding);
    out.close();
    if (copied && !syncFolder(folder))
        copied = notWritten(folder);
    if (!copied)
        QFile::remove(target);
    return copied;
}

Result<CopiedFile> writeIn(const QByteArray &bytes, const QString &folder, const QString &target, qint64 bytesMax)
{
    if (bytes.isEmpty())
        return trouble(ErrorCode::Validation, words(QT_TRANSLATE_NOOP("Files", "This file is empty.")));
    if (bytes.size() > bytesMax)
        return tooLarge(bytesMax);
    QFile out(target);
    if (!makePrivateFolder(folder) || !openPrivately(out))
        return notWritten(out.errorString());
    const bool isWritten = out.write(bytes) == bytes.size() && syncDescriptor(out.handle());
    const QString why = out.errorString();
    out.close();
    if (isWritten && syncFolder(folder))
        return CopiedFile{.bytes = bytes.size(),
                          .sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex())};
    QFile::remove(target);
    return notWritten(why);
}

Result<CopiedFile> keepIn(const QString &folder, const QString &target, qint64 bytesMax, const std::atomic_bool &isEnding)
{
    const qint64 bytes = QFileInfo(target).size();
    if (bytes == 0)
        return trouble(ErrorCode::Validation, words(QT_TRANSLATE_NOOP("Files", "This file is empty.")));
    if (bytes > bytesMax)
        return tooLarge(bytesMax);
    const QString sha256 = sha256Of(target, isEnding);
    if (isEnding)
        return trouble(ErrorCode::Cancelled, QString::fromLatin1(traitsOf(ErrorCode::Cancelled).title));
    if (sha256.isEmpty() || !syncFile(target) || !syncFolder(folder))
        return notWritten(target);
    return CopiedFile{.bytes = bytes, .sha256 = sha256};
}

Result<QByteArray> readPiece(const QString &path, qint64 offset, qint64 bytes)
{
    QFile file(path);
    QByteArray piece;
    if (file.open(QIODevice::ReadOnly) && file.seek(offset))
        piece = file.read(bytes);
    if (piece.size() == bytes)
        return piece;
    return trouble(ErrorCode::Storage, words(QT_TRANSLATE_NOOP("Files", "The copy of this file is gone. Attach it again.")));
}

QString sha256Of(const QString &path, const std::atomic_bool &isEnding)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(blockBytes, Qt::Uninitialized);
    while (!isEnding) {
        const qint64 got = file.read(block.data(), block.size());
        if (got < 0)
            return {};
        if (got == 0)
            return QString::fromLatin1(hash.result().toHex());
        hash.addData(QByteArrayView(block.constData(), got));
    }
    return {};
}

Result<void> copyOut(const QString &source, const QString &target, const std::atomic_bool &isEnding)
{
    QFile in(source);
    if (!in.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return notWritten(in.errorString());
    QSaveFile out(target);
    if (!out.open(QIODevice::WriteOnly))
        return notWritten(out.errorString());
    if (const int clone = out.handle(); ::ioctl(clone, FICLONE, in.handle()) != 0) {
        QByteArray block(blockBytes, Qt::Uninitialized);
        while (true) {
            if (isEnding) {
                out.cancelWriting();
                return trouble(ErrorCode::Cancelled, QString::fromLatin1(traitsOf(ErrorCode::Cancelled).title));
            }
            const qint64 got = in.read(block.data(), block.size());
            if (got < 0)
                return notWritten(in.errorString());
            if (got == 0)
                break;
            if (out.write(block.constData(), got) != got)
                return notWritten(out.errorString());
        }
    }
    if (!out.commit())
        return notWritten(out.errorString());
    // Whatever stood there before, or the cache says: nobody can run it.
    QFile::setPermissions(target, QFile::permissions(target) & ~(QFile::ExeOwner | QFile::ExeUser | QFile::ExeGroup | QFile::ExeOther));
    return {};
}

} // namespace kith::client
