// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/migrations.h"

#include "shared/kill_point.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QLoggingCategory>

static void loadMigrationFiles()
{
    Q_INIT_RESOURCE(migrations);
}

namespace kith::server {

Q_LOGGING_CATEGORY(lcMigrations, "kith.migrations")

using namespace Qt::Literals::StringLiterals;

namespace {
QMap<int, QString> migrationFiles(Dialect dialect)
{
    loadMigrationFiles();
    const QDir folder(dialect == Dialect::Sqlite ? u":/kith/migrations/sqlite"_s : u":/kith/migrations/postgresql"_s);
    QMap<int, QString> files;
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name))
        files.insert(name.left(4).toInt(), folder.filePath(name));
    return files;
}

const QString versionTable = u"CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL)"_s;

Result<QStringList> stepsOf(int number, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{.code = ErrorCode::Storage, .detail = u"Migration %1 cannot be read."_s.arg(path)};
    return statementsOf(QString::fromUtf8(file.readAll()))
           << u"INSERT INTO schema_version (version, applied_at) VALUES (%1, %2)"_s.arg(number).arg(toMs(now()));
}

Result<void> applyOne(Connection &connection, int number, const QString &path)
{
    const auto steps = stepsOf(number, path);
    if (!steps)
        return steps.error();
    if (const auto begun = connection.run(connection.dialect() == Dialect::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s); !begun)
        return begun.error();
    for (const QString &step : *steps) {
        if (const auto done = connection.run(step); !done) {
            (void)connection.run(u"ROLLBACK"_s);
            return Error{.code = ErrorCode::Storage,
                         .detail = u"Migration %1 failed and was undone: %2 The database is as it was before."_s.arg(number).arg(
                             done.error().detail)};
        }
    }
    killPoint("migration.made");
    const auto committed = connection.run(u"COMMIT"_s);
    killPoint("migration.done");
    return committed;
}
} // namespace

QStringList statementsOf(const QString &sql)
{
    QStringList statements;
    QString current;
    bool isInsideBody = false;
    for (const QString &line : sql.split(u'\n')) {
        const QString bare = line.trimmed();
        if (bare == "-- begin"_L1 || bare == "-- end"_L1)
            isInsideBody = bare == "-- begin"_L1;
        if (bare.isEmpty() || bare.startsWith("--"_L1))
            continue;
        current += line + u'\n';
        if (bare.endsWith(u';') && !isInsideBody) {
            statements << current.trimmed().chopped(1);
            current.clear();
        }
    }
    if (!current.trimmed().isEmpty())
        statements << current.trimmed();
    return statements;
}

Result<QStringList> stepsToSchema(Dialect dialect, int version)
{
    const auto files = migrationFiles(dialect);
    if (!files.contains(version))
        return Error{.code = ErrorCode::Storage,
                     .detail = u"It has schema %1, but this program knows only up to %2. Install the newer kithd."_s.arg(version).arg(
                         newestSchemaVersion(dialect))};
    QStringList all{versionTable};
    for (auto it = files.cbegin(); it != files.cend() && it.key() <= version; ++it) {
        const auto steps = stepsOf(it.key(), it.value());
        if (!steps)
            return steps.error();
        all += *steps;
    }
    return all;
}

int newestSchemaVersion(Dialect dialect)
{
    const auto files = migrationFiles(dialect);
    return files.isEmpty() ? 0 : files.lastKey();
}

Result<int> schemaVersion(Connection &connection)
{
    if (const auto made = connection.run(versionTable); !made)
        return made.error();
    const auto found = connection.execute(u"SELECT COALESCE(MAX(version), 0) FROM schema_version"_s, {});
    if (!found)
        return found.error();
    if (!(*found)->next())
        return (*found)->failure().value_or(Error{.code = ErrorCode::Storage});
    return int((*found)->integer(0));
}

Result<void> migrate(Connection &connection)
{
    const auto current = schemaVersion(connection);
    if (!current)
        return current.error();
    const auto files = migrationFiles(connection.dialect());
    const int newest = files.isEmpty() ? 0 : files.lastKey();
    if (*current > newest) {
        return Error{
            .code = ErrorCode::Storage,
            .detail = u"The database has schema %1, but this program knows only up to %2. Install the newer kithd, or restore a backup."_s
                          .arg(*current)
                          .arg(newest)};
    }
    for (auto it = files.upperBound(*current); it != files.cend(); ++it) {
        if (const auto applied = applyOne(connection, it.key(), it.value()); !applied)
            return applied.error();
        qCInfo(lcMigrations) << "schema" << it.key() << "applied";
    }
    return {};
}

} // namespace kith::server
