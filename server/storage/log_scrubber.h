// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/connection.h"

#include <chrono>
#include <optional>

namespace kith::server {

/// Empties SQLite's write-ahead log soon after something was removed for good, for the log still holds the old pages.
///
/// It waits for a quiet moment, at most for `patience`, and tries again later while a reader is in the way. PostgreSQL
/// keeps its own log; there it does nothing.
/// Owner and thread: the write lane.
class LogScrubber
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds quiet{200};
    static constexpr std::chrono::seconds patience{30};

    /// Something was removed for good just now.
    void ask();
    [[nodiscard]] bool isWanted() const { return m_since.has_value(); }
    /// How long the lane may wait for work before it calls run().
    [[nodiscard]] std::chrono::milliseconds pause() const { return m_pause; }
    /// Even without a quiet moment.
    [[nodiscard]] bool isOverdue() const;
    /// Outside of transactions. Never waits long for readers.
    void run(Connection &connection);

private:
    std::optional<Clock::time_point> m_since;
    std::chrono::milliseconds m_pause = quiet;
};

} // namespace kith::server
