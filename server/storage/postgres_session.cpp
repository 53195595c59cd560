// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/postgres_session.h"

#include <libpq-fe.h>
#include <poll.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

PgResult owned(PGresult *result)
{
    return PgResult(result, &PQclear);
}
} // namespace

PGconn *connectToPostgres(const DatabaseUrl &url)
{
    QList<QByteArray> texts;
    std::vector<const char *> names;
    const auto set = [&](const char *name, const QByteArray &value) {
        if (value.isEmpty())
            return;
        names.push_back(name);
        texts.append(value);
    };
    set("host", url.host.toUtf8());
    set("port", QByteArray::number(url.port));
    set("dbname", url.name.toUtf8());
    set("user", url.user.toUtf8());
    set("password", url.password.toUtf8());
    set("connect_timeout", "10");
    set("application_name", "kithd");
    set("client_encoding", "UTF8");
    // A database server whose machine is gone is noticed within a minute.
    set("keepalives_idle", "30");
    set("keepalives_interval", "10");
    set("keepalives_count", "3");
    set("tcp_user_timeout", "60000");
    QList<QByteArray> optionNames;
    for (auto it = url.options.cbegin(); it != url.options.cend(); ++it)
        optionNames.append(it.key().toUtf8());
    for (const QByteArray &name : std::as_const(optionNames))
        set(name.constData(), url.options.value(QString::fromUtf8(name)).toUtf8());
    std::vector<const char *> values;
    for (const QByteArray &text : std::as_const(texts))
        values.push_back(text.constData());
    names.push_back(nullptr);
    values.push_back(nullptr);
    return PQconnectdbParams(names.data(), values.data(), 0);
}

QString postgresSentence(const char *message)
{
    return QString::fromUtf8(message).simplified();
}

QByteArray quotedName(const QByteArray &name)
{
    QByteArray doubled = name;
    return '"' + doubled.replace('"', "\"\"") + '"';
}

QByteArray quotedText(const QByteArray &text)
{
    QByteArray doubled = text;
    return '\'' + doubled.replace('\'', "''") + '\''; // standard_conforming_strings is on since PostgreSQL 9.1
}

PostgresSession::PostgresSession(pg_conn *connection)
    : m_connection(connection)
{
}

PostgresSession::~PostgresSession()
{
    PQfinish(m_connection);
}

Result<std::unique_ptr<PostgresSession>> PostgresSession::open(const DatabaseUrl &url)
{
    std::unique_ptr<PostgresSession> session(new PostgresSession(connectToPostgres(url)));
    if (PQstatus(session->m_connection) != CONNECTION_OK) {
        return Error{
            .code = ErrorCode::Storage,
            .detail = u"The database %1:%2/%3 cannot be opened: %4 Check that the server runs, and that the database and its user exist."_s
                          .arg(url.host, QString::number(url.port), url.name, postgresSentence(PQerrorMessage(session->m_connection))),
            .isHidden = true};
    }
    PQsetNoticeReceiver(
        session->m_connection, [](void *, const PGresult *) {}, nullptr);
    return session;
}

Error PostgresSession::failure() const
{
    return {.code = ErrorCode::Storage, .detail = postgresSentence(PQerrorMessage(m_connection)), .isHidden = true};
}

bool PostgresSession::isAlive() const
{
    // A server that ended the connection has sent something, though nothing was asked.
    pollfd socket{.fd = PQsocket(m_connection), .events = POLLIN, .revents = 0};
    if (socket.fd < 0 || (::poll(&socket, 1, 0) > 0 && PQconsumeInput(m_connection) != 1))
        return false;
    return PQstatus(m_connection) == CONNECTION_OK;
}

Result<void> PostgresSession::run(const QByteArray &sql)
{
    const PgResult result = owned(PQexec(m_connection, sql.constData()));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
        return {};
    return failure();
}

Result<QList<PostgresSession::Row>> PostgresSession::rows(const QByteArray &sql)
{
    const PgResult result = owned(PQexec(m_connection, sql.constData()));
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK)
        return failure();
    QList<Row> out;
    const int columns = PQnfields(result.get());
    for (int i = 0; i < PQntuples(result.get()); ++i) {
        Row row;
        for (int column = 0; column < columns; ++column)
            row.append(QByteArray(PQgetvalue(result.get(), i, column), PQgetlength(result.get(), i, column)));
        out.append(row);
    }
    return out;
}

Result<void> PostgresSession::copyOut(const QByteArray &sql, const std::function<Result<void>(QByteArrayView)> &take)
{
    if (PQresultStatus(owned(PQexec(m_connection, sql.constData())).get()) != PGRES_COPY_OUT)
        return failure();
    for (;;) {
        char *bytes = nullptr;
        const int count = PQgetCopyData(m_connection, &bytes, 0);
        if (count < 0) {
            if (count == -2)
                return failure();
            break;
        }
        const auto taken = take(QByteArrayView(bytes, count));
        PQfreemem(bytes);
        if (!taken)
            return taken.error(); // the connection is of no more use: its owner closes it
    }
    Result<void> ended;
    while (const PgResult result = owned(PQgetResult(m_connection))) {
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            ended = failure();
    }
    return ended;
}

Result<void> PostgresSession::beginCopyIn(const QByteArray &sql)
{
    return PQresultStatus(owned(PQexec(m_connection, sql.constData())).get()) == PGRES_COPY_IN ? Result<void>() : Result<void>(failure());
}

Result<void> PostgresSession::putCopy(QByteArrayView bytes)
{
    return PQputCopyData(m_connection, bytes.data(), int(bytes.size())) == 1 ? Result<void>() : Result<void>(failure());
}

Result<void> PostgresSession::endCopyIn()
{
    if (PQputCopyEnd(m_connection, nullptr) != 1)
        return failure();
    Result<void> ended;
    while (const PgResult result = owned(PQgetResult(m_connection))) {
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            ended = failure();
    }
    return ended;
}

} // namespace kith::server
