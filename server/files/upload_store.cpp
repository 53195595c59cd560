// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/upload_store.h"

#include "server/storage/sql_text.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int arriving = int(Upload::State::Arriving);
constexpr int ready = int(Upload::State::Ready);

QString textOf(const QByteArray &hash)
{
    // An empty text, not a missing one.
    return hash.isEmpty() ? u""_s : QString::fromLatin1(hash);
}

QVariant sideOrNull(int side)
{
    return side > 0 ? QVariant(side) : QVariant(QMetaType::fromType<int>());
}
} // namespace

std::optional<UploadRow> UploadStore::find(FileId id)
{
    Rows rows = m_transaction.select(u"SELECT owner_id, state, name, content_type, size, received, declared_sha256, keeps_original, sha256,"
                                     " width, height, duration_ms, has_thumbnail, created_at, expires_at FROM files"
                                     " WHERE id = ? AND (expires_at IS NULL OR expires_at > ?)"_s,
                                     {id.value(), toMs(now())});
    if (!rows.next())
        return std::nullopt;
    return UploadRow{.upload = {.file = {.id = id,
                                         .name = rows.text(2),
                                         .contentType = rows.text(3),
                                         .sizeBytes = rows.integer(4),
                                         .width = int(rows.integer(9)),
                                         .height = int(rows.integer(10)),
                                         .durationMs = rows.integer(11),
                                         .hasThumbnail = rows.boolean(12)},
                                .state = rows.integer(1) == ready ? Upload::State::Ready : Upload::State::Arriving,
                                .receivedBytes = rows.integer(5),
                                .createdAt = rows.timestamp(13)},
                     .owner = rows.id<UserId>(0),
                     .declaredSha256 = rows.text(6).toLatin1(),
                     .sha256 = rows.text(8).toLatin1(),
                     .keepsOriginal = rows.boolean(7),
                     .expiresAt = rows.optionalTimestamp(14)};
}

void UploadStore::insert(const UploadRow &row)
{
    const Attachment &file = row.upload.file;
    m_transaction.execute(u"INSERT INTO files (id, owner_id, state, name, content_type, size, received, declared_sha256, keeps_original,"
                          " duration_ms, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)"_s,
                          {file.id.value(), row.owner.value(), arriving, file.name, sqlText(file.contentType), file.sizeBytes,
                           textOf(row.declaredSha256), row.keepsOriginal ? 1 : 0, file.durationMs, toMs(row.upload.createdAt),
                           sqlValue(row.expiresAt)});
}

void UploadStore::setProgress(FileId id, qint64 received, Timestamp expiresAt)
{
    m_transaction.execute(u"UPDATE files SET received = ?, expires_at = ? WHERE id = ? AND state = ?"_s,
                          {received, toMs(expiresAt), id.value(), arriving});
}

bool UploadStore::setReady(const KeptFile &kept, Timestamp expiresAt)
{
    const Attachment &file = kept.file;
    return m_transaction.execute(u"UPDATE files SET state = ?, content_type = ?, size = ?, received = ?, sha256 = ?, width = ?, height = ?,"
                                 " has_thumbnail = ?, expires_at = ? WHERE id = ? AND state = ? AND expires_at > ?"_s,
                                 {ready, file.contentType, file.sizeBytes, file.sizeBytes, textOf(kept.sha256), sideOrNull(file.width),
                                  sideOrNull(file.height), file.hasThumbnail ? 1 : 0, toMs(expiresAt), file.id.value(), arriving,
                                  toMs(now())})
           == 1;
}

void UploadStore::removeArriving(FileId id)
{
    m_transaction.execute(u"DELETE FROM files WHERE id = ? AND state = ?"_s, {id.value(), arriving});
}

bool UploadStore::expire(FileId id, UserId owner)
{
    return m_transaction.execute(u"UPDATE files SET expires_at = ? WHERE id = ? AND owner_id = ? AND expires_at IS NOT NULL"_s,
                                 {toMs(now()), id.value(), owner.value()})
           == 1;
}

qint64 UploadStore::bytesOf(UserId owner)
{
    Rows rows = m_transaction.select(u"SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM files"
                                     " WHERE owner_id = ? AND (expires_at IS NULL OR expires_at > ?)"_s,
                                     {owner.value(), toMs(now())});
    return rows.next() ? rows.integer(0) : 0;
}

qint64 UploadStore::waitingOf(UserId owner)
{
    Rows rows = m_transaction.select(u"SELECT COUNT(*) FROM files WHERE owner_id = ? AND expires_at > ?"_s, {owner.value(), toMs(now())});
    return rows.next() ? rows.integer(0) : 0;
}

qint64 UploadStore::bytesToCome()
{
    Rows rows = m_transaction.select(u"SELECT CAST(COALESCE(SUM(size - received), 0) AS BIGINT) FROM files WHERE state = 0"_s);
    return rows.next() ? rows.integer(0) : 0;
}

bool BlobRows::isThere(const QByteArray &sha256)
{
    return m_transaction.select(u"SELECT 1 FROM blobs WHERE sha256 = ?"_s, {textOf(sha256)}).next();
}

bool BlobRows::insert(const QByteArray &sha256, qint64 sizeBytes)
{
    const bool isNew = m_transaction.execute(
                           u"INSERT INTO blobs (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING"_s,
                           {textOf(sha256), sizeBytes, toMs(now())})
                       == 1;
    if (!isNew)
        m_transaction.execute(u"UPDATE blobs SET let_go_at = NULL WHERE sha256 = ? AND let_go_at IS NOT NULL"_s, {textOf(sha256)});
    return isNew;
}

void BlobRows::letGo(const QByteArray &sha256)
{
    m_transaction.execute(u"UPDATE blobs SET let_go_at = ? WHERE sha256 = ?"_s, {toMs(now()), textOf(sha256)});
}

QByteArrayList BlobRows::letGone(int limit)
{
    QByteArrayList out;
    Rows rows = m_transaction.select(u"SELECT sha256 FROM blobs WHERE let_go_at IS NOT NULL ORDER BY let_go_at LIMIT ?"_s, {limit});
    while (rows.next())
        out.append(rows.text(0).toLatin1());
    return out;
}

std::optional<qint64> BlobRows::removeUnneeded(const QByteArray &sha256)
{
    {
        Rows rows = m_transaction.executeReturning(
            u"DELETE FROM blobs WHERE sha256 = ?"
            " AND NOT EXISTS (SELECT 1 FROM files f WHERE f.sha256 = blobs.sha256)"
            " AND NOT EXISTS (SELECT 1 FROM pictures p WHERE p.sha256 = blobs.sha256) RETURNING size"_s,
            {textOf(sha256)});
        if (rows.next())
            return rows.integer(0);
    }
    m_transaction.execute(u"UPDATE blobs SET let_go_at = NULL WHERE sha256 = ?"_s, {textOf(sha256)});
    return std::nullopt;
}

qint64 BlobRows::totalBytes()
{
    Rows rows = m_transaction.select(u"SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM blobs"_s);
    return rows.next() ? rows.integer(0) : 0;
}

QByteArrayList BlobRows::beginningWith(const QByteArray &folder)
{
    QByteArrayList out;
    const QString first = QString::fromLatin1(folder);
    const QString behind = first + u'g'; // no hexadecimal digit, and behind all of them
    Rows rows = m_transaction.select(u"SELECT sha256 FROM blobs WHERE sha256 >= ? AND sha256 < ?"_s, {first, behind});
    while (rows.next())
        out.append(rows.text(0).toLatin1());
    return out;
}

} // namespace kith::server
