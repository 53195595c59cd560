// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QVariantList>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <functional>
#include <memory>
#include <unordered_map>

namespace kith::client {

/// The SQLite file of one account: its connection, its prepared statements, its schema.
///
/// A statement that fails is logged and remembered; CacheTransaction::commit() then rolls back and says so, so that
/// stores need no error path of their own. A read that fails answers nothing. Nothing runs in a transaction that has failed.
///
/// Source: the schema is in migrations.cpp. Thread: the one that opened it.
class CacheDatabase
{
public:
    /// Makes `folder` (0700) and the file in it (0600) when absent, and brings the schema up to date.
    /// Errors: Storage with a sentence: not writable, not a database, or written by a newer Kith.
    /// `isBroken` becomes true when the file itself is why: damaged, or of a newer Kith.
    static Result<std::unique_ptr<CacheDatabase>> open(const QString &folder, bool *isBroken = nullptr);
    [[nodiscard]] static QString fileIn(const QString &folder);
    ~CacheDatabase();
    Q_DISABLE_COPY_MOVE(CacheDatabase)

    /// Runs one statement to its end. `sql` must be a literal: it names the prepared statement for ever.
    bool run(const QString &sql, const QVariantList &values = {});
    /// Rows that the last run() changed.
    [[nodiscard]] int changedRows() const { return m_changedRows; }
    /// How often a transaction was taken back: what was read within it may never have been.
    [[nodiscard]] int rollbacks() const { return m_rollbacks; }

    /// Every row, through `reader(const QSqlQuery &)`, which must not use the database itself.
    template<class Reader>
    auto all(const QString &sql, const QVariantList &values, Reader reader)
    {
        QList<std::invoke_result_t<Reader, const QSqlQuery &>> out;
        if (QSqlQuery *query = execute(sql, values)) {
            while (query->next())
                out.append(reader(std::as_const(*query)));
            noteDamage(query->lastError());
            query->finish();
        }
        return out;
    }
    template<class Reader>
    auto first(const QString &sql, const QVariantList &values, Reader reader)
    {
        std::optional<std::invoke_result_t<Reader, const QSqlQuery &>> out;
        if (QSqlQuery *query = execute(sql, values)) {
            if (query->next())
                out = reader(std::as_const(*query));
            else
                noteDamage(query->lastError());
            query->finish();
        }
        return out;
    }
    /// Called once, within a statement, when SQLite finds damage. It must not use the database.
    void onDamage(std::function<void()> tell) { m_tellDamage = std::move(tell); }
    [[nodiscard]] qint64 number(const QString &sql, const QVariantList &values = {}, qint64 fallback = 0);

private:
    friend class CacheTransaction;
    explicit CacheDatabase(const QString &connection);
    Result<void> prepareFile(const QString &path, bool &isBroken);
    Result<void> checkTables(bool &isBroken);
    void noteDamage(const QSqlError &error);
    QSqlQuery *execute(const QString &sql, const QVariantList &values);

    QString m_connection;
    QSqlDatabase m_database;
    std::unordered_map<QString, QSqlQuery> m_statements;
    int m_changedRows = 0;
    int m_rollbacks = 0;
    int m_depth = 0;
    bool m_hasFailed = false;
    std::function<void()> m_tellDamage;
};

/// Everything between construction and commit() happens, or nothing does. Nested ones belong to the outermost.
class CacheTransaction
{
public:
    /// `Power`: the commit survives even a loss of power; for what exists nowhere else yet. `Crash`: it survives any
    /// end of the program, which is enough for what the server has too.
    enum class Survives { Crash, Power };
    explicit CacheTransaction(CacheDatabase &database, Survives survives = Survives::Crash);
    ~CacheTransaction();
    Q_DISABLE_COPY_MOVE(CacheTransaction)

    /// Errors: Storage, when any statement since the outermost begin failed; then nothing has changed.
    Result<void> commit();

private:
    void end();

    CacheDatabase &m_database;
    Survives m_survives;
    bool m_isOpen = true;
};

} // namespace kith::client
