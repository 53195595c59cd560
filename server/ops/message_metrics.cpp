// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/message_metrics.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

MessageMetrics::MessageMetrics()
    : m_commit(latencyBounds)
    , m_overHttp(latencyBounds)
{
}

void MessageMetrics::countCommit(const Route &route, const Result<Answer> &answer, std::chrono::steady_clock::duration duration)
{
    if (answer && route.hasStoredMessage(answer->status))
        m_commit.observe(duration);
}

void MessageMetrics::countAnswer(const Route *route, int status, std::chrono::steady_clock::duration duration)
{
    if (route && route->hasStoredMessage(status))
        m_overHttp.observe(duration);
}

void MessageMetrics::write(MetricsText &out, const Histogram &overSockets) const
{
    out.family("kith_message_commit_seconds", MetricsText::Type::Histogram, "New messages, from the write lane to their commit.");
    out.histogram(m_commit);
    out.family("kith_message_ack_seconds", MetricsText::Type::Histogram, "New messages, from their coming to their acknowledgement.");
    out.histogram(m_overHttp, {{"over"_ba, "http"_ba}});
    out.histogram(overSockets, {{"over"_ba, "websocket"_ba}});
}

} // namespace kith::server
