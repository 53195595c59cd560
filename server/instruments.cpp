// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/instruments.h"

#include "server/ops/data_directory.h"
#include "server/ops/logging.h"
#include "server/ops/process_metrics.h"
#include "server/ops/systemd.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto askLoopsEvery = std::chrono::seconds(1);

RequestLogOptions requestLogOptions(const LogConfig &log)
{
    return {.isOn = log.hasRequests, .withAddresses = log.hasAddresses, .slow = log.slowRequest};
}

MetricSource gatewayMetrics(std::shared_ptr<const GatewayFigures> figures)
{
    return [figures = std::move(figures)](MetricsText &out) {
        out.gauge("kith_http_connections", "Open HTTP connections.", double(figures->connections));
        out.gauge("kith_http_in_flight_requests", "Requests whose answer is still to come.", double(figures->inFlight));
        out.counter("kith_http_connections_total", "HTTP connections taken in.", double(figures->accepted));
        out.counter("kith_http_connections_turned_away_total", "Connections refused for want of room.", double(figures->turnedAway));
        out.counter("kith_websocket_connects_total", "WebSocket handshakes completed.", double(figures->upgrades));
    };
}

MetricSource hubMetrics(const HubFigures &figures)
{
    return [&figures](MetricsText &out) {
        out.gauge("kith_websocket_connections", "Open WebSockets.", double(figures.connections));
        out.family("kith_websocket_disconnects_total", MetricsText::Type::Counter, "WebSockets that ended, by close code.");
        for (size_t i = 0; i < HubFigures::endings.size(); ++i)
            out.sample(double(figures.ended[i]), {{"code"_ba, QByteArray::number(int(HubFigures::endings[i]))}});
        out.counter("kith_events_total", "Events handed to the hubs.", double(figures.events));
        out.counter("kith_events_delivered_total", "Events written to sockets, one for each that hears it.", double(figures.deliveries));
        out.family("kith_event_delivery_seconds", MetricsText::Type::Histogram,
                   "Events, from their commit to the socket, for each one that hears them.");
        out.histogram(figures.deliveryTimes);
        out.family("kith_websocket_send_queue_bytes", MetricsText::Type::Histogram,
                   "What waited for one peer, each time its socket took no more.");
        out.histogram(figures.blockedBytes);
        out.counter("kith_websocket_slow_closed_total", "WebSockets closed because their peer did not read what was for it.",
                    double(figures.closedAsSlow));
        out.counter("kith_hub_overflows_total", "How often a hub fell behind and sent its peers to catch up.", double(figures.lostBatches));
    };
}
} // namespace

Instruments::Instruments(const Config &config)
    : m_requestLog(requestLogOptions(config.log))
{
}

std::function<void(const WriteLane::Batch &)> Instruments::laneObserver()
{
    return [this](const WriteLane::Batch &batch) { m_lane.count(batch); };
}

RequestObserver Instruments::requestObserver()
{
    return [this](const RequestRecord &record) {
        m_requests->count(record);
        m_messages.countAnswer(record.route, record.status, record.duration);
        m_requestLog.note(record);
    };
}

WriteObserver Instruments::writeObserver()
{
    return [this](const Route &route, const Result<Answer> &answer, std::chrono::steady_clock::duration duration) {
        m_messages.countCommit(route, answer, duration);
    };
}

CommandRunner Instruments::timed(CommandRunner run)
{
    return [this, run = std::move(run)](const Route &route, RawCall call, Executor::Done done) {
        const auto startedAt = std::chrono::steady_clock::now();
        const QString requestId = call.requestId;
        run(route, std::move(call), [this, &route, startedAt, requestId, done = std::move(done)](Result<Answer> answer) {
            const auto duration = std::chrono::steady_clock::now() - startedAt;
            m_requests->countCommand(route, answer, duration);
            m_requestLog.noteCommand(route, answer, duration, requestId);
            done(std::move(answer));
        });
    };
}

RefusalNote Instruments::refusalNote()
{
    return [this](const QByteArray &command, const Error &error, const QString &requestId) {
        m_requestLog.noteRefusal(command, error, requestId);
    };
}

void Instruments::attach(const Server &server)
{
    m_requests = std::make_unique<RequestMetrics>(server.table);
    add(buildInfo(server.databaseFile.isEmpty() ? "postgresql"_ba : "sqlite"_ba));
    add(writeProcessMetrics);
    add([this](MetricsText &out) { m_requests->write(out); });
    add(gatewayMetrics(server.gateway));
    add(limitMetrics(server.limiter));
    add(storageMetrics(server.storage, m_lane, server.databaseFile));
    add(workerMetrics(server.workers));
    add([&hasher = server.hasher](MetricsText &out) {
        out.family("kith_password_hash_seconds", MetricsText::Type::Histogram, "Hashes of passwords, made or compared.");
        out.histogram(hasher.times());
    });
    add(backupMetrics(DataDirectory::backupNoteIn(server.dataDir)));
}

void Instruments::attach(const RealtimeService &realtime)
{
    add(hubMetrics(realtime.figures()));
    add([this, &figures = realtime.figures()](MetricsText &out) { m_messages.write(out, figures.messageAnswers); });
}

void Instruments::attach(std::shared_ptr<const Resyncs> resyncs)
{
    add([resyncs = std::move(resyncs)](MetricsText &out) {
        static constexpr std::array<std::pair<Resyncs::Why, const char *>, Resyncs::reasons> reasons{
            {{Resyncs::Why::Reconnect, "reconnect"}, {Resyncs::Why::Gap, "gap"}, {Resyncs::Why::Slow, "slow"}}};
        out.family("kith_resyncs_total", MetricsText::Type::Counter, "Devices that asked what they missed, by why they had to.");
        for (const auto &[why, name] : reasons)
            out.sample(double(resyncs->of(why)), {{"reason"_ba, QByteArray(name)}});
    });
}

void Instruments::attach(const SearchIndexer &indexer)
{
    add([&indexer](MetricsText &out) {
        const SearchIndexer::Figures figures = indexer.figures();
        out.gauge("kith_search_unindexed_messages", "Messages that searches look through one by one.", double(figures.unindexedMessages));
        out.gauge("kith_search_waiting_changes", "Edited and unsent messages that the index still holds in their old form.",
                  double(figures.waitingChanges));
        out.gauge("kith_search_segments", "Segments of the search index.", double(figures.segments));
        out.gauge("kith_search_index_bytes", "Size of the search index.", double(figures.sizeBytes));
        out.counter("kith_search_index_failures_total", "Pieces of work on the search index that were given up.", double(figures.failures));
    });
}

void Instruments::attach(const Gateway &gateway, std::shared_ptr<const TlsIdentity> tls)
{
    const std::shared_ptr<const TlsFigures> figures = gateway.tlsFigures();
    if (!tls || !figures)
        return;
    add([figures, tls = std::move(tls)](MetricsText &out) {
        out.gauge("kith_tls_connections", "Open TLS connections.", double(figures->connections));
        out.family("kith_tls_handshakes_total", MetricsText::Type::Counter, "TLS handshakes, by what came of them.");
        out.sample(double(figures->handshakes), {{"result"_ba, "ok"_ba}});
        out.sample(double(figures->failedHandshakes), {{"result"_ba, "failed"_ba}});
        out.sample(double(figures->plainHttp), {{"result"_ba, "plain_http"_ba}});
        const auto expires = std::chrono::duration_cast<std::chrono::seconds>(tls->material()->expires.time_since_epoch());
        out.gauge("kith_certificate_expiry_timestamp_seconds", "When the certificate expires.", double(expires.count()));
    });
}

void Instruments::startWatchdog(Gateway &gateway, RealtimeService &realtime, Storage &storage, WorkerPool &workers)
{
    const auto every = Watchdog::intervalFromSystemd();
    if (!every)
        return;
    using Alive = std::function<void()>;
    // A full queue answers at once, and says nothing of whether anybody works on it.
    const auto whenWorked = [](const Alive &alive) {
        return [alive](const Result<bool> &result) {
            if (result || result.error().code != ErrorCode::Overloaded)
                alive();
        };
    };
    const auto nothing = [](Transaction &) -> Result<bool> { return true; };
    std::vector<Watchdog::Part> parts;
    parts.push_back(
        {"the write lane", [&storage, whenWorked, nothing](const Alive &alive) { storage.write<bool>(nothing, whenWorked(alive)); }});
    parts.push_back(
        {"the read lanes", [&storage, whenWorked, nothing](const Alive &alive) { storage.read<bool>(nothing, whenWorked(alive)); }});
    parts.push_back({"the workers", [&workers](const Alive &alive) { (void)workers.submit(alive); }});
    parts.push_back({"the listeners", [&gateway](const Alive &alive) { gateway.askListeners(alive); }, int(gateway.listenerCount())});
    parts.push_back({"the hubs", [&realtime](const Alive &alive) { realtime.askHubs(alive); }, int(realtime.hubCount())});
    m_watchdog = std::make_unique<Watchdog>(std::move(parts), *every, [] { notifySystemd("WATCHDOG=1"); });
}

void Instruments::startLoopLag(Gateway &gateway, RealtimeService &realtime)
{
    using Came = std::function<void()>;
    std::vector<LoopLag::Loop> loops;
    loops.push_back({"listener", [&gateway](const Came &came) { gateway.askListeners(came); }, int(gateway.listenerCount())});
    loops.push_back({"hub", [&realtime](const Came &came) { realtime.askHubs(came); }, int(realtime.hubCount())});
    m_loopLag = std::make_unique<LoopLag>(std::move(loops), askLoopsEvery);
    add(m_loopLag->metrics());
}

void Instruments::stopAsking()
{
    m_watchdog.reset();
    m_loopLag.reset();
}

void Instruments::apply(const LogConfig &log)
{
    setLogLevel(log.level);
    m_requestLog.setOn(log.hasRequests);
}

} // namespace kith::server
