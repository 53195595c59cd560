// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_table.h"
#include "server/ops/metrics_text.h"

namespace kith::server {

/// How long new messages take: those that are counted in `kith_messages_accepted_total`. Thread: any.
class MessageMetrics
{
public:
    MessageMetrics();

    /// From the write lane to the commit.
    void countCommit(const Route &route, const Result<Answer> &answer, std::chrono::steady_clock::duration duration);
    /// From the whole request to the first byte of its answer.
    void countAnswer(const Route *route, int status, std::chrono::steady_clock::duration duration);
    /// `overSockets`: the same for commands, from the command to its answer in the hands of the kernel.
    void write(MetricsText &out, const Histogram &overSockets) const;

private:
    Histogram m_commit;
    Histogram m_overHttp;
};

} // namespace kith::server
