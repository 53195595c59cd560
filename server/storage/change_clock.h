// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QStringList>

#include <mutex>
#include <vector>

namespace kith::server {

class Connection;

/// Orders changes as readers come to see them, so that "what changed since?" can be asked without missing any.
///
/// A transaction that writes marks its rows with the stamp of its beginning. A reader asks for the horizon before it
/// takes its snapshot: every change stamped below it is in that snapshot (or was undone). What is stamped at the horizon
/// or later may or may not be; it is asked for again the next time. No clock of the wall is in it.
///
/// Owner: Storage. Thread: any.
class ChangeClock
{
public:
    /// `first`: from openEpoch().
    explicit ChangeClock(qint64 first);

    /// Stamp of a transaction that begins now.
    [[nodiscard]] qint64 begin();
    /// It was committed, or undone.
    void end(qint64 stamp);
    [[nodiscard]] qint64 horizon() const;

private:
    mutable std::mutex m_mutex;
    qint64 m_next;
    std::vector<qint64> m_running;
};

/// Starts a new epoch in the database and returns its first stamp, which is above every stamp that was ever given.
///
/// An epoch is one run of the server. It has a random name, so that a stamp of a run that this database never saw can be told.
[[nodiscard]] Result<qint64> openEpoch(Connection &connection);
/// For a database that is put back from a backup: statements after which it is another one than it was. Stamps that were given
/// after the backup cannot be told from its own, so none leads anywhere any more. From schema 4 on, which has the table.
[[nodiscard]] QStringList newLineage();
constexpr auto epochsTable = "change_epochs";
/// The lineage of a database: the name of the first epoch that it knows.
[[nodiscard]] const QString &selectLineage();
[[nodiscard]] constexpr qint64 epochOf(qint64 stamp)
{
    return stamp >> 40;
}

} // namespace kith::server
