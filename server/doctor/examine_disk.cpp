// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/file_descriptor.h"
#include "server/doctor/doctor.h"
#include "server/ops/data_directory.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
using Level = Finding::Level;
constexpr qint64 comfortableBytes = 1024LL * 1024 * 1024;
constexpr double fewInodes = 0.02;
constexpr int writes = 30;
constexpr size_t writeBytes = 4096;
constexpr double slowMs = 5; ///< a disk with a fast cache or flash stays below
constexpr double uselessMs = 100;

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}
} // namespace

Findings examineDataDirectory(const Config &config)
{
    const QString check = u"data directory"_s;
    const QByteArray path = QFile::encodeName(config.dataDir);
    struct stat facts = {};
    if (::stat(path.constData(), &facts) != 0)
        return {{.level = Level::Fail,
                 .check = check,
                 .detail = u"%1: %2."_s.arg(config.dataDir, QString::fromLocal8Bit(std::strerror(errno))),
                 .advice = u"The first kithd serve makes it. If there was one, check data_dir and what is mounted."_s}};
    if (!S_ISDIR(facts.st_mode) || ::access(path.constData(), R_OK | W_OK | X_OK) != 0)
        return {{.level = Level::Fail,
                 .check = check,
                 .detail = u"%1 is no folder that this user may use."_s.arg(config.dataDir),
                 .advice = u"Run kithd doctor as kithd's user, or give the folder to it (chown -R)."_s}};
    Findings out;
    if ((facts.st_mode & 077) != 0)
        out.append({.level = Level::Warn,
                    .check = check,
                    .detail = u"Others on this machine may look into %1 (mode %2)."_s.arg(config.dataDir)
                                  .arg(facts.st_mode & 0777, 3, 8, QLatin1Char('0')),
                    .advice = u"chmod 700 %1"_s.arg(config.dataDir)});
    struct stat database = {};
    if (::stat(QFile::encodeName(DataDirectory::databaseFileIn(config.dataDir)).constData(), &database) == 0
        && database.st_uid != facts.st_uid)
        out.append({.level = Level::Warn,
                    .check = check,
                    .detail = u"The database belongs to another user than its folder."_s,
                    .advice = u"chown -R the data directory to kithd's user."_s});
    if (out.isEmpty())
        out.append({.check = check, .detail = config.dataDir});
    return out;
}

Findings examineSpace(const Config &config)
{
    const QString check = u"free space"_s;
    struct statvfs disk = {};
    if (::statvfs(QFile::encodeName(config.dataDir).constData(), &disk) != 0)
        return {};
    const qint64 free = qint64(disk.f_bavail) * qint64(disk.f_frsize);
    const qint64 whole = qint64(disk.f_blocks) * qint64(disk.f_frsize);
    const QString detail = u"%1 of %2 are free."_s.arg(sizeText(free), sizeText(whole));
    if (free < config.database.minFreeBytes)
        return {{.level = Level::Fail,
                 .check = check,
                 .detail = detail + u" That is less than database.min_free: nothing is written."_s,
                 .advice = u"Make room, or move the data directory to a larger disk."_s}};
    if (const qint64 kept = config.files.bytesToKeepFree(whole); free < kept)
        return {{.level = Level::Warn,
                 .check = check,
                 .detail = detail
                           + u" Files leave %1 free (files.keep_free), so none are taken."_s.arg(
                               QLocale::c().formattedDataSize(kept, 1, QLocale::DataSizeSIFormat)),
                 .advice = u"Make room, or let files.keep_free be less."_s}};
    if (free < comfortableBytes)
        return {{.level = Level::Warn, .check = check, .detail = detail, .advice = u"Make room before the disk is full."_s}};
    if (disk.f_files > 0 && double(disk.f_favail) < double(disk.f_files) * fewInodes)
        return {{.level = Level::Warn,
                 .check = check,
                 .detail = u"The file system can take only %1 more files."_s.arg(disk.f_favail),
                 .advice = u"Remove files elsewhere on it, or make it anew with more inodes."_s}};
    return {{.check = check, .detail = detail}};
}

Findings examineDiskSpeed(const Config &config)
{
    const QString check = u"disk speed"_s;
    // O_TMPFILE leaves nothing behind, however this ends.
    const FileDescriptor file(::open(QFile::encodeName(config.dataDir).constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600));
    if (!file.isOpen())
        return {{.level = Level::Warn, .check = check, .detail = u"It cannot be measured on this file system."_s, .advice = {}}};
    std::vector<double> times;
    const QByteArray block(writeBytes, 'k');
    for (int i = 0; i < writes; ++i) {
        const auto startedAt = std::chrono::steady_clock::now();
        if (::write(file.get(), block.constData(), writeBytes) != ssize_t(writeBytes) || ::fdatasync(file.get()) != 0)
            return {{.level = Level::Fail,
                     .check = check,
                     .detail = u"The disk refuses to write: %1."_s.arg(QString::fromLocal8Bit(std::strerror(errno))),
                     .advice = u"Look into the kernel's log (journalctl -k)."_s}};
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - startedAt).count());
    }
    std::sort(times.begin(), times.end());
    const double median = times.at(times.size() / 2);
    const QString detail = u"A write is on the disk after %1 ms (the slowest of %2: %3 ms)."_s.arg(median, 0, 'f', 2)
                               .arg(writes)
                               .arg(times.back(), 0, 'f', 2);
    if (median < slowMs)
        return {{.check = check, .detail = detail}};
    return {{.level = median < uselessMs ? Level::Warn : Level::Fail,
             .check = check,
             .detail = detail,
             .advice = u"Every message waits for that. Use a disk of flash, or one whose cache is protected against a loss of power."_s}};
}

} // namespace kith::server
