// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/rate_limiter.h"
#include "server/api/worker_pool.h"
#include "server/ops/metrics_text.h"

#include <functional>
#include <mutex>

namespace kith::server {

/// Writes some families. Thread: any.
using MetricSource = std::function<void(MetricsText &)>;

/// Everything that `/metrics` tells, from sources that rooms and main add.
///
/// Thread: any.
class ServerMetrics
{
public:
    void add(MetricSource source);
    [[nodiscard]] QByteArray text() const;

private:
    mutable std::mutex m_mutex;
    std::vector<MetricSource> m_sources;
};

/// What the write lane does, batch by batch. Thread: any.
class WriteLaneMetrics
{
public:
    WriteLaneMetrics();

    void count(const WriteLane::Batch &batch);
    void write(MetricsText &out) const;

private:
    Histogram m_batchSize;
    Histogram m_work;
    Histogram m_commit;
    std::atomic<quint64> m_lost = 0;
};

/// `databaseFile` is empty for PostgreSQL.
[[nodiscard]] MetricSource storageMetrics(Storage &storage, const WriteLaneMetrics &lane, const QString &databaseFile);
/// `note` is touched by each backup that succeeds.
[[nodiscard]] MetricSource backupMetrics(const QString &note);
[[nodiscard]] MetricSource limitMetrics(const RateLimiter &limiter);
[[nodiscard]] MetricSource workerMetrics(const WorkerPool &workers);
/// Version, Qt and database of this process.
[[nodiscard]] MetricSource buildInfo(const QByteArray &database);

/// `GET /metrics`, at the administrator's address and the control socket only. `metrics` outlives it.
[[nodiscard]] Routes metricsRoutes(const ServerMetrics &metrics);

} // namespace kith::server
