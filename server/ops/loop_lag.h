// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/server_metrics.h"

#include <QtCore/QByteArray>
#include <QtCore/QTimer>

#include <memory>
#include <vector>

namespace kith::server {

/// How long the event loops take to come to what they are asked: again and again each gets a task that does nothing.
///
/// Thread: its own (main) one, apart from what loops do with `came` and the source.
class LoopLag final : public QObject
{
    Q_OBJECT

public:
    /// `ask` brings the task to each thread of the loop and returns at once; each of them calls `came`.
    struct Loop
    {
        QByteArray name;
        std::function<void(std::function<void()> came)> ask;
        int threads = 1;
    };

    LoopLag(std::vector<Loop> loops, std::chrono::milliseconds every);

    /// May be asked after this is gone.
    [[nodiscard]] MetricSource metrics() const;

private:
    struct Asked
    {
        explicit Asked(Loop asked)
            : loop(std::move(asked))
        {
        }
        const Loop loop;
        Histogram lag{latencyBounds};
        std::atomic<int> missing = 0;
    };
    using Clock = std::chrono::steady_clock;
    void round();

    std::vector<std::shared_ptr<Asked>> m_loops; ///< shared with tasks on their way
    std::shared_ptr<Histogram> m_ownLag;
    Clock::time_point m_dueAt;
    QTimer m_timer;
};

} // namespace kith::server
