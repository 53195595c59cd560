// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/postgres_cursor.h"

#include <libpq-fe.h>

#include <charconv>

namespace kith::server {

PostgresCursor::PostgresCursor(pg_result *result)
    : m_result(result)
{
}

PostgresCursor::~PostgresCursor()
{
    PQclear(m_result);
}

bool PostgresCursor::next()
{
    return ++m_row < PQntuples(m_result);
}

qint64 PostgresCursor::affectedRows() const
{
    return QByteArray(PQcmdTuples(m_result)).toLongLong();
}

QByteArrayView PostgresCursor::raw(int column) const
{
    return QByteArrayView(PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column));
}

bool PostgresCursor::isNull(int column) const
{
    return PQgetisnull(m_result, m_row, column) != 0;
}

qint64 PostgresCursor::integer(int column) const
{
    const QByteArrayView text = raw(column);
    if (text == "t" || text == "f")
        return text == "t" ? 1 : 0;
    qint64 number = 0;
    std::from_chars(text.begin(), text.end(), number);
    return number;
}

double PostgresCursor::real(int column) const
{
    return raw(column).toByteArray().toDouble();
}

QString PostgresCursor::text(int column) const
{
    return isNull(column) ? QString() : QString::fromUtf8(raw(column));
}

QByteArray PostgresCursor::bytes(int column) const
{
    constexpr QByteArrayView prefix = "\\x"; // bytea_output = hex, the default and set when connecting
    const QByteArrayView text = raw(column);
    if (!text.startsWith(prefix))
        return text.toByteArray();
    const QByteArrayView digits = text.sliced(prefix.size());
    return QByteArray::fromHex(QByteArray::fromRawData(digits.data(), digits.size()));
}

} // namespace kith::server
