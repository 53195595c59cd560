// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/postgres_session.h"

#include <mutex>

namespace kith::server {

/// One kithd at a time works on a PostgreSQL database: an advisory lock, held by a connection of its own for as long as that lives.
///
/// Two would each tell only their own people what was written, give out the same order twice, and trust counts that the other
/// changes. (SQLite needs no such thing: the lock on the data directory does it.)
/// Thread: any.
class DatabaseLock
{
public:
    /// Waits some seconds, for one that was just killed. Errors: Conflict when another holds it; Storage.
    [[nodiscard]] static Result<std::unique_ptr<DatabaseLock>> take(const DatabaseUrl &url);

    /// Still held; taken anew where its connection broke. Cheap. Errors: as take().
    [[nodiscard]] Result<void> hold();

private:
    explicit DatabaseLock(DatabaseUrl url);
    [[nodiscard]] Result<void> connect();

    const DatabaseUrl m_url;
    std::mutex m_mutex;
    std::unique_ptr<PostgresSession> m_session;
};

} // namespace kith::server
