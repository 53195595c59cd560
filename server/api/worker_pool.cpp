// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/worker_pool.h"

namespace kith::server {

WorkerPool::WorkerPool(int threads, size_t queueLimit)
    : m_queueLimit(queueLimit)
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { loop(); });
}

WorkerPool::~WorkerPool()
{
    stop();
}

bool WorkerPool::submit(std::function<void()> job, Kind kind)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopping || m_queue.size() >= m_queueLimit)
            return false;
        m_queue.push_back({.run = std::move(job), .kind = kind});
        m_passwords += kind == Kind::Password ? 1 : 0;
    }
    m_wake.notify_one();
    return true;
}

size_t WorkerPool::queueLength() const
{
    const std::scoped_lock lock(m_mutex);
    return m_queue.size();
}

size_t WorkerPool::passwordsWaiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_passwords;
}

void WorkerPool::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

void WorkerPool::loop()
{
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isStopping || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            job = std::move(m_queue.front());
            m_queue.pop_front();
            m_passwords -= job.kind == Kind::Password ? 1 : 0;
        }
        job.run();
    }
}

} // namespace kith::server
