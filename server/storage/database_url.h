// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QMap>
#include <QtCore/QString>

namespace kith::server {

enum class Dialect { Sqlite, PostgreSql };

/// Where the rows live: a SQLite file (or `:memory:`), or `postgresql://user:password@host:port/name`.
struct DatabaseUrl
{
    Dialect dialect = Dialect::Sqlite;
    QString file = {}; ///< SQLite
    QString host = {}; ///< PostgreSQL; an absolute path is a Unix socket folder (`?host=/run/postgresql`)
    int port = 5432;
    QString name = {};
    QString user = {};
    QString password = {}; ///< never logged
    QMap<QString, QString> options = {}; ///< PostgreSQL: other parameters of the address, for libpq: `sslmode`, `sslrootcert`

    [[nodiscard]] static DatabaseUrl sqlite(const QString &file);
    /// Errors: Validation with a sentence.
    [[nodiscard]] static Result<DatabaseUrl> parse(const QString &text);
};

} // namespace kith::server
