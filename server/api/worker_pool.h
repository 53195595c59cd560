// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kith::server {

/// A few threads for work that takes long (hashing) or waits for a lane. Bounded in threads and in queue, so that a
/// flood of sign-ins cannot stop chat. Thread: submit() from any.
class WorkerPool
{
public:
    enum class Kind {
        Password, ///< hashes one: keeps a core busy for a tenth of a second
        Other,
    };

    WorkerPool(int threads, size_t queueLimit);
    ~WorkerPool();

    /// False when the queue is full.
    [[nodiscard]] bool submit(std::function<void()> job, Kind kind = Kind::Other);
    void stop();
    [[nodiscard]] size_t queueLength() const;
    /// Of that, jobs of Kind::Password.
    [[nodiscard]] size_t passwordsWaiting() const;

private:
    struct Job
    {
        std::function<void()> run;
        Kind kind = Kind::Other;
    };
    void loop();

    const size_t m_queueLimit;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    size_t m_passwords = 0; ///< in the queue
    bool m_isStopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace kith::server
