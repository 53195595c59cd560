// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/event.h"
#include "server/storage/connection.h"
#include "shared/ids.h"
#include "shared/timestamp.h"

#include <QtCore/QVariant>

#include <functional>
#include <utility>

namespace kith::server {

class Transaction;

/// The rows of one SELECT or RETURNING, read one after the other.
///
/// A statement that failed gives no rows; the transaction remembers why and cannot be committed any more.
class Rows
{
public:
    Rows(Rows &&other) noexcept;
    Rows &operator=(Rows &&) = delete;
    ~Rows();

    [[nodiscard]] bool next();
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
    [[nodiscard]] Timestamp timestamp(int column) const { return fromMs(integer(column)); }
    [[nodiscard]] std::optional<Timestamp> optionalTimestamp(int column) const;
    template<class IdType>
    [[nodiscard]] IdType id(int column) const
    {
        return IdType(integer(column));
    }

private:
    friend class Transaction;
    Rows(Transaction *transaction, std::unique_ptr<Cursor> cursor);

    Transaction *m_transaction;
    std::unique_ptr<Cursor> m_cursor;
};

/// What a service works in: statements that belong together, and the events to tell once they are committed.
///
/// It remembers its first failure: from then on every statement is skipped, the owner rolls back and answers
/// ErrorCode::Storage whatever the service returned. So store functions need no error path of their own for SQL,
/// and no failure can be overlooked. Expected clashes are asked for instead: `ON CONFLICT DO NOTHING`, then execute() == 0.
///
/// Owner and thread: the lane that runs the service.
class Transaction
{
public:
    enum class Access { Read, Write };
    /// How a unit of work is undone that fails after its first change.
    enum class Undo {
        Alone, ///< by a savepoint of its own
        WithTheBatch, ///< not by itself: its owner rolls everything back
    };

    /// `stamp`: see ChangeClock.
    Transaction(Connection &connection, Access access, qint64 stamp, Undo undo = Undo::Alone);
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    [[nodiscard]] Dialect dialect() const { return m_connection.dialect(); }
    /// Write: the mark for rows that change here. Read: the horizon; changes with a lower mark are all to be seen.
    [[nodiscard]] qint64 stamp() const { return m_stamp; }

    [[nodiscard]] Rows select(const QString &sql, const QVariantList &values = {});
    /// INSERT, UPDATE or DELETE. Returns the number of rows; 0 also after a failure.
    qint64 execute(const QString &sql, const QVariantList &values = {});
    /// INSERT, UPDATE or DELETE … RETURNING.
    [[nodiscard]] Rows executeReturning(const QString &sql, const QVariantList &values = {});

    /// Told to its audience after the commit, in the order of the calls; dropped on rollback.
    void publish(Event event);

    /// A change of what several write lanes may change at once: a row of a person, for a write about one conversation. The
    /// owner runs all that were put off last of all before its commit and in the order of the people, so that lanes which
    /// wait for each other's rows never do so in a circle. `step` may be run again like the unit itself.
    void putOff(UserId person, std::function<void(Transaction &)> step);
    struct PutOff
    {
        UserId person;
        std::function<void(Transaction &)> run;
    };
    /// For the lane that has others beside it.
    [[nodiscard]] std::vector<PutOff> takePutOff() { return std::exchange(m_putOff, {}); }
    /// For whoever has no other writer beside it: at the end of the unit.
    void runPutOff();

    /// What this unit removes must not be read from the disk again: the owner sees to what the database itself keeps of it.
    void removesForGood() { m_removesForGood = true; }
    [[nodiscard]] bool hasRemovedForGood() const { return m_removesForGood; }

    /// How many statements were run so far.
    [[nodiscard]] int statementCount() const { return m_statements; }

    [[nodiscard]] bool hasFailed() const { return m_failure.has_value(); }
    [[nodiscard]] const Error &failure() const { return *m_failure; }
    /// Something was changed, or tried to be.
    [[nodiscard]] bool hasWritten() const { return m_hasWritten; }

    /// For the lane: undoes this unit of work inside the batch, keeping what others did before it.
    [[nodiscard]] Result<void> rollBackUnit();
    /// For the lane: ends this unit of work, keeping it.
    [[nodiscard]] Result<void> keepUnit();
    [[nodiscard]] std::vector<EventPtr> takeEvents() { return std::move(m_events); }

private:
    friend class Rows;
    friend class ReadLanes;
    std::unique_ptr<Cursor> start(const QString &sql, const QVariantList &values);
    void makeSavepoint();
    bool ensureSavepoint();
    void fail(Error error);

    Connection &m_connection;
    Access m_access;
    qint64 m_stamp;
    Undo m_undo;
    bool m_hasWritten = false;
    bool m_hasSavepoint = false;
    bool m_removesForGood = false;
    int m_statements = 0;
    std::optional<Error> m_failure;
    std::vector<EventPtr> m_events;
    std::vector<PutOff> m_putOff;
};

/// NULL for an absent time or a null id, else the stored form.
[[nodiscard]] QVariant sqlValue(std::optional<Timestamp> time);
template<class Tag>
[[nodiscard]] QVariant sqlValue(Id<Tag> id)
{
    return id.isNull() ? QVariant(QMetaType::fromType<qint64>()) : QVariant(id.value());
}

} // namespace kith::server
