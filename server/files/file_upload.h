// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/transfer.h"
#include "server/files/incoming_file.h"

namespace kith::server {

/// One request that brings bytes of a file: all of them, or a part of an upload that was made before.
///
/// The upload's row is there from the beginning, so what it will take is counted. Every syncEveryBytes, and when the request
/// is cut off, what has arrived is synced and the row says so: the next request goes on from there, also after a crash. With
/// the last byte the file gets its type, loses its metadata, gets its previews and becomes a blob.
/// Thread: as UploadSink says; what waits for the disk runs on the disk pool.
class FileUpload final : public UploadSink, public FileWriter, public std::enable_shared_from_this<FileUpload>
{
public:
    struct Extent
    {
        qint64 first = 0; ///< where these bytes belong
        qint64 bytes = 0;
        bool isWhole = false; ///< made by the same request: nobody knows of the upload if this is cut off
    };

    FileUpload(FilesParts &parts, UploadRow row, Extent extent, QString saidType);

    [[nodiscard]] qint64 expectedBytes() const override { return m_extent.bytes; }
    void begin(Begun begun) override;
    Result<void> take(QByteArrayView bytes) override;
    void finish(Finished finished) override;
    void interrupt() override;
    [[nodiscard]] bool giveWay() override;

private:
    enum class Phase { Waiting, Writing, Finishing, GaveWay, Over };

    void beginNow(const Begun &begun);
    void syncInBackground();
    void saveProgress();
    void finishNow(const Finished &finished);
    void examine(const Finished &finished);
    void become(const PreparedFile &prepared, const Attachment &file, const Finished &finished);
    void end(const Finished &finished, Result<Answer> result);
    void forget();
    [[nodiscard]] Timestamp expiry() const { return now() + m_parts.options.keepUnused; }

    FilesParts &m_parts;
    const UploadRow m_row;
    const Extent m_extent;
    const QString m_saidType;
    std::mutex m_mutex; ///< over the phase and the file, against giveWay()
    Phase m_phase = Phase::Waiting;
    IncomingFile m_file;
    std::atomic<qint64> m_syncedBytes;
    std::atomic<bool> m_isSyncing = false;
};

} // namespace kith::server
