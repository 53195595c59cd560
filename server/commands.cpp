// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands.h"

#include "server/backup_commands.h"
#include "server/cli/admin_commands.h"
#include "server/cli/control_client.h"
#include "server/cli/printed.h"
#include "server/database_failure.h"
#include "server/ops/data_directory.h"
#include "server/storage/database_lock.h"
#include "server/storage/migrations.h"

#include <QtCore/QFileInfo>

#include <cstdio>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
using Command = CommandLine::Command;

Result<DatabaseUrl> databaseOf(const Config &config, const DataDirectory &directory)
{
    return config.database.url.isEmpty() ? DatabaseUrl::sqlite(directory.databaseFile()) : DatabaseUrl::parse(config.database.url);
}

/// Through the running server, else with the database in this process.
int administrate(const CommandLine &line, const Config &config, const OfflineServer &offline)
{
    if (const auto running = controlClient(DataDirectory::controlSocketIn(config.dataDir)))
        return runAdminCommand(line, *running);
    // A slip in the path must not make a new, empty server. The first person and the first invitation may come before its first start.
    const bool mayBegin = line.action && QByteArrayView(line.action->verb) == "POST"
                          && (QByteArrayView(line.action->name) == "add" || QByteArrayView(line.action->name) == "create");
    if (!mayBegin && config.database.url.isEmpty() && !QFileInfo::exists(DataDirectory::databaseFileIn(config.dataDir))) {
        const QString words = u"No server keeps its data in %1, and none is running there. Is --data-dir (data_dir) right?"_s;
        (void)printError({.code = ErrorCode::Storage, .detail = words.arg(config.dataDir)}, line.isJson);
        return exit_code::notReachable;
    }
    return offline([&line](const AdminApi &api) { return runAdminCommand(line, api); });
}

int bringUpToDate(const CommandLine &line, const Config &config)
{
    auto directory = DataDirectory::open(config.dataDir);
    if (!directory)
        return printError(directory.error(), line.isJson);
    const auto url = databaseOf(config, *directory);
    if (!url)
        return printError(url.error(), line.isJson);
    const auto refused = [&](const Error &error) {
        directory->discard();
        return printDatabaseFailure(*url, error, line.isJson);
    };
    const auto connection = Connection::open(*url, Connection::Mode::ReadWrite);
    if (!connection)
        return refused(connection.error());
    if (const auto alone = DatabaseLock::takeAlone(**connection); !alone)
        return refused(alone.error());
    const auto before = schemaVersion(**connection);
    if (!before)
        return refused(before.error());
    if (const auto done = migrate(**connection); !done)
        return refused(done.error());
    const int after = newestSchemaVersion(url->dialect);
    if (line.isJson)
        printJson({{u"from"_s, *before}, {u"to"_s, after}});
    else if (*before == after)
        std::printf("The database is at schema %d already.\n", after);
    else
        std::printf("The database went from schema %d to %d.\n", *before, after);
    return exit_code::done;
}
} // namespace

int runCommand(const CommandLine &line, const Config &config, const OfflineServer &offline)
{
    switch (line.command) {
    case Command::Admin: return administrate(line, config, offline);
    case Command::Backup: return runBackup(line, config);
    case Command::Restore: return runRestore(line, config);
    case Command::Migrate: return bringUpToDate(line, config);
    default: break;
    }
    return exit_code::usage;
}

} // namespace kith::server
