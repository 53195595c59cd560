// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/cursor.h"
#include "server/storage/database_url.h"

#include <QtCore/QVariant>

#include <memory>

namespace kith::server {

/// What kind of failure the last one was: it decides what a lane does about it.
enum class StorageFault {
    None,
    Statement, ///< the statement's own: a constraint, wrong SQL
    Contention, ///< a deadlock, a serialisation failure, a lock that did not come: the same again will do
    Gone, ///< the connection broke
    Full, ///< the disk, or a quota on it
    Io, ///< the disk did not do as told
    Corrupt, ///< the database file is damaged
};

/// One open database connection with its prepared statements: SQLite through its C interface, PostgreSQL through libpq.
///
/// Owner and thread: one thread at a time. Results must be gone before the connection is.
class Connection
{
public:
    enum class Mode { ReadWrite, ReadOnly };

    /// Opens and sets what durability rests on (SQLite: WAL, synchronous=FULL, foreign keys; PostgreSQL: synchronous_commit).
    /// Errors: Storage with a sentence that says what to do.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const DatabaseUrl &url, Mode mode);
    virtual ~Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] virtual Dialect dialect() const = 0;

    /// Runs one statement with `?` for the values; it is prepared once and kept. Errors: Storage.
    [[nodiscard]] virtual Result<std::unique_ptr<Cursor>> execute(const QString &sql, const QVariantList &values) = 0;

    /// Runs one statement without parameters or result that is not worth keeping: a migration's step, a setting.
    [[nodiscard]] virtual Result<void> run(const QString &sql) = 0;

    /// A BEGIN, SAVEPOINT or the like that need not be waited for: it goes out with the next statement, which reports its failure.
    virtual void runSoon(const QString &sql) = 0;

    /// Sends what runSoon() kept, without waiting for it either: no next statement comes at once.
    virtual void sendSoon() = 0;

    /// False once the database rolled the whole transaction back by itself, or will (SQLite: disk full; PostgreSQL: any failure).
    /// Waits for what runSoon() kept.
    [[nodiscard]] virtual bool isInTransaction() = 0;

    /// False once it is known to be broken. Cheap; asked before a transaction begins.
    [[nodiscard]] virtual bool isAlive() = 0;

    /// The kind of the last failure of any statement.
    [[nodiscard]] StorageFault lastFault() const { return m_lastFault; }

protected:
    Connection() = default;
    StorageFault m_lastFault = StorageFault::None;
};

/// An invalid value, a null one, and a QString or QByteArray that is null (not merely empty) are NULL.
[[nodiscard]] bool isSqlNull(const QVariant &value);

} // namespace kith::server
