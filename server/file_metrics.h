// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/files/files_routes.h"
#include "server/ops/server_metrics.h"

namespace kith::server {

/// How long pictures take, and how many could not be read. Made before the room files, which tells it. Thread: any.
class PictureMetrics
{
public:
    PictureMetrics();

    void count(std::chrono::steady_clock::duration duration, bool isRead);
    void write(MetricsText &out) const;

private:
    Histogram m_duration;
    std::atomic<quint64> m_failures = 0;
};

/// What the room files keeps and has taken away. `files` outlives the source's last use.
[[nodiscard]] MetricSource fileMetrics(const FilesServices &files, std::shared_ptr<const PictureMetrics> pictures);

} // namespace kith::server
