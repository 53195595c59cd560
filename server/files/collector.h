// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/files/files_parts.h"

#include <condition_variable>
#include <thread>

namespace kith::server {

/// Takes away what nobody needs: uploads that were never sent or never finished, files of unsent messages and erased
/// accounts, replaced pictures, and what a crash left on the disk without a row.
///
/// Rows go first, in a transaction that asks again whether anything refers to them; bytes after its commit, under the lock
/// that keeps the same bytes from arriving meanwhile. Stopped at any point it loses nothing and finds the rest later.
/// Thread: one of its own; stop() from any.
class Collector
{
public:
    explicit Collector(FilesParts &parts);
    ~Collector();

    void stop();

    /// One round over everything that is due; for tests, and before the thread starts.
    void collect();
    /// Looks at every file on the disk: whose row is gone, goes. `before`: what began to arrive later is left alone.
    void sweep(FileId before);
    void start();

private:
    void loop();
    [[nodiscard]] bool collectFiles();
    [[nodiscard]] bool collectBlobs();
    [[nodiscard]] bool sweepPictures();
    void sweepIncoming(FileId before);
    void sweepFolder(const QByteArray &folder);
    [[nodiscard]] bool isStopping();

    FilesParts &m_parts;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace kith::server
