// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/postgres_session.h"

namespace kith::server {

/// The columns of a table whose values are stored, not computed.
struct TableShape
{
    QByteArray name;
    QByteArrayList columns;
};

/// Where a sequence stands.
struct SequenceState
{
    QByteArray name;
    qint64 value = 0;
    bool isUsed = false; ///< the value was given out already
};

/// A whole PostgreSQL database as it is at one moment: one REPEATABLE READ transaction, which holds up nobody.
///
/// Only what lies in the connection's own schema. Rows are in the text form of COPY, which every version reads.
class PostgresSnapshot
{
public:
    /// Errors: Storage.
    [[nodiscard]] static Result<std::unique_ptr<PostgresSnapshot>> take(const DatabaseUrl &url);

    [[nodiscard]] int schema() const { return m_schema; }
    /// In the order of their names.
    [[nodiscard]] const QList<TableShape> &tables() const { return m_tables; }
    [[nodiscard]] const QList<SequenceState> &sequences() const { return m_sequences; }
    [[nodiscard]] qint64 sizeBytes() const { return m_sizeBytes; } ///< about

    [[nodiscard]] Result<void> copyOut(const TableShape &table, const std::function<Result<void>(QByteArrayView)> &take);
    [[nodiscard]] Result<QList<PostgresSession::Row>> rows(const QByteArray &sql) { return m_session->rows(sql); }

private:
    PostgresSnapshot() = default;
    [[nodiscard]] Result<void> begin();

    std::unique_ptr<PostgresSession> m_session;
    int m_schema = 0;
    qint64 m_sizeBytes = 0;
    QList<TableShape> m_tables;
    QList<SequenceState> m_sequences;
};

/// Fills an empty PostgreSQL database with the rows of a snapshot, in one transaction: all of it or nothing.
class PostgresLoad
{
public:
    /// Makes the tables of schema `schema`. Errors: Conflict when the database holds tables already; Storage.
    [[nodiscard]] static Result<std::unique_ptr<PostgresLoad>> begin(const DatabaseUrl &url, int schema);

    /// The table must be one of that schema, and so must its columns. Errors: ChecksumMismatch when they are not.
    [[nodiscard]] Result<void> beginTable(const TableShape &table);
    [[nodiscard]] Result<void> put(QByteArrayView bytes) { return m_session->putCopy(bytes); }
    [[nodiscard]] Result<void> endTable() { return m_session->endCopyIn(); }
    /// Makes it another database than the one that the rows are from (newLineage()).
    [[nodiscard]] Result<void> startLineage();
    /// Puts constraints and triggers back, which checks every reference, and commits.
    [[nodiscard]] Result<void> commit(const QList<SequenceState> &sequences);

private:
    PostgresLoad() = default;
    [[nodiscard]] Result<void> prepare(int schema);

    std::unique_ptr<PostgresSession> m_session;
    QList<TableShape> m_tables;
    QByteArrayList m_constraints; ///< the statements that bring them back
};

/// Whether this PostgreSQL database, seen through this address, holds no table yet.
[[nodiscard]] Result<bool> isEmptyPostgres(const DatabaseUrl &url);

} // namespace kith::server
