// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/unpacker.h"

#include <QtCore/QDir>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
Error writeFailure(const QString &path)
{
    return {.code = errno == ENOSPC || errno == EDQUOT ? ErrorCode::StorageFull : ErrorCode::Storage,
            .detail = u"Nothing can be written to %1: %2."_s.arg(path, QString::fromLocal8Bit(std::strerror(errno)))};
}
} // namespace

Unpacker::Unpacker(QString path, BackupManifest manifest)
    : m_path(std::move(path))
    , m_manifest(std::move(manifest))
{
}

Unpacker::~Unpacker()
{
    if (!m_isKept)
        QDir(m_path).removeRecursively();
}

Result<std::unique_ptr<Unpacker>> Unpacker::begin(const QString &dataFolder, const BackupManifest &manifest, const DatabaseUrl &database)
{
    std::unique_ptr<Unpacker> unpacker(new Unpacker(dataFolder + u'/' + unpackFolderName, manifest));
    const QByteArray path = QFile::encodeName(unpacker->m_path);
    if (::mkdir(path.constData(), 0700) != 0)
        return writeFailure(unpacker->m_path);
    unpacker->m_folder.reset(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    if (!unpacker->m_folder.isOpen() || ::mkdirat(unpacker->m_folder.get(), "files", 0700) != 0)
        return writeFailure(unpacker->m_path);
    if (manifest.dialect == Dialect::PostgreSql) {
        auto load = PostgresLoad::begin(database, manifest.schema);
        if (!load)
            return load.error();
        unpacker->m_load = std::move(load).value();
    }
    return unpacker;
}

Result<void> Unpacker::manifest(const BackupManifest &manifest)
{
    // Judged in the first reading; the file must not have changed since.
    if (manifest.toJson() == m_manifest.toJson())
        return {};
    return Error{.code = ErrorCode::ChecksumMismatch, .detail = u"The backup was changed while it was read."_s};
}

Result<void> Unpacker::make(const char *name)
{
    m_file.reset(::openat(m_folder.get(), name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    return m_file.isOpen() ? Result<void>() : Result<void>(writeFailure(m_path));
}

Result<void> Unpacker::begin(const QByteArray &name, qint64)
{
    if (name == backup_names::sqlite)
        return make("kith.sqlite");
    if (backup_names::isFile(name)) {
        const QByteArray folder = name.first(name.lastIndexOf('/'));
        if (::mkdirat(m_folder.get(), folder.constData(), 0700) != 0 && errno != EEXIST)
            return writeFailure(m_path);
        return make(name.constData());
    }
    const QByteArray table = backup_names::tableOf(name);
    const auto shape = std::find_if(m_manifest.tables.cbegin(), m_manifest.tables.cend(),
                                    [&](const TableShape &candidate) { return candidate.name == table; });
    if (!m_load || shape == m_manifest.tables.cend())
        return Error{.code = ErrorCode::ChecksumMismatch, .detail = u"The backup holds rows of a table that it does not describe."_s};
    return m_load->beginTable(*shape);
}

Result<void> Unpacker::bytes(QByteArrayView bytes)
{
    if (!m_file.isOpen())
        return m_load->put(bytes);
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_file.get(), bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return writeFailure(m_path);
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<void> Unpacker::end(const QByteArray &)
{
    if (!m_file.isOpen())
        return m_load->endTable();
    m_file.reset();
    return {};
}

} // namespace kith::server
