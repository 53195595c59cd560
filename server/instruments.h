// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/gateway/gateway.h"
#include "server/ops/loop_lag.h"
#include "server/ops/message_metrics.h"
#include "server/ops/request_log.h"
#include "server/ops/request_metrics.h"
#include "server/ops/server_metrics.h"
#include "server/ops/watchdog.h"
#include "server/realtime/realtime_service.h"
#include "server/search/search_indexer.h"
#include "server/sync/resyncs.h"
#include "server/users/password_hasher.h"

namespace kith::server {

/// What the server shows of itself: the request log, the metrics, the signs of life for systemd. Made before what it measures.
///
/// Thread: the main one; what it hands out is called on any.
class Instruments
{
public:
    explicit Instruments(const Config &config);

    [[nodiscard]] std::function<void(const WriteLane::Batch &)> laneObserver();
    [[nodiscard]] RequestObserver requestObserver();
    [[nodiscard]] WriteObserver writeObserver();
    /// The same runner, with every command timed.
    [[nodiscard]] CommandRunner timed(CommandRunner run);
    [[nodiscard]] RefusalNote refusalNote();
    [[nodiscard]] Routes routes() const { return metricsRoutes(m_metrics); }
    void add(MetricSource source) { m_metrics.add(std::move(source)); }

    struct Server
    {
        const RouteTable &table;
        Storage &storage;
        const RateLimiter &limiter;
        WorkerPool &workers;
        std::shared_ptr<const GatewayFigures> gateway;
        const PasswordHasher &hasher;
        QString databaseFile; ///< empty for PostgreSQL
        QString dataDir;
    };
    /// Before any request is served. All of it outlives the instruments' last use.
    void attach(const Server &server);
    void attach(const RealtimeService &realtime);
    void attach(const SearchIndexer &indexer);
    void attach(std::shared_ptr<const Resyncs> resyncs);
    /// Once every place is open. `tls` is null without TLS of our own.
    void attach(const Gateway &gateway, std::shared_ptr<const TlsIdentity> tls);
    /// Starts telling systemd that all is well, if it wants to know. From the main thread's event loop on.
    void startWatchdog(Gateway &gateway, RealtimeService &realtime, Storage &storage, WorkerPool &workers);
    /// Starts measuring how late the event loops are.
    void startLoopLag(Gateway &gateway, RealtimeService &realtime);
    /// Asks nothing of any thread any more.
    void stopAsking();

    /// What may change while the server runs.
    void apply(const LogConfig &log);

private:
    WriteLaneMetrics m_lane;
    MessageMetrics m_messages;
    RequestLog m_requestLog;
    ServerMetrics m_metrics;
    std::unique_ptr<RequestMetrics> m_requests;
    std::unique_ptr<Watchdog> m_watchdog;
    std::unique_ptr<LoopLag> m_loopLag;
};

} // namespace kith::server
