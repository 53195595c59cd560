// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database_url.h"

#include <QtCore/QByteArrayList>

#include <functional>
#include <memory>

struct pg_conn;

namespace kith::server {

/// Opens a connection as an address says; to be closed with PQfinish. Its state says whether that worked.
[[nodiscard]] pg_conn *connectToPostgres(const DatabaseUrl &url);
/// libpq's words in one line.
[[nodiscard]] QString postgresSentence(const char *message);

/// A name for use in SQL.
[[nodiscard]] QByteArray quotedName(const QByteArray &name);
/// A text for use in SQL.
[[nodiscard]] QByteArray quotedText(const QByteArray &text);

/// A plain connection to PostgreSQL, one statement after the other, for copying whole tables out and in.
///
/// Unlike PostgresConnection it has no pipeline, in which COPY is not possible. Not for requests. Thread: one.
class PostgresSession
{
public:
    /// Errors: Storage with a sentence that says what to do.
    [[nodiscard]] static Result<std::unique_ptr<PostgresSession>> open(const DatabaseUrl &url);
    ~PostgresSession();
    PostgresSession(const PostgresSession &) = delete;
    PostgresSession &operator=(const PostgresSession &) = delete;

    /// False once it is known to be broken. Cheap.
    [[nodiscard]] bool isAlive() const;

    [[nodiscard]] Result<void> run(const QByteArray &sql);
    using Row = QByteArrayList;
    [[nodiscard]] Result<QList<Row>> rows(const QByteArray &sql);

    /// `COPY … TO STDOUT`: hands on what comes, a row or more at a time. An error of `take` ends it and is returned.
    [[nodiscard]] Result<void> copyOut(const QByteArray &sql, const std::function<Result<void>(QByteArrayView)> &take);

    /// `COPY … FROM STDIN`: begun, given bytes of the same form in pieces of any size, ended.
    [[nodiscard]] Result<void> beginCopyIn(const QByteArray &sql);
    [[nodiscard]] Result<void> putCopy(QByteArrayView bytes);
    [[nodiscard]] Result<void> endCopyIn();

private:
    explicit PostgresSession(pg_conn *connection);
    [[nodiscard]] Error failure() const;

    pg_conn *m_connection;
};

} // namespace kith::server
