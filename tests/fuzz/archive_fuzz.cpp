// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as a backup: read or refused with a sentence, and nothing reaches the disk under a name that no backup has.
#include "server/backup/archive_reader.h"

#include <QtCore/QJsonDocument>

#include <cstdlib>

using namespace kith;
using namespace kith::server;

namespace {
void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

/// Checks what it is given against what the reader promises.
class Watcher : public ArchiveSink
{
public:
    Result<void> manifest(const BackupManifest &manifest) override
    {
        require(!m_hasManifest && manifest.schema > 0);
        m_hasManifest = true;
        const auto again = BackupManifest::fromJson(QJsonDocument(manifest.toJson()).toJson());
        require(again && again->toJson() == manifest.toJson());
        return {};
    }
    Result<void> begin(const QByteArray &name, qint64 size) override
    {
        require(m_hasManifest && size >= 0 && m_left == 0 && name > m_last);
        require(!name.contains("..") && !name.startsWith('/') && !name.contains('\0'));
        require(name == backup_names::sqlite || backup_names::isFile(name) || !backup_names::tableOf(name).isEmpty());
        m_last = name;
        m_left = size;
        return {};
    }
    Result<void> bytes(QByteArrayView bytes) override
    {
        m_left -= bytes.size();
        m_sum += bytes.size();
        require(m_left >= 0);
        // A few bytes can unpack to very many: what a restore refuses for want of room.
        return m_sum < 64 * 1024 * 1024 ? Result<void>() : Result<void>(Error{.code = ErrorCode::StorageFull});
    }
    Result<void> end(const QByteArray &sha256) override
    {
        require(m_left == 0 && sha256.size() == 64);
        return {};
    }

private:
    bool m_hasManifest = false;
    qint64 m_left = 0;
    qint64 m_sum = 0;
    QByteArray m_last;
};
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Watcher watcher;
    const auto read = readArchiveBytes(QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size)), watcher);
    if (!read)
        require(!read.error().detail.isEmpty() || read.error().code == ErrorCode::StorageFull);
    return 0;
}
