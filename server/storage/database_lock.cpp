// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/database_lock.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

DatabaseLock::DatabaseLock(DatabaseUrl url)
    : m_url(std::move(url))
{
}

Result<std::unique_ptr<DatabaseLock>> DatabaseLock::take(const DatabaseUrl &url)
{
    std::unique_ptr<DatabaseLock> lock(new DatabaseLock(url));
    if (const auto connected = lock->connect(); !connected)
        return connected.error();
    return lock;
}

Result<void> DatabaseLock::connect()
{
    m_session.reset(); // before another one asks for what it may still hold
    auto session = PostgresSession::open(m_url);
    if (!session)
        return session.error();
    // The keep-alives let the database notice within a minute that the machine of a holder is gone.
    for (const char *statement : {"SET tcp_keepalives_idle=30", "SET tcp_keepalives_interval=10", "SET tcp_keepalives_count=3",
                                  "SET client_min_messages=error", "SET lock_timeout='5s'"}) {
        if (const auto done = (*session)->run(statement); !done)
            return done.error();
    }
    const auto locked = (*session)->run("SELECT pg_advisory_lock(hashtextextended('kithd ' || COALESCE(current_schema(), ''), 0))");
    if (locked) {
        m_session = std::move(session).value();
        return {};
    }
    if ((*session)->hasTimedOutOnLock())
        return Error{.code = ErrorCode::Conflict,
                     .detail = u"Another kithd already uses this database. Stop it first: two on one database would miss each other's "
                               "messages."_s};
    return locked.error();
}

Result<void> DatabaseLock::hold()
{
    const std::scoped_lock lock(m_mutex);
    if (m_session && m_session->isAlive())
        return {};
    return connect();
}

} // namespace kith::server
