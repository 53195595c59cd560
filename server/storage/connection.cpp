// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/connection.h"

#include "server/storage/postgres_connection.h"
#include "server/storage/sqlite_connection.h"

namespace kith::server {

Result<std::unique_ptr<Connection>> Connection::open(const DatabaseUrl &url, Mode mode)
{
    return url.dialect == Dialect::Sqlite ? SqliteConnection::open(url, mode) : PostgresConnection::open(url, mode);
}

bool isSqlNull(const QVariant &value)
{
    if (value.isNull())
        return true;
    if (value.typeId() == QMetaType::QString)
        return static_cast<const QString *>(value.constData())->isNull();
    return value.typeId() == QMetaType::QByteArray && static_cast<const QByteArray *>(value.constData())->isNull();
}

} // namespace kith::server
