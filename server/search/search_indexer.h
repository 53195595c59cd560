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
    /// The index was dropped: everything is to be indexed now, to the last message.
    void buildAll();
    /// From buildAll() until everything is in the index.
    [[nodiscard]] bool isBuildingAll() const;
    /// Ends the thread; what it was at is begun again after the next start.
    void stop();

    /// As of the end of the last piece of work, and the messages that came since.
    struct Figures
    {
        qint64 unindexedMessages = 0; ///< searches look through these themselves
        qint64 waitingChanges = 0;
        qint64 segments = 0;
        qint64 sizeBytes = 0;
        quint64 failures = 0; ///< pieces of work that were given up, since the start
    };
    [[nodiscard]] Figures figures() const;

private:
    void look();
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
    quint64 m_wanted = 0; ///< calls of buildAll()
    quint64 m_built = 0; ///< how many of these are done
    bool m_isStopping = false;
    Figures m_figures;
    qint64 m_sinceFigures = 0; ///< new messages
    std::thread m_thread;
};

} // namespace kith::server
