// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/cache_database.h"

#include "client/cache/migrations.h"
#include "client/cache/search_functions.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QLoggingCategory>
#include <QtCore/QUuid>
#include <QtSql/QSqlError>

#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcCache, "kith.client.cache")

Error notUsable(const QString &why)
{
    return Error{.code = ErrorCode::Storage,
                 .detail = QCoreApplication::translate("Cache", "The local copy of your messages could not be opened: %1").arg(why)};
}

/// SQLite's codes for a file that is not what it was: SQLITE_CORRUPT and SQLITE_NOTADB, whatever they are extended with.
bool isDamage(const QSqlError &error)
{
    constexpr int corrupt = 11;
    constexpr int notADatabase = 26;
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == corrupt || code == notADatabase;
}

constexpr auto ownerOnlyFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr auto ownerOnlyFile = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

CacheDatabase::CacheDatabase(const QString &connection)
    : m_connection(connection)
{
}

CacheDatabase::~CacheDatabase()
{
    m_statements.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<CacheDatabase>> CacheDatabase::open(const QString &folder, bool *isBroken)
{
    if (!QDir().mkpath(folder))
        return notUsable(QCoreApplication::translate("Cache", "the folder %1 cannot be made").arg(folder));
    if (!QFile::setPermissions(folder, ownerOnlyFolder))
        return notUsable(QCoreApplication::translate("Cache", "the folder %1 belongs to somebody else").arg(folder));
    std::unique_ptr<CacheDatabase> cache(new CacheDatabase(u"kith-cache-"_s + QUuid::createUuid().toString(QUuid::Id128)));
    bool isFileBroken = false;
    const auto ready = cache->prepareFile(fileIn(folder), isFileBroken);
    if (isBroken)
        *isBroken = isFileBroken;
    if (!ready)
        return ready.error();
    return cache;
}

QString CacheDatabase::fileIn(const QString &folder)
{
    return folder + u"/cache.sqlite"_s;
}

Result<void> CacheDatabase::prepareFile(const QString &path, bool &isBroken)
{
    // Made before SQLite sees it, because SQLite gives its journal files the same permissions.
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.setPermissions(ownerOnlyFile))
        return notUsable(file.errorString());
    file.close();
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=2000"_s);
    if (!m_database.open())
        return notUsable(m_database.lastError().databaseText());
    QSqlQuery query(m_database);
    for (const QString &pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s, u"PRAGMA secure_delete = ON"_s,
                                  u"PRAGMA temp_store = MEMORY"_s, u"PRAGMA cache_size = -4096"_s}) {
        if (!query.exec(pragma)) {
            isBroken = isDamage(query.lastError());
            return notUsable(query.lastError().databaseText());
        }
    }
    query.finish();
    if (!addSearchFunctions(m_database))
        return notUsable(QCoreApplication::translate("Cache", "this Qt was built with an SQLite of its own"));
    if (const auto migrated = migrateCache(m_database, isBroken); !migrated)
        return migrated;
    return checkTables(isBroken);
}

/// The first page of every table that the program cannot do without: what is broken there is found at once.
Result<void> CacheDatabase::checkTables(bool &isBroken)
{
    QSqlQuery query(m_database);
    for (const QString &table : {u"facts"_s, u"users"_s, u"contacts"_s, u"conversations"_s, u"participants"_s, u"pointers"_s, u"messages"_s,
                                 u"outbox"_s, u"outbox_files"_s, u"wishes"_s, u"drafts"_s, u"draft_files"_s, u"islands"_s}) {
        if (query.exec(u"SELECT 1 FROM %1 LIMIT 1"_s.arg(table)) && (query.next() || query.lastError().type() == QSqlError::NoError))
            continue;
        isBroken = true;
        return notUsable(query.lastError().databaseText());
    }
    return {};
}

void CacheDatabase::noteDamage(const QSqlError &error)
{
    if (m_tellDamage && isDamage(error))
        std::exchange(m_tellDamage, {})();
}

QSqlQuery *CacheDatabase::execute(const QString &sql, const QVariantList &values)
{
    // SQLite may have ended the transaction by itself; what comes after the failure would then stand alone, and stay.
    if (m_depth > 0 && m_hasFailed)
        return nullptr;
    auto statement = m_statements.find(sql);
    if (statement == m_statements.end()) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(sql)) {
            qCCritical(lcCache).noquote() << "Not a statement:" << sql << query.lastError().text();
            m_hasFailed = true;
            noteDamage(query.lastError());
            return nullptr;
        }
        statement = m_statements.emplace(sql, std::move(query)).first;
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        statement->second.bindValue(int(i), values[i]);
    if (!statement->second.exec()) {
        qCWarning(lcCache).noquote() << "Failed:" << sql << statement->second.lastError().text();
        noteDamage(statement->second.lastError());
        statement->second.finish();
        m_hasFailed = true;
        return nullptr;
    }
    return &statement->second;
}

bool CacheDatabase::run(const QString &sql, const QVariantList &values)
{
    m_changedRows = 0;
    QSqlQuery *query = execute(sql, values);
    if (!query)
        return false;
    m_changedRows = query->numRowsAffected();
    query->finish();
    return true;
}

qint64 CacheDatabase::number(const QString &sql, const QVariantList &values, qint64 fallback)
{
    return first(sql, values, [](const QSqlQuery &row) { return row.value(0).toLongLong(); }).value_or(fallback);
}

CacheTransaction::CacheTransaction(CacheDatabase &database, Survives survives)
    : m_database(database)
    , m_survives(survives)
{
    if (m_database.m_depth++ > 0)
        return;
    m_database.m_hasFailed = false;
    if (m_survives == Survives::Power)
        m_database.run(u"PRAGMA synchronous = FULL"_s);
    m_database.run(u"BEGIN IMMEDIATE"_s);
}

CacheTransaction::~CacheTransaction()
{
    if (!m_isOpen)
        return;
    m_database.m_hasFailed = true;
    end();
}

Result<void> CacheTransaction::commit()
{
    Q_ASSERT_X(m_isOpen, "CacheTransaction::commit", "a transaction is committed once");
    m_isOpen = false;
    const bool isOutermost = m_database.m_depth == 1;
    end();
    if (isOutermost && m_database.m_hasFailed)
        return notUsable(QCoreApplication::translate("Cache", "it could not be written; is the disk full?"));
    return {};
}

void CacheTransaction::end()
{
    if (--m_database.m_depth > 0)
        return;
    if (!m_database.m_hasFailed)
        m_database.run(u"COMMIT"_s);
    if (m_database.m_hasFailed) {
        m_database.run(u"ROLLBACK"_s);
        ++m_database.m_rollbacks;
    }
    if (m_survives == Survives::Power)
        m_database.run(u"PRAGMA synchronous = NORMAL"_s);
}

} // namespace kith::client
