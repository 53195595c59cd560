// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/database_failure.h"

#include "server/cli/command_line.h"
#include "server/cli/printed.h"
#include "server/storage/connection.h"
#include "server/storage/migrations.h"

#include <QtCore/QFileInfo>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
enum class Standing { NotReachable, Newer, Usable };

Standing standingOf(const DatabaseUrl &url)
{
    const bool isFile = url.dialect == Dialect::Sqlite;
    if (isFile && !QFileInfo::exists(url.file))
        return Standing::Usable;
    // Who only reads a SQLite database leaves files beside it.
    const auto connection = Connection::open(url, isFile ? Connection::Mode::ReadWrite : Connection::Mode::ReadOnly);
    if (!connection)
        return isFile ? Standing::Usable : Standing::NotReachable;
    const auto schema = (*connection)->execute(u"SELECT COALESCE(MAX(version), 0) FROM schema_version"_s, {});
    const bool isNewer = schema && (*schema)->next() && (*schema)->integer(0) > newestSchemaVersion(url.dialect);
    return isNewer ? Standing::Newer : Standing::Usable;
}
} // namespace

int printDatabaseFailure(const DatabaseUrl &url, const Error &error, bool isJson)
{
    switch (standingOf(url)) {
    case Standing::NotReachable: return printError({.code = ErrorCode::Network, .detail = error.detail}, isJson);
    case Standing::Newer: (void)printError(error, isJson); return exit_code::configuration;
    case Standing::Usable: break;
    }
    return printError(error, isJson);
}

} // namespace kith::server
