// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/connection.h"

#include <QtSql/QSqlDriver>
#include <QtSql/QSqlError>

#include <sqlite3.h>

#include <atomic>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
std::atomic<quint64> connectionCounter{0};
constexpr size_t idlePerStatement = 2;

QSqlDatabase make(const QString &name, const DatabaseUrl &url, Connection::Mode mode)
{
    if (url.dialect == Dialect::PostgreSql) {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, name);
        database.setHostName(url.host);
        database.setPort(url.port);
        database.setDatabaseName(url.name);
        database.setUserName(url.user);
        database.setPassword(url.password);
        database.setConnectOptions(u"connect_timeout=10;application_name=kithd"_s);
        return database;
    }
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(url.file);
    database.setConnectOptions(mode == Connection::Mode::ReadOnly ? u"QSQLITE_BUSY_TIMEOUT=10000;QSQLITE_OPEN_READONLY"_s
                                                                  : u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    return database;
}
} // namespace

Error storageError(const QSqlError &error)
{
    return Error{.code = ErrorCode::Storage, .detail = error.text().simplified()};
}

Connection::Connection(QString name, QSqlDatabase database, Dialect dialect)
    : m_name(std::move(name))
    , m_database(std::move(database))
    , m_dialect(dialect)
{
}

Connection::~Connection()
{
    for (const auto &queries : std::as_const(m_idle))
        qDeleteAll(queries);
    m_database.close();
    m_database = QSqlDatabase(); // the last handle must be gone before the name is
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const DatabaseUrl &url, Mode mode)
{
    const QString name = u"kith-%1"_s.arg(connectionCounter.fetch_add(1));
    std::unique_ptr<Connection> connection(new Connection(name, make(name, url, mode), url.dialect));
    if (!connection->m_database.open()) {
        const QString where = url.dialect == Dialect::Sqlite ? url.file : u"%1:%2/%3"_s.arg(url.host).arg(url.port).arg(url.name);
        return Error{.code = ErrorCode::Storage,
                     .detail = u"The database %1 cannot be opened: %2. Check that it exists and that this user may use it."_s.arg(
                         where, connection->m_database.lastError().text().simplified())};
    }
    if (const auto configured = connection->configure(mode); !configured)
        return configured.error();
    return connection;
}

Result<void> Connection::configure(Mode mode)
{
    QStringList statements;
    if (m_dialect == Dialect::Sqlite) {
        if (mode == Mode::ReadWrite)
            statements << u"PRAGMA journal_mode=WAL"_s << u"PRAGMA synchronous=FULL"_s << u"PRAGMA secure_delete=FAST"_s
                       << u"PRAGMA journal_size_limit=67108864"_s;
        else
            statements << u"PRAGMA query_only=ON"_s;
        statements << u"PRAGMA foreign_keys=ON"_s << u"PRAGMA cache_size=-16384"_s << u"PRAGMA temp_store=MEMORY"_s;
    } else {
        statements << u"SET synchronous_commit=on"_s << u"SET lock_timeout='10s'"_s << u"SET client_min_messages=warning"_s;
    }
    for (const QString &statement : std::as_const(statements)) {
        if (const auto done = run(statement); !done)
            return done.error();
    }
    return {};
}

Result<void> Connection::run(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return storageError(query.lastError());
    return {};
}

Result<void> Connection::runPrepared(const QString &sql)
{
    if (m_dialect == Dialect::PostgreSql)
        return run(sql); // it prepares queries only, not BEGIN and its like
    auto query = prepare(sql);
    if (!query)
        return query.error();
    if (!(*query)->exec())
        return storageError((*query)->lastError());
    giveBack(sql, std::move(query).value());
    return {};
}

Result<std::unique_ptr<QSqlQuery>> Connection::prepare(const QString &sql)
{
    if (auto it = m_idle.find(sql); it != m_idle.end() && !it->empty()) {
        std::unique_ptr<QSqlQuery> query(it->back());
        it->pop_back();
        return query;
    }
    auto query = std::make_unique<QSqlQuery>(m_database);
    // QPSQL's forward-only mode allows one open result per connection; SQLite's only spares a row cache.
    query->setForwardOnly(m_dialect == Dialect::Sqlite);
    if (!query->prepare(sql))
        return storageError(query->lastError());
    return query;
}

void Connection::giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query)
{
    query->finish();
    std::vector<QSqlQuery *> &idle = m_idle[sql];
    if (idle.size() < idlePerStatement)
        idle.push_back(query.release());
}

bool Connection::isInTransaction() const
{
    if (m_dialect == Dialect::PostgreSql)
        return true;
    const QVariant handle = m_database.driver()->handle();
    auto *sqlite = *static_cast<sqlite3 *const *>(handle.constData());
    return sqlite3_get_autocommit(sqlite) == 0;
}

} // namespace kith::server
