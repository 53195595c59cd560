// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/read_lanes.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

ReadLanes::ReadLanes(std::vector<std::unique_ptr<Connection>> connections, size_t queueLimit)
    : m_queueLimit(queueLimit)
{
    for (auto &connection : connections)
        m_threads.emplace_back([this, own = std::move(connection)]() mutable { loop(std::move(own)); });
}

ReadLanes::~ReadLanes()
{
    stop();
}

bool ReadLanes::submit(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopping || m_queue.size() >= m_queueLimit)
            return false;
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void ReadLanes::stop()
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

void ReadLanes::loop(std::unique_ptr<Connection> connection)
{
    const QString begin = connection->dialect() == Dialect::Sqlite ? u"BEGIN"_s : u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s;
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isStopping || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            job = std::move(m_queue.front());
            m_queue.pop_front();
        }
        const auto begun = connection->run(begin);
        Transaction transaction(*connection, Transaction::Access::Read);
        if (!begun)
            transaction.fail(begun.error());
        job(transaction);
        (void)connection->run(u"ROLLBACK"_s);
    }
}

} // namespace kith::server
