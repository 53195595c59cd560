// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/request_metrics.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr std::array<const char *, 6> classes{"cut", "1xx", "2xx", "3xx", "4xx", "5xx"};
constexpr std::array<const char *, 4> loginResults{"ok", "wrong", "limited", "other"};

MetricLabels labelsOf(const Route *route)
{
    if (!route)
        return {{"route"_ba, "none"_ba}, {"method"_ba, ""_ba}};
    return {{"route"_ba, route->path.toUtf8()}, {"method"_ba, verbName(route->verb)}};
}

size_t loginResult(int status)
{
    switch (status) {
    case 200: return 0;
    case 401: return 1;
    case 429: return 2;
    default: return 3;
    }
}
} // namespace

RequestMetrics::RequestMetrics(const RouteTable &table)
{
    m_order.push_back(nullptr);
    for (const Route &route : table.routes())
        m_order.push_back(&route);
    for (const Route *route : m_order)
        m_entries.emplace(route, std::make_unique<Entry>());
}

RequestMetrics::Entry &RequestMetrics::entryOf(const Route *route)
{
    const auto found = m_entries.find(route);
    return *(found != m_entries.end() ? found : m_entries.find(nullptr))->second;
}

void RequestMetrics::count(const RequestRecord &record)
{
    Entry &entry = entryOf(record.route);
    ++entry.byClass[size_t(std::clamp(record.status / 100, 0, 5))];
    if (record.route && !record.isTransfer)
        entry.duration.observe(record.duration);
    m_receivedFileBytes += quint64(record.receivedBytes);
    m_sentFileBytes += quint64(record.sentBytes);
    countMeaning(record.route, record.status);
}

void RequestMetrics::countCommand(const Route &route, const Result<Answer> &answer, std::chrono::steady_clock::duration duration)
{
    Entry &entry = entryOf(&route);
    ++(answer ? entry.commands : entry.failedCommands);
    entry.commandDuration.observe(duration);
    countMeaning(&route, answer ? answer->status : answer.error().status());
}

void RequestMetrics::countMeaning(const Route *route, int status)
{
    if (!route)
        return;
    if (route->hasStoredMessage(status))
        ++m_messages;
    else if (route->path == "/api/users/login"_L1)
        ++m_logins[loginResult(status)];
}

void RequestMetrics::write(MetricsText &out) const
{
    writeRequests(out);
    writeCommands(out);
    out.counter("kith_messages_accepted_total", "Messages that were stored; repeats of one are not counted.", double(m_messages));
    out.family("kith_media_bytes_total", MetricsText::Type::Counter, "Bytes of files, counted when their transfer has ended.");
    out.sample(double(m_receivedFileBytes), {{"dir"_ba, "in"_ba}});
    out.sample(double(m_sentFileBytes), {{"dir"_ba, "out"_ba}});
    out.family("kith_login_attempts_total", MetricsText::Type::Counter, "Attempts to sign in, by what came of them.");
    for (size_t i = 0; i < loginResults.size(); ++i)
        out.sample(double(m_logins[i]), {{"result"_ba, QByteArray(loginResults[i])}});
}

void RequestMetrics::writeRequests(MetricsText &out) const
{
    // A route that nobody has asked yet has no series: there are many routes.
    out.family("kith_http_requests_total", MetricsText::Type::Counter, "Requests answered, by route and class of status.");
    for (const Route *route : m_order) {
        const Entry &entry = *m_entries.at(route);
        for (size_t i = 0; i < classes.size(); ++i) {
            if (const quint64 count = entry.byClass[i]; count > 0)
                out.sample(double(count), labelsOf(route) + MetricLabels{{"code"_ba, QByteArray(classes[i])}});
        }
    }
    out.family("kith_http_request_duration_seconds", MetricsText::Type::Histogram,
               "From the last byte of a request to the first of its answer.");
    for (const Route *route : m_order) {
        const Entry &entry = *m_entries.at(route);
        const Histogram::Figures figures = entry.duration.figures();
        if (std::any_of(figures.counts.begin(), figures.counts.end(), [](quint64 count) { return count > 0; }))
            out.histogram(entry.duration, labelsOf(route));
    }
}

void RequestMetrics::writeCommands(MetricsText &out) const
{
    out.family("kith_websocket_commands_total", MetricsText::Type::Counter, "Commands over sockets, by what came of them.");
    for (const Route *route : m_order) {
        const Entry &entry = *m_entries.at(route);
        if (!route || entry.commands + entry.failedCommands == 0)
            continue;
        out.sample(double(entry.commands), {{"command"_ba, route->command}, {"result"_ba, "ok"_ba}});
        out.sample(double(entry.failedCommands), {{"command"_ba, route->command}, {"result"_ba, "error"_ba}});
    }
    out.family("kith_websocket_command_duration_seconds", MetricsText::Type::Histogram, "From a command to its answer.");
    for (const Route *route : m_order) {
        const Entry &entry = *m_entries.at(route);
        if (route && entry.commands + entry.failedCommands > 0)
            out.histogram(entry.commandDuration, {{"command"_ba, route->command}});
    }
}

} // namespace kith::server
