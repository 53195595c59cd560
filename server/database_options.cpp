// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/database_options.h"

#include "server/storage/sqlite_copy.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(lcDatabase, "kith.database")

namespace {
Result<void> checkFile(const DatabaseUrl &url)
{
    const auto connection = Connection::open(url, Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    if (const auto whole = checkSqliteDatabase(**connection, CheckDepth::Quick); !whole)
        return Error{.code = ErrorCode::Storage, .detail = u"%1 Put a backup in its place (kithd restore)."_s.arg(whole.error().detail)};
    return {};
}
} // namespace

Result<StorageOptions> databaseOptions(const Config &config, DataDirectory &directory)
{
    if (directory.hasBrokenRestore())
        return Error{.code = ErrorCode::Storage,
                     .detail = u"A restore into %1 was broken off. Empty that directory and restore again."_s.arg(directory.path())};
    StorageOptions options{
        .url = DatabaseUrl::sqlite(directory.databaseFile()), .readers = config.database.readLanes, .writers = config.database.writeLanes};
    options.url.options = {{u"wal_limit"_s, QString::number(config.database.walLimitBytes)},
                           {u"min_free"_s, QString::number(config.database.minFreeBytes)}};
    if (!config.database.url.isEmpty()) {
        const auto url = DatabaseUrl::parse(config.database.url);
        if (!url)
            return url.error();
        options.url = *url;
    }
    const auto wasLeft = directory.beginUse();
    if (!wasLeft)
        return wasLeft.error();
    if (!*wasLeft || options.url.dialect == Dialect::PostgreSql || !QFileInfo::exists(options.url.file))
        return options;
    qCInfo(lcDatabase) << "the last run did not end by itself: checking the database";
    if (const auto whole = checkFile(options.url); !whole) {
        directory.leaveNote();
        return whole.error();
    }
    return options;
}

} // namespace kith::server
