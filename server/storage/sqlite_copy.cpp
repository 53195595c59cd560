// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite_copy.h"

#include <QtCore/QFileInfo>

#include <sqlite3.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int pagesAStep = 1024;
constexpr int pauseMs = 20;
constexpr int pausesAtMost = 500;
constexpr int findingsShown = 3;

/// SQLite's copying, ended whatever happens.
class Copying
{
public:
    Copying(sqlite3 *to, sqlite3 *from)
        : m_backup(sqlite3_backup_init(to, "main", from, "main"))
    {
    }
    ~Copying() { (void)finish(); }
    Copying(const Copying &) = delete;
    Copying &operator=(const Copying &) = delete;

    [[nodiscard]] bool hasBegun() const { return m_backup; }
    [[nodiscard]] int step() { return sqlite3_backup_step(m_backup, pagesAStep); }
    [[nodiscard]] qint64 pagesInAll() const { return sqlite3_backup_pagecount(m_backup); }
    [[nodiscard]] qint64 pagesLeft() const { return sqlite3_backup_remaining(m_backup); }
    [[nodiscard]] int finish()
    {
        const int code = m_backup ? sqlite3_backup_finish(m_backup) : SQLITE_OK;
        m_backup = nullptr;
        return code;
    }

private:
    sqlite3_backup *m_backup;
};

Result<void> copyPages(SqliteConnection &from, SqliteConnection &to, const CopyProgress &progress)
{
    qint64 pageBytes = 0;
    {
        const auto size = from.execute(u"PRAGMA page_size"_s, {});
        if (size && (*size)->next())
            pageBytes = (*size)->integer(0);
    }
    Copying copying(to.handle(), from.handle());
    if (!copying.hasBegun())
        return to.failure();
    int code = SQLITE_OK;
    for (int pauses = 0; code != SQLITE_DONE;) {
        code = copying.step();
        if (progress)
            progress((copying.pagesInAll() - copying.pagesLeft()) * pageBytes, copying.pagesInAll() * pageBytes);
        const bool isBusy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
        if (isBusy && ++pauses <= pausesAtMost)
            sqlite3_sleep(pauseMs);
        else if (code != SQLITE_OK && code != SQLITE_DONE)
            break;
    }
    const int ended = copying.finish();
    if (ended == SQLITE_OK)
        return {};
    return Error{.code = ended == SQLITE_FULL ? ErrorCode::StorageFull : ErrorCode::Storage,
                 .detail = u"The database could not be copied: %1."_s.arg(QString::fromUtf8(sqlite3_errstr(ended)))};
}
} // namespace

Result<void> copySqliteDatabase(const QString &from, const QString &to, const CopyProgress &progress)
{
    if (!QFileInfo::exists(from))
        return Error{.code = ErrorCode::NotFound, .detail = u"There is no database %1."_s.arg(from)};
    // Writable: after a crash of its last user the log has to be folded in before anybody can read.
    const auto source = SqliteConnection::open(DatabaseUrl::sqlite(from), Connection::Mode::ReadWrite);
    if (!source)
        return source.error();
    const auto target = SqliteConnection::open(DatabaseUrl::sqlite(to), Connection::Mode::ReadWrite);
    if (!target)
        return target.error();
    auto &reader = static_cast<SqliteConnection &>(**source);
    auto &writer = static_cast<SqliteConnection &>(**target);
    for (const QString &statement : {u"BEGIN"_s, u"SELECT COUNT(*) FROM sqlite_master"_s}) {
        if (const auto done = reader.run(statement); !done)
            return done.error();
    }
    const auto copied = copyPages(reader, writer, progress);
    (void)reader.run(u"ROLLBACK"_s);
    if (!copied)
        return copied.error();
    if (const auto whole = checkSqliteDatabase(writer, CheckDepth::Quick); !whole)
        return whole.error();
    return writer.run(u"PRAGMA journal_mode=DELETE"_s);
}

Result<void> checkSqliteDatabase(Connection &connection, CheckDepth depth)
{
    const QString pragma = depth == CheckDepth::Quick ? u"PRAGMA quick_check(%1)"_s : u"PRAGMA integrity_check(%1)"_s;
    const auto found = connection.execute(pragma.arg(findingsShown), {});
    if (!found)
        return found.error();
    QStringList findings;
    while ((*found)->next())
        findings.append((*found)->text(0).simplified());
    if (const auto failure = (*found)->failure())
        return *failure;
    if (findings == QStringList{u"ok"_s})
        return {};
    return Error{.code = ErrorCode::Storage, .detail = u"The database is damaged: %1."_s.arg(findings.join(u"; "_s))};
}

} // namespace kith::server
