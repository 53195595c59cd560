// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/free_space.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>

#include <sys/statvfs.h>
#include <utility>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(lcSpace, "kith.storage.space")

namespace {
constexpr std::chrono::milliseconds lookEvery{250};
}

FreeSpace::FreeSpace(const DatabaseUrl &url)
    : m_folder(QFile::encodeName(QFileInfo(url.file).absolutePath()))
    , m_leastBytes(url.options.value(u"min_free"_s).toLongLong())
{
}

bool FreeSpace::isEnough()
{
    if (m_leastBytes == 0 || Clock::now() < m_nextLook)
        return m_isEnough;
    m_nextLook = Clock::now() + lookEvery;
    struct statvfs disk = {};
    const bool isEnough = ::statvfs(m_folder.constData(), &disk) != 0 || qint64(disk.f_bavail) * qint64(disk.f_frsize) >= m_leastBytes;
    if (std::exchange(m_isEnough, isEnough) != isEnough) {
        if (isEnough)
            qCInfo(lcSpace) << "the disk has room again: writing goes on";
        else
            qCCritical(lcSpace) << "less than database.min_free is left on the disk: nothing is written until there is room again";
    }
    return m_isEnough;
}

} // namespace kith::server
