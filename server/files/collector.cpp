// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/collector.h"

#include "server/files/picture_store.h"
#include "server/files/upload_store.h"
#include "shared/kill_point.h"

#include <QtCore/QSet>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int batch = 100;
constexpr auto sweepEvery = std::chrono::hours(24);

const QString dueFiles = u"SELECT id, sha256 FROM files WHERE expires_at <= ?"
                         " AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.file_id = files.id) ORDER BY expires_at LIMIT ?"_s;

QList<FileId> removeDueFiles(Transaction &transaction, Timestamp at)
{
    QList<FileId> ids;
    QByteArrayList hashes;
    {
        Rows rows = transaction.select(dueFiles, {toMs(at), batch});
        while (rows.next()) {
            ids.append(rows.id<FileId>(0));
            if (!rows.isNull(1))
                hashes.append(rows.text(1).toLatin1());
        }
    }
    for (const FileId id : std::as_const(ids))
        transaction.execute(u"DELETE FROM files WHERE id = ?"_s, {id.value()});
    for (const QByteArray &hash : std::as_const(hashes))
        BlobRows(transaction).letGo(hash);
    return ids;
}
} // namespace

Collector::Collector(FilesParts &parts)
    : m_parts(parts)
{
}

Collector::~Collector()
{
    stop();
}

void Collector::start()
{
    m_thread = std::thread([this] { loop(); });
}

void Collector::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool Collector::isStopping()
{
    const std::scoped_lock lock(m_mutex);
    return m_isStopping;
}

void Collector::loop()
{
    FileId sweepBefore(m_parts.ids.next());
    auto nextSweep = std::chrono::steady_clock::now();
    while (!isStopping()) {
        collect();
        if (std::chrono::steady_clock::now() >= nextSweep) {
            sweep(sweepBefore);
            sweepBefore = FileId(m_parts.ids.next());
            nextSweep = std::chrono::steady_clock::now() + sweepEvery;
        }
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, m_parts.options.collectEvery, [this] { return m_isStopping; });
    }
}

void Collector::collect()
{
    const auto lock = m_parts.blobs->lockAgainstCopying();
    while (lock && !isStopping() && collectFiles()) {}
    while (lock && !isStopping() && collectBlobs()) {}
}

/// True when there may be more.
bool Collector::collectFiles()
{
    // Asked of a snapshot first: nearly always there is nothing, and nothing to write.
    const auto isAnyDue = m_parts.storage.readAndWait<bool>([](Transaction &transaction) -> Result<bool> {
        return transaction.select(dueFiles, {toMs(now()), 1}).next();
    });
    if (!isAnyDue || !*isAnyDue)
        return false;
    const auto removed = m_parts.storage.writeAndWait<QList<FileId>>(
        [](Transaction &transaction) -> Result<QList<FileId>> { return removeDueFiles(transaction, now()); });
    if (!removed)
        return false;
    killPoint("collector.filesForgotten");
    for (const FileId id : *removed)
        m_parts.blobs->removeIncoming(id);
    return removed->size() == batch;
}

bool Collector::collectBlobs()
{
    const auto candidates = m_parts.storage.readAndWait<QByteArrayList>(
        [](Transaction &transaction) -> Result<QByteArrayList> { return BlobRows(transaction).letGone(batch); });
    if (!candidates || candidates->isEmpty())
        return false;
    const auto lock = m_parts.blobs->removingLock();
    qint64 bytes = 0;
    const auto removed = m_parts.storage.writeAndWait<QByteArrayList>([&](Transaction &transaction) -> Result<QByteArrayList> {
        QByteArrayList gone;
        bytes = 0; // this may be the second time
        for (const QByteArray &sha256 : *candidates) {
            if (const auto size = BlobRows(transaction).removeUnneeded(sha256)) {
                gone.append(sha256);
                bytes += *size;
            }
        }
        return gone;
    });
    if (!removed)
        return false;
    killPoint("collector.blobsForgotten");
    m_parts.figures.storedBytes -= bytes;
    m_parts.figures.collectedBytes += quint64(bytes);
    m_parts.figures.collectedBlobs += quint64(removed->size());
    for (const QByteArray &sha256 : *removed)
        m_parts.blobs->removeBlob(sha256);
    return candidates->size() == batch;
}

void Collector::sweep(FileId before)
{
    const auto lock = m_parts.blobs->lockAgainstCopying();
    if (!lock)
        return;
    while (!isStopping() && sweepPictures()) {}
    sweepIncoming(before);
    for (int i = 0; i < 256 && !isStopping(); ++i)
        sweepFolder(QByteArray::number(0x100 + i, 16).sliced(1));
}

/// True when there may be more.
bool Collector::sweepPictures()
{
    const auto unused = m_parts.storage.readAndWait<QList<PictureId>>(
        [](Transaction &transaction) -> Result<QList<PictureId>> { return PictureStore(transaction).unused(batch); });
    if (!unused || unused->isEmpty())
        return false;
    const auto released = m_parts.storage.writeAndWait<bool>([&](Transaction &transaction) -> Result<bool> {
        for (const PictureId id : *unused)
            PictureStore(transaction).release(id);
        return true;
    });
    return released && unused->size() == batch;
}

void Collector::sweepIncoming(FileId before)
{
    const auto arriving = m_parts.storage.readAndWait<QSet<FileId>>([](Transaction &transaction) -> Result<QSet<FileId>> {
        QSet<FileId> ids;
        Rows rows = transaction.select(u"SELECT id FROM files WHERE state = 0"_s);
        while (rows.next())
            ids.insert(rows.id<FileId>(0));
        return ids;
    });
    if (!arriving)
        return;
    for (const QByteArray &name : m_parts.blobs->incomingNames()) {
        const auto id = BlobStore::idOfIncoming(name);
        if (id && *id < before && !arriving->contains(*id))
            m_parts.blobs->removeIncomingName(name);
    }
}

void Collector::sweepFolder(const QByteArray &folder)
{
    const auto lock = m_parts.blobs->removingLock();
    const QByteArrayList found = m_parts.blobs->hashesIn(folder);
    if (found.isEmpty())
        return;
    const auto known = m_parts.storage.readAndWait<QByteArrayList>(
        [&folder](Transaction &transaction) -> Result<QByteArrayList> { return BlobRows(transaction).beginningWith(folder); });
    if (!known)
        return;
    const QSet<QByteArray> rows(known->begin(), known->end());
    for (const QByteArray &sha256 : found) {
        if (!rows.contains(sha256))
            m_parts.blobs->removeBlob(sha256);
    }
}

} // namespace kith::server
