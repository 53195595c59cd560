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
    WorkerPool(int threads, size_t queueLimit);
    ~WorkerPool();

    /// False when the queue is full.
    [[nodiscard]] bool submit(std::function<void()> job);
    void stop();
    [[nodiscard]] size_t queueLength() const;

private:
    void loop();

    const size_t m_queueLimit;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    bool m_isStopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace kith::server
