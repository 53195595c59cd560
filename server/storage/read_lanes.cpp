// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/read_lanes.h"

#include <QtCore/QLoggingCategory>

namespace kith::server {

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

using namespace Qt::Literals::StringLiterals;

ReadLanes::ReadLanes(const ChangeClock &clock, size_t queueLimit)
    : m_clock(clock)
    , m_queueLimit(queueLimit)
{
}

Result<std::unique_ptr<ReadLanes>> ReadLanes::start(const DatabaseUrl &url, const ChangeClock &clock, int threads, size_t queueLimit)
{
    std::unique_ptr<ReadLanes> lanes(new ReadLanes(clock, queueLimit));
    for (int i = 0; i < threads; ++i) {
        std::promise<Result<void>> opened;
        lanes->m_threads.emplace_back([own = lanes.get(), &opened, url] {
            auto connection = Connection::open(url, Connection::Mode::ReadOnly);
            opened.set_value(connection ? Result<void>() : Result<void>(connection.error()));
            if (connection)
                own->loop(url, std::move(connection).value());
        });
        if (const auto result = opened.get_future().get(); !result)
            return result.error();
    }
    return lanes;
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

size_t ReadLanes::queueLength() const
{
    const std::scoped_lock lock(m_mutex);
    return m_queue.size();
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

namespace {
/// On a new connection where the old one is gone: a database server may have been restarted.
Result<void> beginReading(const DatabaseUrl &url, std::unique_ptr<Connection> &connection)
{
    if (!connection->isAlive()) {
        auto fresh = Connection::open(url, Connection::Mode::ReadOnly);
        if (!fresh)
            return fresh.error();
        connection = std::move(fresh).value();
    }
    connection->runSoon(url.dialect == Dialect::Sqlite ? u"BEGIN"_s : u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s);
    return {};
}
} // namespace

void ReadLanes::loop(const DatabaseUrl &url, std::unique_ptr<Connection> connection)
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
        }
        ++m_inUse;
        if (!runOnce(url, connection, job, false))
            (void)runOnce(url, connection, job, true);
        --m_inUse;
    }
}

/// False: the connection broke, and another one may do.
bool ReadLanes::runOnce(const DatabaseUrl &url, std::unique_ptr<Connection> &connection, const Job &job, bool isLast) const
{
    const qint64 horizon = m_clock.horizon(); // before the snapshot
    const auto begun = beginReading(url, connection);
    Transaction transaction(*connection, Transaction::Access::Read, horizon);
    if (begun) {
        job.run(transaction);
    } else {
        qCWarning(lcStorage).noquote() << "a read had no database:" << begun.error().detail;
        transaction.fail({.code = ErrorCode::Storage, .detail = u"The database cannot be reached."_s});
    }
    if (begun && transaction.hasFailed() && connection->lastFault() == StorageFault::Gone && !isLast)
        return false;
    job.done(transaction);
    connection->runSoon(u"ROLLBACK"_s);
    connection->sendSoon();
    return true;
}

} // namespace kith::server
