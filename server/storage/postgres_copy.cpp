// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/postgres_copy.h"

#include "server/storage/change_clock.h"
#include "server/storage/migrations.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
// Sorted as bytes, which is how the names stand in an archive.
constexpr auto storedColumns
    = "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
      " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped"
      " AND a.attgenerated = '' ORDER BY c.relname COLLATE \"C\", a.attnum";
constexpr auto foreignKeys
    = "SELECT c.relname, o.conname, pg_get_constraintdef(o.oid) FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid"
      " WHERE o.contype = 'f' AND c.relnamespace = current_schema()::regnamespace";

Result<QList<TableShape>> tablesOf(PostgresSession &session)
{
    const auto rows = session.rows(storedColumns);
    if (!rows)
        return rows.error();
    QList<TableShape> tables;
    for (const auto &row : *rows) {
        if (tables.isEmpty() || tables.last().name != row.at(0))
            tables.append({.name = row.at(0), .columns = {}});
        tables.last().columns.append(row.at(1));
    }
    return tables;
}

QByteArray columnList(const TableShape &table)
{
    QByteArrayList names;
    for (const QByteArray &column : table.columns)
        names.append(quotedName(column));
    return quotedName(table.name) + " (" + names.join(", ") + ')';
}

Result<qint64> number(PostgresSession &session, const QByteArray &sql)
{
    const auto rows = session.rows(sql);
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? 0 : rows->first().first().toLongLong();
}
} // namespace

Result<std::unique_ptr<PostgresSnapshot>> PostgresSnapshot::take(const DatabaseUrl &url)
{
    auto session = PostgresSession::open(url);
    if (!session)
        return session.error();
    std::unique_ptr<PostgresSnapshot> snapshot(new PostgresSnapshot);
    snapshot->m_session = std::move(session).value();
    if (const auto begun = snapshot->begin(); !begun)
        return begun.error();
    return snapshot;
}

Result<void> PostgresSnapshot::begin()
{
    for (const char *statement :
         {"SET bytea_output=hex", "SET datestyle=ISO", "SET extra_float_digits=3", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}) {
        if (const auto done = m_session->run(statement); !done)
            return done.error();
    }
    auto tables = tablesOf(*m_session);
    if (!tables)
        return tables.error();
    m_tables = std::move(tables).value();
    const bool isOurs = std::any_of(m_tables.cbegin(), m_tables.cend(), [](const TableShape &t) { return t.name == "schema_version"; });
    if (!isOurs)
        return Error{.code = ErrorCode::NotFound, .detail = u"There is no Kith database at this address yet."_s};
    const auto schema = number(*m_session, "SELECT COALESCE(MAX(version), 0) FROM schema_version");
    if (!schema)
        return schema.error();
    m_schema = int(*schema);
    const auto size = number(*m_session, "SELECT COALESCE(SUM(pg_table_size(oid)), 0)::bigint FROM pg_class"
                                         " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace");
    m_sizeBytes = size ? *size : 0;
    const auto names = m_session->rows("SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace"
                                       " ORDER BY relname COLLATE \"C\"");
    if (!names)
        return names.error();
    for (const auto &name : *names) {
        const auto state = m_session->rows("SELECT last_value, is_called FROM " + quotedName(name.first()));
        if (!state)
            return state.error();
        m_sequences.append({.name = name.first(), .value = state->first().at(0).toLongLong(), .isUsed = state->first().at(1) == "t"});
    }
    return {};
}

Result<void> PostgresSnapshot::copyOut(const TableShape &table, const std::function<Result<void>(QByteArrayView)> &take)
{
    return m_session->copyOut("COPY " + columnList(table) + " TO STDOUT", take);
}

Result<std::unique_ptr<PostgresLoad>> PostgresLoad::begin(const DatabaseUrl &url, int schema)
{
    auto session = PostgresSession::open(url);
    if (!session)
        return session.error();
    std::unique_ptr<PostgresLoad> load(new PostgresLoad);
    load->m_session = std::move(session).value();
    if (const auto prepared = load->prepare(schema); !prepared)
        return prepared.error();
    return load;
}

Result<void> PostgresLoad::prepare(int schema)
{
    const auto steps = stepsToSchema(Dialect::PostgreSql, schema);
    if (!steps)
        return steps.error();
    if (const auto begun = m_session->run("BEGIN"); !begun)
        return begun.error();
    const auto before = tablesOf(*m_session);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return Error{.code = ErrorCode::Conflict, .detail = u"The database holds tables already. Restore into an empty one."_s};
    for (const QString &step : *steps) {
        if (const auto done = m_session->run(step.toUtf8()); !done)
            return done.error();
    }
    auto tables = tablesOf(*m_session);
    if (!tables)
        return tables.error();
    m_tables = std::move(tables).value();
    const auto keys = m_session->rows(foreignKeys);
    if (!keys)
        return keys.error();
    QByteArrayList changes;
    for (const auto &key : *keys) {
        const QByteArray table = "ALTER TABLE " + quotedName(key.at(0));
        changes.append(table + " DROP CONSTRAINT " + quotedName(key.at(1)));
        m_constraints.append(table + " ADD CONSTRAINT " + quotedName(key.at(1)) + ' ' + key.at(2));
    }
    for (const TableShape &table : std::as_const(m_tables)) {
        changes.append("ALTER TABLE " + quotedName(table.name) + " DISABLE TRIGGER USER");
        changes.append("DELETE FROM " + quotedName(table.name)); // what migrations put in stands in the backup as well
        m_constraints.append("ALTER TABLE " + quotedName(table.name) + " ENABLE TRIGGER USER");
    }
    for (const QByteArray &step : std::as_const(changes)) {
        if (const auto done = m_session->run(step); !done)
            return done.error();
    }
    return {};
}

Result<void> PostgresLoad::beginTable(const TableShape &table)
{
    const auto known = std::find_if(m_tables.cbegin(), m_tables.cend(), [&](const TableShape &t) { return t.name == table.name; });
    const bool isKnown = known != m_tables.cend()
                         && std::all_of(table.columns.cbegin(), table.columns.cend(),
                                        [&](const QByteArray &column) { return known->columns.contains(column); });
    if (!isKnown || table.columns.isEmpty())
        return Error{.code = ErrorCode::ChecksumMismatch,
                     .detail = u"The table %1 of the backup does not fit its schema."_s.arg(QString::fromUtf8(table.name))};
    return m_session->beginCopyIn("COPY " + columnList(table) + " FROM STDIN");
}

Result<void> PostgresLoad::startLineage()
{
    if (std::ranges::none_of(m_tables, [](const TableShape &table) { return table.name == epochsTable; }))
        return {};
    const QStringList steps = newLineage();
    for (const QString &step : steps) {
        if (const auto done = m_session->run(step.toUtf8()); !done)
            return done;
    }
    return {};
}

Result<void> PostgresLoad::commit(const QList<SequenceState> &sequences)
{
    for (const SequenceState &sequence : sequences) {
        const auto set = m_session->rows("SELECT setval(" + quotedText(quotedName(sequence.name)) + "::regclass, "
                                         + QByteArray::number(sequence.value) + ", " + (sequence.isUsed ? "true" : "false") + ')');
        if (!set)
            return set.error();
    }
    for (const QByteArray &step : std::as_const(m_constraints)) {
        if (const auto done = m_session->run(step); !done)
            return done.error();
    }
    if (const auto committed = m_session->run("COMMIT"); !committed)
        return committed.error();
    (void)m_session->run("ANALYZE");
    return {};
}

Result<bool> isEmptyPostgres(const DatabaseUrl &url)
{
    const auto session = PostgresSession::open(url);
    if (!session)
        return session.error();
    const auto tables = tablesOf(**session);
    if (!tables)
        return tables.error();
    return tables->isEmpty();
}

} // namespace kith::server
