// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/transaction.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Rows::Rows(Transaction *transaction, std::unique_ptr<Cursor> cursor)
    : m_transaction(transaction)
    , m_cursor(std::move(cursor))
{
}

Rows::Rows(Rows &&other) noexcept = default;

Rows::~Rows() = default;

bool Rows::next()
{
    if (!m_cursor)
        return false;
    if (m_cursor->next())
        return true;
    if (const auto failure = m_cursor->failure())
        m_transaction->fail(*failure);
    return false;
}

bool Rows::isNull(int column) const
{
    return m_cursor->isNull(column);
}

qint64 Rows::integer(int column) const
{
    return m_cursor->integer(column);
}

QString Rows::text(int column) const
{
    return m_cursor->text(column);
}

double Rows::real(int column) const
{
    return m_cursor->real(column);
}

QByteArray Rows::bytes(int column) const
{
    return m_cursor->bytes(column);
}

std::optional<Timestamp> Rows::optionalTimestamp(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return timestamp(column);
}

Transaction::Transaction(Connection &connection, Access access, qint64 stamp, Undo undo)
    : m_connection(connection)
    , m_access(access)
    , m_stamp(stamp)
    , m_undo(undo)
{
    // PostgreSQL aborts everything at the first failure, also of a SELECT: a unit that is to fail alone needs its way back at once.
    if (m_access == Access::Write && m_undo == Undo::Alone && dialect() == Dialect::PostgreSql)
        makeSavepoint();
}

void Transaction::makeSavepoint()
{
    m_connection.runSoon(u"SAVEPOINT unit"_s);
    m_hasSavepoint = true;
}

void Transaction::fail(Error error)
{
    if (!m_failure)
        m_failure = std::move(error);
}

std::unique_ptr<Cursor> Transaction::start(const QString &sql, const QVariantList &values)
{
    if (m_failure)
        return nullptr;
    ++m_statements;
    auto cursor = m_connection.execute(sql, values);
    if (!cursor) {
        fail(cursor.error());
        return nullptr;
    }
    return std::move(cursor).value();
}

Rows Transaction::select(const QString &sql, const QVariantList &values)
{
    return Rows(this, start(sql, values));
}

// Only a unit that writes needs a way back, and most reads inside a write come before its first change.
bool Transaction::ensureSavepoint()
{
    Q_ASSERT_X(m_access == Access::Write, "Transaction", "a read transaction was asked to write");
    m_hasWritten = true;
    if (!m_hasSavepoint && !m_failure && m_undo == Undo::Alone)
        makeSavepoint();
    return !m_failure;
}

qint64 Transaction::execute(const QString &sql, const QVariantList &values)
{
    if (!ensureSavepoint())
        return 0;
    const auto cursor = start(sql, values);
    return cursor ? cursor->affectedRows() : 0;
}

Rows Transaction::executeReturning(const QString &sql, const QVariantList &values)
{
    return Rows(this, ensureSavepoint() ? start(sql, values) : nullptr);
}

void Transaction::publish(Event event)
{
    m_events.push_back(std::make_shared<const Event>(std::move(event)));
}

void Transaction::putOff(UserId person, std::function<void(Transaction &)> step)
{
    m_putOff.push_back({.person = person, .run = std::move(step)});
}

void Transaction::runPutOff()
{
    for (const PutOff &step : takePutOff())
        step.run(*this);
}

Result<void> Transaction::rollBackUnit()
{
    m_events.clear();
    m_putOff.clear();
    if (!m_hasSavepoint)
        return {};
    m_hasSavepoint = false;
    if (const auto undone = m_connection.execute(u"ROLLBACK TO SAVEPOINT unit"_s, {}); !undone)
        return undone.error();
    m_connection.runSoon(u"RELEASE SAVEPOINT unit"_s);
    return {};
}

Result<void> Transaction::keepUnit()
{
    if (m_hasSavepoint)
        m_connection.runSoon(u"RELEASE SAVEPOINT unit"_s);
    m_hasSavepoint = false;
    return {};
}

QVariant sqlValue(std::optional<Timestamp> time)
{
    return time ? QVariant(toMs(*time)) : QVariant(QMetaType::fromType<qint64>());
}

} // namespace kith::server
