// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/write_lane.h"

#include <QtCore/QLoggingCategory>

namespace kith::server {

Q_LOGGING_CATEGORY(lcStorage, "kith.storage")

using namespace Qt::Literals::StringLiterals;

namespace {
QString beginStatement(Dialect dialect)
{
    return dialect == Dialect::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s;
}
} // namespace

WriteLane::WriteLane(DatabaseUrl url, EventSink &sink, Limits limits)
    : m_url(std::move(url))
    , m_sink(sink)
    , m_limits(limits)
{
}

Result<std::unique_ptr<WriteLane>> WriteLane::start(const DatabaseUrl &url, EventSink &sink, Limits limits)
{
    std::unique_ptr<WriteLane> lane(new WriteLane(url, sink, limits));
    std::promise<Result<void>> opened;
    lane->m_thread = std::thread([own = lane.get(), &opened, url] {
        auto connection = Connection::open(url, Connection::Mode::ReadWrite);
        if (!connection) {
            opened.set_value(connection.error());
            return;
        }
        own->m_connection = std::move(connection).value();
        opened.set_value({});
        own->loop();
    });
    if (const auto result = opened.get_future().get(); !result)
        return result.error();
    return lane;
}

WriteLane::~WriteLane()
{
    stop();
}

bool WriteLane::submit(WriteJob job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopping || m_queue.size() >= m_limits.queue)
            return false;
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void WriteLane::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

WriteLane::Figures WriteLane::figures() const
{
    const std::scoped_lock lock(m_mutex);
    return m_figures;
}

void WriteLane::loop()
{
    for (;;) {
        std::deque<WriteJob> batch;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isStopping || !m_queue.empty(); });
            if (m_queue.empty())
                break;
            if (m_queue.size() <= m_limits.batch) {
                batch.swap(m_queue);
            } else {
                const auto end = m_queue.begin() + qsizetype(m_limits.batch);
                batch.assign(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(end));
                m_queue.erase(m_queue.begin(), end);
            }
        }
        runBatch(std::move(batch));
    }
    m_connection.reset(); // on the thread that opened its statements
}

Result<void> WriteLane::runUnit(const WriteJob &job, std::vector<EventPtr> &events, bool &batchIsLost)
{
    Transaction transaction(*m_connection, Transaction::Access::Write);
    Result<void> result = job.run(transaction);
    if (transaction.hasFailed())
        result = transaction.failure();
    if (result) {
        // A unit that cannot be kept cannot be undone by itself either.
        if (const auto kept = transaction.keepUnit(); !kept) {
            batchIsLost = true;
            return kept.error();
        }
    }
    if (!result) {
        batchIsLost = !transaction.rollBackUnit() || !m_connection->isInTransaction();
        return result;
    }
    for (EventPtr &event : transaction.takeEvents())
        events.push_back(std::move(event));
    return result;
}

/// On a new connection where the old one is gone: a database server may have been restarted.
Result<void> WriteLane::begin()
{
    const QString statement = beginStatement(m_url.dialect);
    Result<void> begun = m_connection->runPrepared(statement);
    if (begun || m_url.dialect == Dialect::Sqlite)
        return begun;
    auto fresh = Connection::open(m_url, Connection::Mode::ReadWrite);
    if (!fresh)
        return fresh.error();
    qCInfo(lcStorage) << "connected to the database again";
    m_connection = std::move(fresh).value();
    return m_connection->runPrepared(statement);
}

void WriteLane::runBatch(std::deque<WriteJob> jobs)
{
    std::vector<Outcome> outcomes;
    outcomes.reserve(jobs.size());
    std::vector<EventPtr> events;
    Result<void> batch = begin();
    bool isLost = false;
    for (WriteJob &job : jobs) {
        Result<void> result = batch && !isLost ? runUnit(job, events, isLost) : Result<void>(ErrorCode::Storage);
        if (!result && result.error().code == ErrorCode::Storage)
            qCWarning(lcStorage) << "a write was undone:" << result.error().detail;
        outcomes.push_back({std::move(job), std::move(result)});
    }
    if (batch && !isLost)
        batch = m_connection->runPrepared(u"COMMIT"_s);
    if (!batch || isLost) {
        if (!batch)
            qCCritical(lcStorage) << "a batch of" << outcomes.size() << "writes could not be committed:" << batch.error().detail;
        (void)m_connection->runPrepared(u"ROLLBACK"_s);
        events.clear();
        for (Outcome &outcome : outcomes) {
            if (outcome.result)
                outcome.result = ErrorCode::Storage;
        }
    }
    if (!events.empty())
        m_sink.publish(std::move(events));
    {
        const std::scoped_lock lock(m_mutex);
        m_figures.jobs += outcomes.size();
        ++m_figures.commits;
    }
    for (Outcome &outcome : outcomes)
        outcome.job.done(std::move(outcome.result));
}

} // namespace kith::server
