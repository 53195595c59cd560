// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/server_metrics.h"

#include "server/ops/database_size.h"
#include "server/ops/logging.h"

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr std::array<double, 6> batchBounds{1, 4, 16, 64, 256, 512};
constexpr std::array<double, 8> diskBounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1};
} // namespace

void ServerMetrics::add(MetricSource source)
{
    const std::scoped_lock lock(m_mutex);
    m_sources.push_back(std::move(source));
}

QByteArray ServerMetrics::text() const
{
    MetricsText out;
    const std::scoped_lock lock(m_mutex);
    for (const MetricSource &source : m_sources)
        source(out);
    return out.text();
}

WriteLaneMetrics::WriteLaneMetrics()
    : m_batchSize(batchBounds)
    , m_work(diskBounds)
    , m_commit(diskBounds)
{
}

void WriteLaneMetrics::count(const WriteLane::Batch &batch)
{
    m_batchSize.observe(double(batch.jobs));
    m_work.observe(batch.work);
    m_commit.observe(batch.commit);
    if (batch.isLost)
        ++m_lost;
}

void WriteLaneMetrics::write(MetricsText &out) const
{
    out.family("kith_writer_batch_size", MetricsText::Type::Histogram, "Writes that were committed together.");
    out.histogram(m_batchSize);
    out.family("kith_db_transaction_seconds", MetricsText::Type::Histogram, "The writes of a batch, without its commit.");
    out.histogram(m_work, {{"op"_ba, "write"_ba}});
    out.family("kith_db_commit_seconds", MetricsText::Type::Histogram, "Commits, until the disk has them.");
    out.histogram(m_commit);
    out.counter("kith_db_errors_total", "Batches of writes that the database did not take.", double(m_lost));
}

MetricSource storageMetrics(Storage &storage, const WriteLaneMetrics &lane, const QString &databaseFile)
{
    const auto size = databaseFile.isEmpty() ? std::make_shared<DatabaseSize>(storage) : nullptr;
    return [&storage, &lane, databaseFile, size](MetricsText &out) {
        lane.write(out);
        out.gauge("kith_writer_queue_length", "Writes that wait for the write lane.", double(storage.writesWaiting()));
        out.gauge("kith_reader_queue_length", "Reads that wait for a read lane.", double(storage.readsWaiting()));
        out.family("kith_db_pool_in_use", MetricsText::Type::Gauge, "Connections to the database that have something in hand.");
        out.sample(storage.readersInUse(), {{"op"_ba, "read"_ba}});
        out.sample(storage.writersInUse(), {{"op"_ba, "write"_ba}});
        const std::optional<qint64> bytes = size ? size->last() : QFileInfo(databaseFile).size();
        if (bytes)
            out.gauge("kith_db_size_bytes", "The database: SQLite's file, or what PostgreSQL said at the scrape before.", double(*bytes));
        if (databaseFile.isEmpty())
            return;
        out.gauge("kith_db_wal_bytes", "The database's write-ahead log.", double(QFileInfo(databaseFile + u"-wal"_s).size()));
    };
}

MetricSource backupMetrics(const QString &note)
{
    return [note](MetricsText &out) {
        const QFileInfo last(note);
        if (last.exists())
            out.gauge("kith_backup_last_success_timestamp_seconds", "When kithd backup succeeded last.",
                      double(last.lastModified().toSecsSinceEpoch()));
    };
}

MetricSource limitMetrics(const RateLimiter &limiter)
{
    return [&limiter](MetricsText &out) {
        out.family("kith_rate_limited_total", MetricsText::Type::Counter, "Requests refused because there were too many of them.");
        for (size_t i = 1; i < limitCount; ++i)
            out.sample(double(limiter.refusals(Limit(i))), {{"limiter"_ba, QByteArray(limiter.rules()[i].name)}});
    };
}

MetricSource workerMetrics(const WorkerPool &workers)
{
    return [&workers](MetricsText &out) {
        out.gauge("kith_worker_queue_length", "Jobs (password hashes above all) that wait for a worker.", double(workers.queueLength()));
        out.gauge("kith_password_hash_queue", "Of them, those that hash a password.", double(workers.passwordsWaiting()));
        out.counter("kith_log_dropped_lines_total", "Lines of the log that nobody read in time.", double(droppedLogLines()));
    };
}

MetricSource buildInfo(const QByteArray &database)
{
    return [database](MetricsText &out) {
        out.family("kith_build_info", MetricsText::Type::Gauge, "Always 1; the labels say what runs.");
        out.sample(1, {{"version"_ba, QByteArray(KITH_VERSION)}, {"qt"_ba, QByteArray(qVersion())}, {"db"_ba, database}});
    };
}

Routes metricsRoutes(const ServerMetrics &metrics)
{
    const DirectFunction text{[&metrics](const Call &) -> Result<Answer> {
        return Answer::ready(metrics.text(), "text/plain; version=0.0.4; charset=utf-8"_ba);
    }};
    return {{Verb::Get, u"/metrics"_s, {}, Access::Operator, text, {Limit::None}}};
}

} // namespace kith::server
