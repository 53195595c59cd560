// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/active_uploads.h"

namespace kith::server {

namespace {
constexpr size_t keptHashes = 1024;
}

bool ActiveUploads::enter(FileId file, const std::shared_ptr<FileWriter> &writer)
{
    std::shared_ptr<FileWriter> before;
    for (;;) {
        {
            const std::scoped_lock lock(m_mutex);
            std::weak_ptr<FileWriter> &place = m_writers[file];
            const std::shared_ptr<FileWriter> there = place.lock();
            if (!there || there == writer || there == before) {
                place = writer;
                return true;
            }
            before = there;
        }
        // Not under this lock: a writer keeps its hash here under its own.
        if (!before->giveWay())
            return false;
    }
}

void ActiveUploads::leave(FileId file, const FileWriter *writer)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_writers.constFind(file);
    if (found == m_writers.constEnd())
        return;
    const auto there = found->lock();
    if (!there || there.get() == writer)
        m_writers.erase(found);
}

void ActiveUploads::keepHash(FileId file, qint64 bytes, const Sha256 &hash)
{
    const std::scoped_lock lock(m_mutex);
    m_hashes.insert(file, {.bytes = bytes, .hash = hash});
    m_hashOrder.push_back(file);
    while (m_hashOrder.size() > keptHashes) {
        m_hashes.remove(m_hashOrder.front());
        m_hashOrder.pop_front();
    }
}

std::optional<Sha256> ActiveUploads::takeHash(FileId file, qint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_hashes.constFind(file);
    if (found == m_hashes.constEnd() || found->bytes != bytes)
        return std::nullopt;
    const Sha256 hash = found->hash;
    m_hashes.erase(found);
    return hash;
}

} // namespace kith::server
