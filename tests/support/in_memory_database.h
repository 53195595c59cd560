// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"

#include <QtCore/QJsonObject>

#include <type_traits>

namespace kith::test {

/// A fresh, migrated database for one test of a service: SQLite in memory, or, when KITH_TEST_POSTGRES_URL names a
/// PostgreSQL database, a schema of its own in there that is dropped at the end.
///
/// Runs each function in a transaction of its own on the calling thread, exactly as a lane does: committed when it
/// succeeds, undone when it or the database fails, events kept only then.
/// Errors: a database that cannot be opened ends the test program with a sentence.
class InMemoryDatabase
{
public:
    InMemoryDatabase();
    ~InMemoryDatabase();
    InMemoryDatabase(const InMemoryDatabase &) = delete;
    InMemoryDatabase &operator=(const InMemoryDatabase &) = delete;

    /// `work`: Result<T>(server::Transaction &).
    template<class Work>
    auto write(Work work)
    {
        return run(server::Transaction::Access::Write, std::move(work));
    }
    template<class Work>
    auto read(Work work)
    {
        return run(server::Transaction::Access::Read, std::move(work));
    }
    /// One statement; the first column of its first row as text, which converts; invalid when there is none or it is NULL.
    QVariant scalar(const QString &sql, const QVariantList &values = {});

    /// What was committed since the last call, oldest first.
    [[nodiscard]] std::vector<server::EventPtr> takeEvents();
    /// The same as `user`'s devices get it: {on, conversationId?, version?, data}. Forgets the events of everybody else.
    [[nodiscard]] QList<QJsonObject> takeFramesFor(UserId user);

    [[nodiscard]] server::Dialect dialect() const { return m_connection->dialect(); }

private:
    template<class Work>
    auto run(server::Transaction::Access access, Work work)
    {
        using Answer = std::invoke_result_t<Work, server::Transaction &>;
        begin();
        server::Transaction transaction(*m_connection, access, stampFor(access));
        Answer answer = work(transaction);
        if (answer.isOk())
            transaction.runPutOff();
        if (transaction.hasFailed())
            answer = Answer(transaction.failure());
        end(transaction, answer.isOk());
        return answer;
    }
    void begin();
    qint64 stampFor(server::Transaction::Access access);
    void end(server::Transaction &transaction, bool isKept);

    std::unique_ptr<server::Connection> m_connection;
    QString m_schema;
    qint64 m_nextStamp = 0;
    std::vector<server::EventPtr> m_events;
};

} // namespace kith::test
