// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/connection.h"

#include <chrono>

namespace kith::server {

/// Folds SQLite's write-ahead log into the database and begins it anew, waiting for readers hardly at all.
/// False: somebody was in the way.
[[nodiscard]] bool truncateLog(Connection &connection);

/// Keeps SQLite's write-ahead log from growing without end.
///
/// SQLite folds the log back by itself after every thousand pages or so, but begins it anew only at a moment at which nobody
/// reads from it; under constant reading that moment does not come by itself. So above the limit it is waited for, some
/// milliseconds: who begins to read meanwhile reads from the database and is in nobody's way. A long reader (a backup) is not
/// waited for; it is tried again later.
/// Owner and thread: the write lane.
class LogKeeper
{
public:
    /// The limit is the option `wal_limit` of the address, in bytes; without it, and for PostgreSQL, nothing is limited.
    explicit LogKeeper(const DatabaseUrl &url);

    /// After a commit, outside of transactions.
    void look(Connection &connection);

private:
    using Clock = std::chrono::steady_clock;

    const QByteArray m_log;
    const qint64 m_limitBytes;
    Clock::time_point m_nextTry{};
};

} // namespace kith::server
