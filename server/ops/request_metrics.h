// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/request_record.h"
#include "server/api/route_table.h"
#include "server/ops/metrics_text.h"

#include <unordered_map>

namespace kith::server {

/// Counts requests and commands by route. What no route took counts under the route `none`, so that strangers cannot make series.
/// Thread: any.
class RequestMetrics
{
public:
    /// `table` outlives it.
    explicit RequestMetrics(const RouteTable &table);

    void count(const RequestRecord &record);
    void countCommand(const Route &route, const Result<Answer> &answer, std::chrono::steady_clock::duration duration);
    void write(MetricsText &out) const;

private:
    struct Entry
    {
        Histogram duration{latencyBounds};
        std::array<std::atomic<quint64>, 6> byClass{}; ///< 1xx to 5xx; 0: cut off
        Histogram commandDuration{latencyBounds};
        std::atomic<quint64> commands = 0;
        std::atomic<quint64> failedCommands = 0;
    };
    [[nodiscard]] Entry &entryOf(const Route *route);
    void writeRequests(MetricsText &out) const;
    void writeCommands(MetricsText &out) const;
    void countMeaning(const Route *route, int status);

    std::unordered_map<const Route *, std::unique_ptr<Entry>> m_entries; // fixed once built; null: none
    std::vector<const Route *> m_order;
    std::atomic<quint64> m_messages = 0;
    std::atomic<quint64> m_receivedFileBytes = 0;
    std::atomic<quint64> m_sentFileBytes = 0;
    std::array<std::atomic<quint64>, 4> m_logins{}; ///< ok, wrong, limited, other
};

} // namespace kith::server
