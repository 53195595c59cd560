// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/change_clock.h"
#include "server/storage/transaction.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace kith::server {

/// A few threads that read, each with its own connection and, per job, its own snapshot.
///
/// Owner: Storage. Thread: submit() from any. A full queue refuses.
class ReadLanes
{
public:
    struct Job
    {
        /// Called again, on a new connection, when the first one broke.
        std::function<void(Transaction &)> run;
        std::function<void(Transaction &)> done;
    };

    /// Errors: Storage when the database cannot be opened.
    [[nodiscard]] static Result<std::unique_ptr<ReadLanes>> start(const DatabaseUrl &url, const ChangeClock &clock, int threads,
                                                                  size_t queueLimit);
    ~ReadLanes();

    [[nodiscard]] bool submit(Job job);
    void stop();
    [[nodiscard]] size_t queueLength() const;
    /// Connections that work on a job now.
    [[nodiscard]] int inUse() const { return m_inUse; }

private:
    ReadLanes(const ChangeClock &clock, size_t queueLimit);
    void loop(const DatabaseUrl &url, std::unique_ptr<Connection> connection);
    [[nodiscard]] bool runOnce(const DatabaseUrl &url, std::unique_ptr<Connection> &connection, const Job &job, bool isLast) const;

    const ChangeClock &m_clock;
    const size_t m_queueLimit;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_isStopping = false;
    std::atomic<int> m_inUse = 0;
    std::vector<std::thread> m_threads;
};

} // namespace kith::server
