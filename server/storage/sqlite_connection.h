// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/connection.h"
#include "server/storage/free_space.h"

#include <QtCore/QHash>

struct sqlite3;
struct sqlite3_stmt;

namespace kith::server {

/// A connection to a SQLite file. Source: SQLite's C interface (QtSql costs up to a third on top, measured).
class SqliteConnection : public Connection
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const DatabaseUrl &url, Mode mode);
    ~SqliteConnection() override;

    [[nodiscard]] Dialect dialect() const override { return Dialect::Sqlite; }
    [[nodiscard]] Result<std::unique_ptr<Cursor>> execute(const QString &sql, const QVariantList &values) override;
    [[nodiscard]] Result<void> run(const QString &sql) override;
    void runSoon(const QString &sql) override;
    void sendSoon() override {}
    [[nodiscard]] bool isInTransaction() override;
    [[nodiscard]] bool isAlive() override { return true; }

    /// For what only SQLite has: online backup, checkpoints.
    [[nodiscard]] sqlite3 *handle() const { return m_database; }
    /// The last failure of this handle as our error, and its kind into lastFault().
    [[nodiscard]] Error failure();

private:
    friend class SqliteCursor;

    SqliteConnection(sqlite3 *database, const DatabaseUrl &url);
    [[nodiscard]] std::optional<Error> refusalToCommit();
    [[nodiscard]] Result<void> configure(Mode mode);
    [[nodiscard]] Result<sqlite3_stmt *> prepare(const QString &sql);
    void giveBack(const QString &sql, sqlite3_stmt *statement);

    sqlite3 *m_database;
    QString m_file;
    FreeSpace m_space;
    qint64 m_changesAtBegin = 0; ///< of all statements, when the transaction began
    QHash<QString, std::vector<sqlite3_stmt *>> m_idle;
    std::optional<Error> m_soonFailed; ///< of a runSoon(): the next statement reports it
};

} // namespace kith::server
