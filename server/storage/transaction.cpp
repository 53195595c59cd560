// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/transaction.h"

#include <QtSql/QSqlError>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Rows::Rows(Transaction *transaction, QString sql, std::unique_ptr<QSqlQuery> query)
    : m_transaction(transaction)
    , m_sql(std::move(sql))
    , m_query(std::move(query))
{
}

Rows::Rows(Rows &&other) noexcept = default;

Rows::~Rows()
{
    if (m_query)
        m_transaction->m_connection.giveBack(m_sql, std::move(m_query));
}

bool Rows::next()
{
    if (!m_query)
        return false;
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        m_transaction->fail(storageError(m_query->lastError()));
    return false;
}

bool Rows::isNull(int column) const
{
    return m_query->isNull(column);
}

qint64 Rows::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

QString Rows::text(int column) const
{
    return m_query->value(column).toString();
}

std::optional<Timestamp> Rows::optionalTimestamp(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return timestamp(column);
}

Transaction::Transaction(Connection &connection, Access access)
    : m_connection(connection)
    , m_access(access)
{
}

void Transaction::fail(Error error)
{
    if (!m_failure)
        m_failure = std::move(error);
}

std::unique_ptr<QSqlQuery> Transaction::start(const QString &sql, const QVariantList &values)
{
    if (m_failure)
        return nullptr;
    ++m_statements;
    auto prepared = m_connection.prepare(sql);
    if (!prepared) {
        fail(prepared.error());
        return nullptr;
    }
    std::unique_ptr<QSqlQuery> query = std::move(prepared).value();
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, values.at(i));
    if (!query->exec()) {
        fail(storageError(query->lastError()));
        return nullptr;
    }
    return query;
}

Rows Transaction::select(const QString &sql, const QVariantList &values)
{
    return Rows(this, sql, start(sql, values));
}

// Only a unit that writes needs a way back, and most reads inside a write come before its first change.
bool Transaction::ensureSavepoint()
{
    Q_ASSERT_X(m_access == Access::Write, "Transaction", "a read transaction was asked to write");
    if (m_hasSavepoint || m_failure)
        return !m_failure;
    const auto made = m_connection.runPrepared(u"SAVEPOINT unit"_s);
    if (!made)
        fail(made.error());
    m_hasSavepoint = made.isOk();
    return m_hasSavepoint;
}

qint64 Transaction::execute(const QString &sql, const QVariantList &values)
{
    if (!ensureSavepoint())
        return 0;
    auto query = start(sql, values);
    if (!query)
        return 0;
    const qint64 rows = query->numRowsAffected();
    m_connection.giveBack(sql, std::move(query));
    return rows;
}

Rows Transaction::executeReturning(const QString &sql, const QVariantList &values)
{
    return Rows(this, sql, ensureSavepoint() ? start(sql, values) : nullptr);
}

void Transaction::publish(Event event)
{
    m_events.push_back(std::make_shared<const Event>(std::move(event)));
}

Result<void> Transaction::rollBackUnit()
{
    m_events.clear();
    if (!m_hasSavepoint) {
        // PostgreSQL aborts the whole transaction at the first error, and would answer COMMIT with a silent rollback.
        if (m_failure && dialect() == Dialect::PostgreSql)
            return *m_failure;
        return {};
    }
    m_hasSavepoint = false;
    if (const auto undone = m_connection.runPrepared(u"ROLLBACK TO SAVEPOINT unit"_s); !undone)
        return undone.error();
    return m_connection.runPrepared(u"RELEASE SAVEPOINT unit"_s);
}

Result<void> Transaction::keepUnit()
{
    if (!m_hasSavepoint)
        return {};
    m_hasSavepoint = false;
    return m_connection.runPrepared(u"RELEASE SAVEPOINT unit"_s);
}

QVariant sqlValue(std::optional<Timestamp> time)
{
    return time ? QVariant(toMs(*time)) : QVariant(QMetaType::fromType<qint64>());
}

} // namespace kith::server
