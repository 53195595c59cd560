// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database_url.h"

#include <QtCore/QHash>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include <memory>
#include <vector>

namespace kith::server {

/// One open database connection with its prepared statements. Owner and thread: the thread that opened it (QtSql insists).
class Connection
{
public:
    enum class Mode { ReadWrite, ReadOnly };

    /// Opens and sets what durability rests on (SQLite: WAL, synchronous=FULL, foreign keys).
    /// Errors: Storage with a sentence that says what to do.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const DatabaseUrl &url, Mode mode);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Dialect dialect() const { return m_dialect; }

    /// Runs one statement without parameters or result: BEGIN, SAVEPOINT, a migration's step.
    [[nodiscard]] Result<void> run(const QString &sql);

    /// The same for a statement that comes again and again: prepared once.
    [[nodiscard]] Result<void> runPrepared(const QString &sql);

    /// A prepared statement for `sql`, ready to bind. Give it back with giveBack() to spare the next preparation.
    [[nodiscard]] Result<std::unique_ptr<QSqlQuery>> prepare(const QString &sql);
    void giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query);

    /// False once the database rolled the whole transaction back by itself (disk full, for example).
    [[nodiscard]] bool isInTransaction() const;

private:
    Connection(QString name, QSqlDatabase database, Dialect dialect);
    [[nodiscard]] Result<void> configure(Mode mode);

    QString m_name;
    QSqlDatabase m_database;
    Dialect m_dialect;
    QHash<QString, std::vector<QSqlQuery *>> m_idle;
};

/// The driver's message as our error. The detail is for the log, not for a stranger: the gateway never shows it.
[[nodiscard]] Error storageError(const QSqlError &error);

} // namespace kith::server
