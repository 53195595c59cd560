// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/connection.h"

#include <QtCore/QHash>

#include <deque>

struct pg_conn;
struct pg_result;

namespace kith::server {

/// A connection to a PostgreSQL server through libpq, always in pipeline mode: statements of several units of work can be on
/// the way together, and one round trip brings all their results.
///
/// Source: libpq, chapter "Pipeline Mode". Results are taken in any order, once each.
class PostgresConnection : public Connection
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const DatabaseUrl &url, Mode mode);
    ~PostgresConnection() override;

    [[nodiscard]] Dialect dialect() const override { return Dialect::PostgreSql; }
    [[nodiscard]] Result<std::unique_ptr<Cursor>> execute(const QString &sql, const QVariantList &values) override;
    [[nodiscard]] Result<void> run(const QString &sql) override;
    void runSoon(const QString &sql) override;
    void sendSoon() override { send(); }
    [[nodiscard]] bool isInTransaction() override;
    [[nodiscard]] bool isAlive() override;

    /// Names a result that is on its way.
    using Ticket = quint64;
    /// Puts a statement into the pipeline without waiting for it.
    [[nodiscard]] Ticket enqueue(const QString &sql, const QVariantList &values);
    /// Sends what is in the pipeline and waits for all of it.
    void settle();
    /// The result of a settled statement. Errors: Storage.
    [[nodiscard]] Result<std::unique_ptr<Cursor>> take(Ticket ticket);

private:
    enum class Kind { Statement, Preparation, Soon };
    struct Pending
    {
        Kind kind;
        Ticket ticket;
        QString sql; ///< of a preparation, to forget it when it failed
    };

    explicit PostgresConnection(pg_conn *connection);
    [[nodiscard]] Result<void> configure(Mode mode);
    [[nodiscard]] QByteArray preparedName(const QString &sql);
    void send();
    void readResult(const Pending &pending);
    [[nodiscard]] pg_result *nextResult();
    [[nodiscard]] bool wait(bool forWritingToo);
    void noteFailure(pg_result *result);
    void breakOff();
    void dropIfTooMany();

    pg_conn *m_connection;
    QHash<QString, QByteArray> m_names; ///< prepared statement of a text
    quint64 m_nameCounter = 0;
    Ticket m_ticketCounter = 0;
    std::deque<Pending> m_pending;
    bool m_isSynced = true; ///< no statement was put in since the last synchronisation point
    int m_syncsOnTheWay = 0;
    QHash<Ticket, pg_result *> m_results;
    Error m_failure; ///< what take() says for a result that is none
    std::optional<Error> m_soonFailed;
};

} // namespace kith::server
