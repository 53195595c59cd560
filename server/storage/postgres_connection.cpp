// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/postgres_connection.h"

#include "server/storage/postgres_cursor.h"
#include "server/storage/postgres_session.h"
#include "server/storage/postgres_values.h"

#include <libpq-fe.h>

#include <cerrno>
#include <poll.h>
#include <utility>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype statementsKept = 1000;

StorageFault faultOf(QByteArrayView state)
{
    // Source: PostgreSQL, appendix "Error Codes".
    if (state == "40001" || state == "40P01" || state == "55P03")
        return StorageFault::Contention;
    if (state == "53100")
        return StorageFault::Full;
    if (state.startsWith("58"))
        return StorageFault::Io;
    if (state.startsWith("XX001") || state.startsWith("XX002"))
        return StorageFault::Corrupt;
    if (state.isEmpty() || state.startsWith("08") || state.startsWith("57P"))
        return StorageFault::Gone;
    return StorageFault::Statement;
}
} // namespace

PostgresConnection::PostgresConnection(pg_conn *connection)
    : m_connection(connection)
{
}

PostgresConnection::~PostgresConnection()
{
    for (pg_result *result : std::as_const(m_results))
        PQclear(result);
    PQfinish(m_connection);
}

Result<std::unique_ptr<Connection>> PostgresConnection::open(const DatabaseUrl &url, Mode mode)
{
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(connectToPostgres(url)));
    PGconn *raw = connection->m_connection;
    if (PQstatus(raw) != CONNECTION_OK) {
        return Error{
            .code = ErrorCode::Storage,
            .detail = u"The database %1:%2/%3 cannot be opened: %4 Check that the server runs, and that the database and its user exist."_s
                          .arg(url.host, QString::number(url.port), url.name, postgresSentence(PQerrorMessage(raw))),
            .isHidden = true};
    }
    PQsetNoticeReceiver(
        raw, [](void *, const PGresult *) {}, nullptr);
    PQsetnonblocking(raw, 1);
    PQenterPipelineMode(raw);
    if (const auto configured = connection->configure(mode); !configured)
        return configured.error();
    return std::unique_ptr<Connection>(std::move(connection));
}

Result<void> PostgresConnection::configure(Mode mode)
{
    QStringList statements{u"SET synchronous_commit=on"_s, u"SET lock_timeout='10s'"_s, u"SET client_min_messages=warning"_s,
                           u"SET bytea_output=hex"_s};
    // The keep-alives let the database notice within a minute that this machine is gone: its lock is free then (DatabaseLock).
    if (mode == Mode::ReadWrite)
        statements << u"SET tcp_keepalives_idle=30"_s << u"SET tcp_keepalives_interval=10"_s << u"SET tcp_keepalives_count=3"_s;
    if (mode == Mode::ReadOnly)
        statements << u"SET default_transaction_read_only=on"_s;
    for (const QString &statement : std::as_const(statements)) {
        if (const auto done = run(statement); !done)
            return done.error();
    }
    return {};
}

Result<void> PostgresConnection::run(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    if (PQsendQueryParams(m_connection, text.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0) != 1)
        breakOff();
    m_isSynced = false;
    const Ticket ticket = ++m_ticketCounter;
    m_pending.push_back({Kind::Statement, ticket, {}});
    settle();
    const auto done = take(ticket);
    return done ? Result<void>() : Result<void>(done.error());
}

QByteArray PostgresConnection::preparedName(const QString &sql)
{
    if (const auto known = m_names.constFind(sql); known != m_names.cend())
        return *known;
    const QByteArray name = 's' + QByteArray::number(++m_nameCounter);
    PQsendPrepare(m_connection, name.constData(), numberedPlaceholders(sql).constData(), 0, nullptr);
    m_isSynced = false;
    m_pending.push_back({Kind::Preparation, 0, sql});
    m_names.insert(sql, name);
    return name;
}

PostgresConnection::Ticket PostgresConnection::enqueue(const QString &sql, const QVariantList &values)
{
    const QByteArray name = preparedName(sql);
    const PostgresValues bound(values);
    if (PQsendQueryPrepared(m_connection, name.constData(), bound.count(), bound.pointers(), bound.lengths(), bound.formats(), 0) != 1)
        breakOff();
    m_isSynced = false;
    m_pending.push_back({Kind::Statement, ++m_ticketCounter, {}});
    return m_ticketCounter;
}

void PostgresConnection::runSoon(const QString &sql)
{
    dropIfTooMany();
    const QByteArray name = preparedName(sql);
    if (PQsendQueryPrepared(m_connection, name.constData(), 0, nullptr, nullptr, nullptr, 0) != 1)
        breakOff();
    m_isSynced = false;
    m_pending.push_back({Kind::Soon, 0, {}});
}

void PostgresConnection::send()
{
    if (!m_isSynced) {
        if (PQpipelineSync(m_connection) == 1)
            ++m_syncsOnTheWay;
        else
            breakOff();
        m_isSynced = true;
    }
    while (PQstatus(m_connection) == CONNECTION_OK && PQflush(m_connection) == 1) {
        if (!wait(true))
            break;
    }
}

void PostgresConnection::settle()
{
    send();
    while (!m_pending.empty()) {
        const Pending pending = std::move(m_pending.front());
        m_pending.pop_front();
        readResult(pending);
    }
    while (m_syncsOnTheWay > 0) {
        pg_result *result = nextResult();
        if (!result && PQstatus(m_connection) != CONNECTION_OK)
            m_syncsOnTheWay = 0;
        else if (result && PQresultStatus(result) == PGRES_PIPELINE_SYNC)
            --m_syncsOnTheWay;
        PQclear(result);
    }
}

/// Every statement answers with one result and then a null; synchronisation points stand between.
void PostgresConnection::readResult(const Pending &pending)
{
    pg_result *result = nextResult();
    while (result && PQresultStatus(result) == PGRES_PIPELINE_SYNC) {
        --m_syncsOnTheWay;
        PQclear(result);
        result = nextResult();
    }
    const ExecStatusType status = result ? PQresultStatus(result) : PGRES_FATAL_ERROR;
    const bool isFine = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
    if (!isFine && status != PGRES_PIPELINE_ABORTED)
        noteFailure(result);
    if (result) {
        pg_result *end = nullptr; // the null that ends this statement's answer
        while (PQstatus(m_connection) == CONNECTION_OK && (end = nextResult()))
            PQclear(end);
    }
    if (isFine && pending.kind == Kind::Statement) {
        m_results.insert(pending.ticket, result);
        return;
    }
    if (!isFine && pending.kind == Kind::Preparation)
        m_names.remove(pending.sql);
    if (!isFine && pending.kind == Kind::Soon && !m_soonFailed)
        m_soonFailed = m_failure;
    PQclear(result);
}

pg_result *PostgresConnection::nextResult()
{
    while (PQstatus(m_connection) == CONNECTION_OK && PQisBusy(m_connection) != 0) {
        if (!wait(PQflush(m_connection) == 1) || PQconsumeInput(m_connection) != 1)
            break;
    }
    return PQisBusy(m_connection) != 0 ? nullptr : PQgetResult(m_connection);
}

bool PostgresConnection::wait(bool forWritingToo)
{
    pollfd socket{.fd = PQsocket(m_connection), .events = short(POLLIN | (forWritingToo ? POLLOUT : 0)), .revents = 0};
    if (socket.fd < 0)
        return false;
    while (::poll(&socket, 1, -1) < 0) {
        if (errno != EINTR)
            return false;
    }
    return true;
}

void PostgresConnection::noteFailure(pg_result *result)
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    m_lastFault = PQstatus(m_connection) == CONNECTION_OK ? faultOf(state ? state : "") : StorageFault::Gone;
    const char *message = result ? PQresultErrorMessage(result) : PQerrorMessage(m_connection);
    m_failure = {.code = m_lastFault == StorageFault::Full ? ErrorCode::StorageFull : ErrorCode::Storage,
                 .detail = postgresSentence(message),
                 .isHidden = true};
}

void PostgresConnection::breakOff()
{
    m_lastFault = StorageFault::Gone;
    m_failure = {.code = ErrorCode::Storage, .detail = postgresSentence(PQerrorMessage(m_connection)), .isHidden = true};
}

Result<std::unique_ptr<Cursor>> PostgresConnection::take(Ticket ticket)
{
    pg_result *result = m_results.take(ticket);
    if (m_soonFailed) {
        PQclear(result);
        return *std::exchange(m_soonFailed, std::nullopt);
    }
    if (!result)
        return m_failure;
    return std::unique_ptr<Cursor>(std::make_unique<PostgresCursor>(result));
}

Result<std::unique_ptr<Cursor>> PostgresConnection::execute(const QString &sql, const QVariantList &values)
{
    const Ticket ticket = enqueue(sql, values);
    settle();
    return take(ticket);
}

bool PostgresConnection::isInTransaction()
{
    if (!m_pending.empty())
        settle();
    return PQtransactionStatus(m_connection) == PQTRANS_INTRANS;
}

bool PostgresConnection::isAlive()
{
    if (!m_pending.empty() || m_syncsOnTheWay > 0)
        settle();
    // A server that ended the connection has sent something, though nothing was asked.
    pollfd socket{.fd = PQsocket(m_connection), .events = POLLIN, .revents = 0};
    if (socket.fd < 0 || (::poll(&socket, 1, 0) > 0 && PQconsumeInput(m_connection) != 1))
        return false;
    return PQstatus(m_connection) == CONNECTION_OK;
}

/// Lists of `?` of many lengths make many statements; the server keeps a plan of each.
void PostgresConnection::dropIfTooMany()
{
    if (m_names.size() < statementsKept || !m_pending.empty())
        return;
    m_names.clear();
    (void)run(u"DEALLOCATE ALL"_s);
}

} // namespace kith::server
