// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/files/sha256.h"
#include "shared/ids.h"

#include <QtCore/QHash>

#include <deque>
#include <memory>
#include <mutex>

namespace kith::server {

/// Somebody who writes into an arriving file.
class FileWriter
{
public:
    virtual ~FileWriter() = default;
    /// From now on it writes nothing more. False when it has everything and is finishing: then it stays.
    [[nodiscard]] virtual bool giveWay() = 0;
};

/// Who writes into which arriving file: one at a time, the last to come.
///
/// A client whose connection broke comes back on a new one, long before the server notices the end of the old one. Also keeps
/// how far the hash of an interrupted upload got, so that it need not be counted again from the start. Thread: any.
class ActiveUploads
{
public:
    /// False: the one before is finishing it.
    [[nodiscard]] bool enter(FileId file, const std::shared_ptr<FileWriter> &writer);
    /// Without effect for one that has given way.
    void leave(FileId file, const FileWriter *writer);

    void keepHash(FileId file, qint64 bytes, const Sha256 &hash);
    /// The hash of exactly the first `bytes`; absent when it is not known. It is handed out once.
    [[nodiscard]] std::optional<Sha256> takeHash(FileId file, qint64 bytes);

private:
    struct Hashed
    {
        qint64 bytes = 0;
        Sha256 hash;
    };

    std::mutex m_mutex;
    QHash<FileId, std::weak_ptr<FileWriter>> m_writers;
    QHash<FileId, Hashed> m_hashes;
    std::deque<FileId> m_hashOrder; ///< oldest first; may name some that are gone
};

} // namespace kith::server
