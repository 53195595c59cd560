// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/loop_lag.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

LoopLag::LoopLag(std::vector<Loop> loops, std::chrono::milliseconds every)
    : m_ownLag(std::make_shared<Histogram>(latencyBounds))
    , m_dueAt(Clock::now() + every)
{
    for (Loop &loop : loops)
        m_loops.push_back(std::make_shared<Asked>(std::move(loop)));
    connect(&m_timer, &QTimer::timeout, this, &LoopLag::round);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.start(every);
}

void LoopLag::round()
{
    const auto at = Clock::now();
    m_ownLag->observe(std::max(at - m_dueAt, Clock::duration::zero()));
    m_dueAt = at + m_timer.intervalAsDuration();
    for (const auto &asked : m_loops) {
        // One that has not come to the last task would only gather more of them; how late it is shows when it does.
        if (asked->missing > 0)
            continue;
        asked->missing = asked->loop.threads;
        asked->loop.ask([asked, at] {
            asked->lag.observe(Clock::now() - at);
            --asked->missing;
        });
    }
}

MetricSource LoopLag::metrics() const
{
    return [own = m_ownLag, loops = m_loops](MetricsText &out) {
        out.family("kith_eventloop_lag_seconds", MetricsText::Type::Histogram, "How late event loops come to what they are asked.");
        out.histogram(*own, {{"loop"_ba, "main"_ba}});
        for (const auto &asked : loops)
            out.histogram(asked->lag, {{"loop"_ba, asked->loop.name}});
    };
}

} // namespace kith::server
