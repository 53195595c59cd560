// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/event.h"
#include "server/storage/storage.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace kith::server {

/// The thread that keeps the index up to date behind the messages. It sleeps until enough has happened.
///
/// Owner: main. Thread: note() from any.
class SearchIndexer
{
public:
    explicit SearchIndexer(Storage &storage);
    ~SearchIndexer();

    /// Counts new messages and wakes the thread when there are many, or when one was changed. For the bus.
    void note(const std::vector<EventPtr> &events);
    /// Ends the thread; what it was at is begun again after the next start.
    void stop();

private:
    void loop();
    /// False: it is time to stop.
    bool waitForWork();
    [[nodiscard]] bool isStopping() const;

    Storage &m_storage;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    qint64 m_newMessages = 0;
    qint64 m_newBytes = 0;
    bool m_hasChange = false;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace kith::server
