// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/stored_files.h"
#include "server/doctor/doctor.h"
#include "server/ops/data_directory.h"
#include "server/storage/migrations.h"
#include "server/storage/sqlite_copy.h"

#include <QtCore/QFileInfo>
#include <QtCore/QHash>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
using Level = Finding::Level;
constexpr std::chrono::minutes clockTolerance{1};

std::optional<qint64> number(Connection &connection, const QString &sql)
{
    const auto found = connection.execute(sql, {});
    if (!found || !(*found)->next())
        return std::nullopt;
    return (*found)->integer(0);
}

Finding examineSchema(Connection &connection)
{
    const int newest = newestSchemaVersion(connection.dialect());
    const auto schema = number(connection, u"SELECT COALESCE(MAX(version), 0) FROM schema_version"_s);
    const QString check = u"schema"_s;
    if (!schema || *schema == 0)
        return {.level = Level::Warn,
                .check = check,
                .detail = u"The database is empty."_s,
                .advice = u"The next start of kithd serve makes its tables, as does kithd migrate."_s};
    if (*schema > newest)
        return {.level = Level::Fail,
                .check = check,
                .detail = u"The database is at migration %1, this program knows only up to %2."_s.arg(*schema).arg(newest),
                .advice = u"Install the newer kithd, or restore a backup of the older one."_s};
    if (*schema < newest)
        return {.level = Level::Warn,
                .check = check,
                .detail = u"The database is at migration %1 of %2."_s.arg(*schema).arg(newest),
                .advice = u"The next start of kithd serve brings it up to date; make a backup before."_s};
    return {.check = check, .detail = u"Migration %1, the newest."_s.arg(newest)};
}

Findings examineNewest(Connection &connection)
{
    const auto newest = number(connection, u"SELECT COALESCE(MAX(created_at), 0) FROM messages"_s);
    if (!newest || fromMs(*newest) <= now() + clockTolerance)
        return {};
    return {
        {.level = Level::Fail,
         .check = u"clock"_s,
         .detail = u"The newest message is from %1, which is not yet: this machine's clock is behind."_s.arg(toRfc3339(fromMs(*newest))),
         .advice = u"Set the clock right, or messages stand in the wrong order."_s}};
}

Findings examineFiles(const Config &config, Connection &connection)
{
    const QString check = u"files"_s;
    const auto rows = connection.execute(u"SELECT sha256, size FROM blobs"_s, {});
    if (!rows)
        return {}; // an older schema, which was said already
    const auto store = StoredFiles::lock(DataDirectory::filesFolderIn(config.dataDir));
    const auto files = store ? (*store)->list() : Result<QList<StoredFiles::File>>(store.error());
    if (!files)
        return {{.level = Level::Fail, .check = check, .detail = files.error().detail, .advice = u"Check who owns the folder."_s}};
    QHash<QByteArray, qint64> sizes;
    for (const StoredFiles::File &file : *files)
        sizes.insert(file.folder + file.name, file.size);
    qint64 count = 0;
    qint64 missing = 0;
    qint64 wrong = 0;
    for (; (*rows)->next(); ++count) {
        const auto found = sizes.constFind((*rows)->text(0).toLatin1());
        if (found == sizes.cend())
            ++missing;
        else if (*found != (*rows)->integer(1))
            ++wrong;
    }
    if (const auto failure = (*rows)->failure())
        return {{.level = Level::Fail, .check = check, .detail = failure->detail, .advice = u"Restore the newest backup."_s}};
    if (missing == 0 && wrong == 0)
        return {{.check = check, .detail = u"All %1 are there."_s.arg(count)}};
    return {
        {.level = Level::Fail,
         .check = check,
         .detail = u"Of %1 files %2 are missing and %3 have the wrong size."_s.arg(count).arg(missing).arg(wrong),
         .advice = u"Copy the folder files/ of the newest backup over this one (tar --zstd -xf FILE files); what is there may stay."_s}};
}
} // namespace

Findings examineDatabase(const Config &config)
{
    const QString check = u"database"_s;
    const auto url = config.database.url.isEmpty() ? Result<DatabaseUrl>(DatabaseUrl::sqlite(DataDirectory::databaseFileIn(config.dataDir)))
                                                   : DatabaseUrl::parse(config.database.url);
    if (!url)
        return {{.level = Level::Fail, .check = check, .detail = url.error().detail, .advice = u"Mend database.url."_s}};
    const bool isFile = url->dialect == Dialect::Sqlite;
    if (isFile && !QFileInfo::exists(url->file))
        return {{.level = Level::Warn,
                 .check = check,
                 .detail = u"There is none yet."_s,
                 .advice = u"The first kithd serve makes it. If there was one, restore a backup into an empty directory."_s}};
    const auto connection = Connection::open(*url, Connection::Mode::ReadOnly);
    if (!connection)
        return {{.level = Level::Fail, .check = check, .detail = connection.error().detail, .advice = u"See what it says."_s}};
    Findings out;
    if (isFile) {
        const auto whole = checkSqliteDatabase(**connection, CheckDepth::Thorough);
        if (!whole)
            return {{.level = Level::Fail,
                     .check = check,
                     .detail = whole.error().detail,
                     .advice = u"Stop the server and restore the newest backup into an empty directory; keep this one."_s}};
    }
    out.append({.check = check, .detail = isFile ? u"%1 holds together."_s.arg(url->file) : u"It answers."_s});
    out.append(examineSchema(**connection));
    return out + examineNewest(**connection) + examineFiles(config, **connection);
}

} // namespace kith::server
