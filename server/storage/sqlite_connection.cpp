// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite_connection.h"

#include <sqlite3.h>

#include <utility>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr size_t idlePerStatement = 2;
constexpr qsizetype statementsKept = 1000; ///< texts; lists of `?` of many lengths could make more
constexpr int busyMs = 10'000;

StorageFault faultOf(int code)
{
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StorageFault::Contention;
    case SQLITE_FULL: return StorageFault::Full;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY: return StorageFault::Io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return StorageFault::Corrupt;
    default: return StorageFault::Statement;
    }
}

int bind(sqlite3_stmt *statement, int index, const QVariant &value)
{
    if (isSqlNull(value))
        return sqlite3_bind_null(statement, index);
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::LongLong:
    case QMetaType::ULongLong: return sqlite3_bind_int64(statement, index, value.toLongLong());
    case QMetaType::Double:
    case QMetaType::Float: return sqlite3_bind_double(statement, index, value.toDouble());
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        return sqlite3_bind_blob64(statement, index, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT);
    }
    default: {
        const QByteArray text = value.toString().toUtf8();
        return sqlite3_bind_text64(statement, index, text.constData(), sqlite3_uint64(text.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    }
}
} // namespace

class SqliteCursor : public Cursor
{
public:
    SqliteCursor(SqliteConnection &connection, QString sql, sqlite3_stmt *statement)
        : m_connection(connection)
        , m_sql(std::move(sql))
        , m_statement(statement)
    {
    }
    ~SqliteCursor() override { m_connection.giveBack(m_sql, m_statement); }

    /// Runs up to the first row: a change is made by that, whether or not its rows are read.
    [[nodiscard]] bool start()
    {
        step();
        m_affected = sqlite3_changes64(m_connection.handle());
        return !m_failure;
    }

    bool next() override
    {
        if (!std::exchange(m_isAtFirst, false) && m_hasRow)
            step();
        return m_hasRow;
    }
    std::optional<Error> failure() const override { return m_failure; }
    qint64 affectedRows() const override { return m_affected; }

    bool isNull(int column) const override { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    qint64 integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    double real(int column) const override { return sqlite3_column_double(m_statement, column); }
    QString text(int column) const override
    {
        const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
    }
    QByteArray bytes(int column) const override
    {
        const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
        return QByteArray(data, sqlite3_column_bytes(m_statement, column));
    }

private:
    void step()
    {
        const int code = sqlite3_step(m_statement);
        m_hasRow = code == SQLITE_ROW;
        if (!m_hasRow && code != SQLITE_DONE)
            m_failure = m_connection.failure();
    }

    SqliteConnection &m_connection;
    QString m_sql;
    sqlite3_stmt *m_statement;
    bool m_isAtFirst = true;
    bool m_hasRow = false;
    qint64 m_affected = 0;
    std::optional<Error> m_failure;
};

SqliteConnection::SqliteConnection(sqlite3 *database, const DatabaseUrl &url)
    : m_database(database)
    , m_file(url.file)
    , m_space(url)
{
}

SqliteConnection::~SqliteConnection()
{
    for (const auto &statements : std::as_const(m_idle)) {
        for (sqlite3_stmt *statement : statements)
            sqlite3_finalize(statement);
    }
    sqlite3_close_v2(m_database);
}

Result<std::unique_ptr<Connection>> SqliteConnection::open(const DatabaseUrl &url, Mode mode)
{
    sqlite3 *database = nullptr;
    const int access = mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(url.file.toUtf8().constData(), &database, access | SQLITE_OPEN_NOMUTEX, nullptr);
    if (!database)
        return Error{.code = ErrorCode::Storage, .detail = u"There is no memory for a database."_s};
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(database, url));
    sqlite3_extended_result_codes(database, 1);
    sqlite3_busy_timeout(database, busyMs);
    const Result<void> configured = code == SQLITE_OK ? connection->configure(mode) : Result<void>(connection->failure());
    if (configured)
        return std::unique_ptr<Connection>(std::move(connection));
    const QString advice = connection->lastFault() == StorageFault::Corrupt
                               ? u"It is damaged, or no database: put a backup in its place (kithd restore)."_s
                               : u"Check that it exists and that this user may use it."_s;
    return Error{.code = ErrorCode::Storage,
                 .detail = u"The database %1 cannot be opened: %2. %3"_s.arg(url.file, configured.error().detail, advice),
                 .isHidden = true};
}

Result<void> SqliteConnection::configure(Mode mode)
{
    QStringList statements;
    if (mode == Mode::ReadWrite)
        statements << u"PRAGMA journal_mode=WAL"_s << u"PRAGMA synchronous=FULL"_s << u"PRAGMA secure_delete=ON"_s
                   << u"PRAGMA journal_size_limit=67108864"_s;
    else
        statements << u"PRAGMA query_only=ON"_s;
    statements << u"PRAGMA foreign_keys=ON"_s << u"PRAGMA cache_size=-16384"_s << u"PRAGMA temp_store=MEMORY"_s;
    for (const QString &statement : std::as_const(statements)) {
        if (const auto done = run(statement); !done)
            return done.error();
    }
    return {};
}

Error SqliteConnection::failure()
{
    const int code = sqlite3_extended_errcode(m_database);
    m_lastFault = faultOf(code);
    QString detail = QString::fromUtf8(sqlite3_errmsg(m_database)).simplified();
    if (m_lastFault == StorageFault::Io)
        detail += u" (%1, %2)"_s.arg(m_file, QString::fromUtf8(sqlite3_errstr(code)));
    return {.code = m_lastFault == StorageFault::Full ? ErrorCode::StorageFull : ErrorCode::Storage, .detail = detail, .isHidden = true};
}

Result<void> SqliteConnection::run(const QString &sql)
{
    if (sqlite3_exec(m_database, sql.toUtf8().constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure();
    return {};
}

void SqliteConnection::runSoon(const QString &sql)
{
    if (const auto done = execute(sql, {}); !done && !m_soonFailed)
        m_soonFailed = done.error();
}

Result<sqlite3_stmt *> SqliteConnection::prepare(const QString &sql)
{
    if (auto it = m_idle.find(sql); it != m_idle.end() && !it->empty()) {
        sqlite3_stmt *statement = it->back();
        it->pop_back();
        return statement;
    }
    const QByteArray utf8 = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_database, utf8.constData(), int(utf8.size()) + 1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return failure();
    return statement;
}

void SqliteConnection::giveBack(const QString &sql, sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (m_idle.size() >= statementsKept && !m_idle.contains(sql)) {
        for (const auto &idle : std::as_const(m_idle)) {
            for (sqlite3_stmt *old : idle)
                sqlite3_finalize(old);
        }
        m_idle.clear();
    }
    std::vector<sqlite3_stmt *> &idle = m_idle[sql];
    if (idle.size() < idlePerStatement)
        idle.push_back(statement);
    else
        sqlite3_finalize(statement);
}

Result<std::unique_ptr<Cursor>> SqliteConnection::execute(const QString &sql, const QVariantList &values)
{
    if (m_soonFailed)
        return *std::exchange(m_soonFailed, std::nullopt);
    if (sql == "BEGIN IMMEDIATE"_L1) {
        m_changesAtBegin = sqlite3_total_changes64(m_database);
    } else if (sql == "COMMIT"_L1) {
        if (const auto refusal = refusalToCommit())
            return *refusal;
    }
    const auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    auto cursor = std::make_unique<SqliteCursor>(*this, sql, *statement);
    if (sqlite3_bind_parameter_count(*statement) != values.size())
        return Error{
            .code = ErrorCode::Storage, .detail = u"A statement got %1 values: %2"_s.arg(values.size()).arg(sql), .isHidden = true};
    for (int i = 0; i < values.size(); ++i) {
        if (bind(*statement, i + 1, values.at(i)) != SQLITE_OK)
            return failure();
    }
    if (!cursor->start())
        return *cursor->failure();
    return std::unique_ptr<Cursor>(std::move(cursor));
}

/// A transaction that changed something is not kept with too little room; one that only read may end as it likes.
std::optional<Error> SqliteConnection::refusalToCommit()
{
    if (sqlite3_total_changes64(m_database) == m_changesAtBegin || m_space.isEnough())
        return std::nullopt;
    m_lastFault = StorageFault::Full;
    return Error{.code = ErrorCode::StorageFull, .detail = {}, .fields = {}, .retryAfter = std::chrono::seconds(30)};
}

bool SqliteConnection::isInTransaction()
{
    return sqlite3_get_autocommit(m_database) == 0;
}

} // namespace kith::server
