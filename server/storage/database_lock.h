// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/connection.h"
#include "shared/result.h"

#include <atomic>
#include <functional>

namespace kith::server {

/// One kithd at a time works on a PostgreSQL database: an advisory lock that every connection which writes holds itself.
///
/// Two would each tell only their own people what was written, give out the same order twice, and trust counts that the other
/// changes. Who starts takes the lock alone, which is refused while one writing connection of another kithd lives, begins its
/// epoch, and shares the lock then. A connection made later shares it too and looks whether the epoch is still the last:
/// if another kithd worked in between, it is of no use. As what is written is written by the connection that holds the lock, no
/// write can come from a kithd that lost it, however late it notices. (SQLite needs none of this: the lock on the data directory
/// does it.)
///
/// Owner: Storage. Thread: any.
class DatabaseLock
{
public:
    /// Alone on the database for as long as this connection lives, or until share(). Waits some seconds, for one that was just
    /// killed. SQLite: nothing. Errors: Conflict when another kithd works on it; Storage.
    [[nodiscard]] static Result<void> takeAlone(Connection &connection);
    /// What takeAlone() took may be shared from now on.
    [[nodiscard]] static Result<void> share(Connection &connection);

    /// `epoch`: this run's own. `onLost` is called once, on any thread, when another kithd was found to work on the database.
    DatabaseLock(qint64 epoch, std::function<void()> onLost);

    /// Before a new connection writes. Errors: Storage when another kithd works on the database, or did since this one began.
    [[nodiscard]] Result<void> join(Connection &connection);

private:
    const qint64 m_epoch;
    const std::function<void()> m_onLost;
    std::atomic<bool> m_isLost = false;
};

} // namespace kith::server
