// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/database_lock.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QLoggingCategory>

#include <thread>

namespace kith::server {

Q_LOGGING_CATEGORY(lcDatabaseLock, "kith.storage")

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto patience = 5s;
constexpr auto between = 100ms;

// The name of the lock is the schema's, so that kithds in different schemas of one database do not meet.
const QString tryAlone = u"SELECT CASE WHEN pg_try_advisory_lock(hashtextextended('kithd ' || COALESCE(current_schema(), ''), 0)) THEN 1 "
                         "ELSE 0 END"_s;
const QString shareIt = u"SELECT pg_advisory_lock_shared(hashtextextended('kithd ' || COALESCE(current_schema(), ''), 0))"_s;
const QString letGo = u"SELECT pg_advisory_unlock(hashtextextended('kithd ' || COALESCE(current_schema(), ''), 0))"_s;

Result<qint64> oneNumber(Connection &connection, const QString &sql)
{
    const auto rows = connection.execute(sql, {});
    if (!rows)
        return rows.error();
    if (!(*rows)->next())
        return Error{.code = ErrorCode::Storage, .detail = u"The database gave no answer about its lock."_s};
    return (*rows)->integer(0);
}
} // namespace

DatabaseLock::DatabaseLock(qint64 epoch, std::function<void()> onLost)
    : m_epoch(epoch)
    , m_onLost(std::move(onLost))
{
}

Result<void> DatabaseLock::takeAlone(Connection &connection)
{
    if (connection.dialect() == Dialect::Sqlite)
        return {};
    // Asked again and again instead of waited for: who waits would keep the other's connections from sharing.
    const QDeadlineTimer deadline(patience);
    for (;;) {
        const auto taken = oneNumber(connection, tryAlone);
        if (!taken)
            return taken.error();
        if (*taken == 1)
            return {};
        if (deadline.hasExpired())
            break;
        std::this_thread::sleep_for(between);
    }
    return Error{
        .code = ErrorCode::Network,
        .detail = u"Another kithd already uses this database. Stop it first: two on one database would miss each other's messages."_s};
}

Result<void> DatabaseLock::share(Connection &connection)
{
    if (connection.dialect() == Dialect::Sqlite)
        return {};
    // First shared, then no longer alone: there is no moment without it.
    for (const QString &statement : {shareIt, letGo}) {
        if (const auto done = connection.execute(statement, {}); !done)
            return done.error();
    }
    return {};
}

Result<void> DatabaseLock::join(Connection &connection)
{
    if (connection.dialect() == Dialect::Sqlite)
        return {};
    if (const auto shared = connection.execute(shareIt, {}); !shared)
        return shared.error();
    const auto newest = oneNumber(connection, u"SELECT MAX(epoch) FROM change_epochs"_s);
    if (!newest)
        return newest.error();
    if (*newest == m_epoch)
        return {};
    if (!m_isLost.exchange(true)) {
        qCCritical(lcDatabaseLock)
            << "the connections to the database were lost, and another kithd works on it now: nothing more is written here";
        if (m_onLost)
            m_onLost();
    }
    return Error{.code = ErrorCode::Storage, .detail = u"Another kithd works on this database now."_s, .isHidden = true};
}

} // namespace kith::server
