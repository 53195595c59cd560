// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/change_clock.h"

#include "server/storage/connection.h"

#include <QtCore/QUuid>

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

ChangeClock::ChangeClock(qint64 first)
    : m_next(first)
{
}

qint64 ChangeClock::begin()
{
    const std::scoped_lock lock(m_mutex);
    m_running.push_back(m_next);
    return m_next++;
}

void ChangeClock::end(qint64 stamp)
{
    const std::scoped_lock lock(m_mutex);
    std::erase(m_running, stamp);
}

qint64 ChangeClock::horizon() const
{
    const std::scoped_lock lock(m_mutex);
    return m_running.empty() ? m_next : *std::ranges::min_element(m_running);
}

Result<qint64> openEpoch(Connection &connection)
{
    // Runs in one statement: two servers that start on one database at once are refused by the primary key.
    const auto made = connection.execute(u"INSERT INTO change_epochs (epoch, name) SELECT COALESCE(MAX(epoch), 0) + 1, CAST(? AS TEXT) "
                                         "FROM change_epochs RETURNING epoch"_s,
                                         {QUuid::createUuid().toString(QUuid::Id128)});
    if (!made)
        return made.error();
    if (!(*made)->next())
        return Error{.code = ErrorCode::Storage, .detail = u"The database did not say which epoch this is."_s};
    const qint64 epoch = (*made)->integer(0);
    return epoch << 40;
}

QStringList newLineage()
{
    return {u"DELETE FROM change_epochs WHERE epoch < (SELECT MAX(epoch) FROM change_epochs)"_s,
            u"UPDATE change_epochs SET name = '%1'"_s.arg(QUuid::createUuid().toString(QUuid::Id128))};
}

const QString &selectLineage()
{
    static const QString sql = u"SELECT name FROM change_epochs ORDER BY epoch LIMIT 1"_s;
    return sql;
}

} // namespace kith::server
