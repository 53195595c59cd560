// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/damaged_cache.h"

#include "client/cache/cache_database.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QLoggingCategory>
#include <QtCore/QUuid>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <algorithm>
#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcCache, "kith.client.cache")

constexpr int keptAside = 2;
constexpr auto ownerOnlyFile = QFile::ReadOwner | QFile::WriteOwner;
/// What exists nowhere else.
const QStringList unsentTables{u"outbox"_s, u"outbox_files"_s, u"wishes"_s, u"drafts"_s, u"draft_files"_s};
const QString asidePattern = u"cache.sqlite.damaged-*"_s;

QString markIn(const QString &folder)
{
    return folder + u"/cache.damaged"_s;
}

/// A connection that leaves nothing behind.
class Connection
{
public:
    Connection(const QString &file, const QString &options)
        : m_name(u"kith-salvage-"_s + QUuid::createUuid().toString(QUuid::Id128))
        , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
    {
        m_database.setDatabaseName(file);
        m_database.setConnectOptions(options);
        m_isOpen = m_database.open();
    }
    ~Connection()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] QSqlDatabase database() const { return m_database; }
    [[nodiscard]] QStringList columns(const QString &table) const
    {
        QStringList names;
        QSqlQuery query(m_database);
        query.exec(u"PRAGMA table_info(%1)"_s.arg(table));
        while (query.next())
            names.append(query.value(1).toString());
        return names;
    }

private:
    QString m_name;
    QSqlDatabase m_database;
    bool m_isOpen = false;
};

/// The row itself is why: it is of a damaged file.
bool isBadRow(const QSqlError &error)
{
    constexpr int constraint = 19;
    constexpr int mismatch = 20;
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == constraint || code == mismatch;
}

std::optional<qint64> countRows(const Connection &in, const QString &table)
{
    QSqlQuery count(in.database());
    return count.exec(u"SELECT count(*) FROM %1"_s.arg(table)) && count.next() ? std::optional(count.value(0).toLongLong()) : std::nullopt;
}

/// Rows from both ends of the table up to where it cannot be read, and how many rows there are then. The names are ours, not of a
/// person. Nothing: the other file takes no more.
std::optional<int> copyTable(const Connection &from, const Connection &into, const QString &table)
{
    QStringList names = into.columns(table);
    const QStringList there = from.columns(table);
    names.removeIf([&there](const QString &name) { return !there.contains(name); });
    if (names.isEmpty())
        return 0;
    QStringList marks;
    marks.fill(u"?"_s, names.size());
    QSqlQuery insert(into.database());
    insert.prepare(u"INSERT OR REPLACE INTO %1 (%2) VALUES (%3)"_s.arg(table, names.join(u", "_s), marks.join(u", "_s)));
    for (const QString &order : {u"ASC"_s, u"DESC"_s}) {
        QSqlQuery rows(from.database());
        rows.setForwardOnly(true);
        if (!rows.exec(u"SELECT %1 FROM %2 ORDER BY %3 %4"_s.arg(names.join(u", "_s), table, names.first(), order)))
            continue;
        while (rows.next()) {
            for (int i = 0; i < names.size(); ++i)
                insert.bindValue(i, rows.value(i));
            if (!insert.exec() && !isBadRow(insert.lastError())) {
                qCWarning(lcCache).noquote() << "Not carried over:" << table << insert.lastError().text();
                return std::nullopt;
            }
        }
        if (rows.lastError().type() == QSqlError::NoError)
            break;
    }
    return int(countRows(into, table).value_or(0));
}

/// Gives a file whose first bytes were overwritten those that every cache begins with. True when it may help.
bool mendHeader(const QString &file, const QString &whole)
{
    constexpr qint64 headerBytes = 100;
    constexpr qint64 pageCountAt = 28;
    constexpr qint64 freeListAt = 32;
    constexpr qint64 pageBytes = 4096;
    QFile damaged(file);
    QFile fresh(whole);
    if (!damaged.open(QIODevice::ReadWrite) || !fresh.open(QIODevice::ReadOnly))
        return false;
    QByteArray header = fresh.read(headerBytes);
    if (header.size() != headerBytes || damaged.size() < pageBytes)
        return false;
    const auto put = [&header](qint64 at, quint32 value) {
        for (int i = 0; i < 4; ++i)
            header[at + i] = char(value >> (8 * (3 - i)));
    };
    put(pageCountAt, quint32(damaged.size() / pageBytes));
    put(freeListAt, 0);
    put(freeListAt + 4, 0);
    return damaged.seek(0) && damaged.write(header) == headerBytes;
}

void removeFiles(const QString &database)
{
    for (const QString &end : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(database + end);
}

/// Everything of that database under another name; false when the main file could not be moved.
bool moveFiles(const QString &from, const QString &to)
{
    if (!QFile::rename(from, to))
        return false;
    for (const QString &end : {u"-wal"_s, u"-journal"_s})
        QFile::rename(from + end, to + end);
    QFile::remove(from + u"-shm"_s);
    return true;
}

CacheLoss salvage(const QString &aside, const QString &fresh)
{
    CacheLoss saved = carryOverUnsent(aside, fresh).value_or(CacheLoss());
    if (saved != CacheLoss())
        return saved;
    // Perhaps only its beginning is lost. It is tried on a copy: what was put aside stays as it was found.
    const QString copy = aside + u".tried"_s;
    if (QFile::copy(aside, copy) && mendHeader(copy, fresh)) {
        QFile::setPermissions(copy, ownerOnlyFile);
        QFile::copy(aside + u"-wal"_s, copy + u"-wal"_s);
        saved = carryOverUnsent(copy, fresh).value_or(CacheLoss());
    }
    removeFiles(copy);
    return saved;
}

} // namespace

std::optional<CacheLoss> carryOverUnsent(const QString &from, const QString &into)
{
    // Not read-only: SQLite has to take in what is still in the journal.
    const Connection source(from, {});
    const Connection target(into, {});
    CacheLoss saved;
    if (!source.isOpen() || !target.isOpen())
        return std::nullopt;
    QSqlQuery query(target.database());
    query.exec(u"PRAGMA synchronous = FULL"_s);
    query.exec(u"BEGIN IMMEDIATE"_s);
    for (const QString &table : unsentTables) {
        const std::optional<int> rows = copyTable(source, target, table);
        if (!rows)
            return std::nullopt;
        if (table == u"outbox"_s)
            saved.messages = *rows;
        else if (table == u"wishes"_s)
            saved.wishes = *rows;
    }
    if (query.exec(u"SELECT count(*) FROM drafts WHERE content <> ''"_s) && query.next())
        saved.drafts = query.value(0).toInt();
    query.finish();
    if (!query.exec(u"COMMIT"_s)) {
        qCWarning(lcCache).noquote() << "What was not sent could not be carried over:" << query.lastError().text();
        return std::nullopt;
    }
    return saved;
}

bool hasAllUnsent(const QString &from, const QString &into)
{
    const Connection source(from, {});
    const Connection target(into, {});
    if (!source.isOpen() || !target.isOpen())
        return false;
    return std::ranges::all_of(unsentTables, [&](const QString &table) {
        const auto there = countRows(source, table);
        const auto here = countRows(target, table);
        return there && here && *here >= *there;
    });
}

void carryOverPending(const QString &from, const QString &into)
{
    const Connection source(from, {});
    const Connection target(into, {});
    if (!source.isOpen() || !target.isOpen())
        return;
    QSqlQuery update(target.database());
    update.exec(u"BEGIN IMMEDIATE"_s);
    // Files that are on this disk already need not be fetched again.
    copyTable(source, target, u"files"_s);
    QSqlQuery rows(source.database());
    rows.exec(u"SELECT id, read_seq FROM conversations WHERE read_seq > read_known"_s);
    update.prepare(u"UPDATE conversations SET read_seq = max(read_seq, ?) WHERE id = ?"_s);
    while (rows.next()) {
        update.bindValue(0, rows.value(1));
        update.bindValue(1, rows.value(0));
        update.exec();
    }
    rows.exec(u"SELECT id, settings FROM conversations WHERE settings <> settings_known"_s);
    update.prepare(u"UPDATE conversations SET settings = ? WHERE id = ?"_s);
    while (rows.next()) {
        update.bindValue(0, rows.value(1));
        update.bindValue(1, rows.value(0));
        update.exec();
    }
    update.exec(u"COMMIT"_s);
}

CacheLoss replaceDamagedCache(const QString &folder)
{
    const QString file = CacheDatabase::fileIn(folder);
    const QString aside = file + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    CacheLoss loss;
    if (!moveFiles(file, aside)) {
        qCWarning(lcCache, "The damaged cache could not be moved");
        return loss;
    }
    QFile::remove(markIn(folder));
    qCWarning(lcCache).noquote() << "The cache was damaged; it was put aside as" << aside;
    bool isMade = false;
    {
        const auto made = CacheDatabase::open(folder);
        isMade = made.operator bool();
    }
    if (isMade)
        loss = salvage(aside, file);
    loss.file = aside;
    const QStringList others = damagedCachesIn(folder).mid(keptAside);
    for (const QString &other : others)
        removeFiles(other);
    return loss;
}

QStringList damagedCachesIn(const QString &folder)
{
    QStringList files = QDir(folder).entryList({asidePattern}, QDir::Files, QDir::Name | QDir::Reversed);
    files.removeIf([](const QString &name) { return name.endsWith(u"-wal") || name.endsWith(u"-shm") || name.endsWith(u"-journal"); });
    for (QString &file : files)
        file.prepend(folder + u'/');
    return files;
}

void markCacheDamaged(const QString &folder)
{
    QFile mark(markIn(folder));
    if (!mark.open(QIODevice::WriteOnly))
        qCWarning(lcCache).noquote() << "The damage could not be noted:" << mark.errorString();
}

bool isCacheMarkedDamaged(const QString &folder)
{
    return QFile::exists(markIn(folder));
}

} // namespace kith::client
