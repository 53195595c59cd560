// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/migrations.h"
#include "server/storage/storage.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <atomic>
#include <latch>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

/// The same behaviour on SQLite and on PostgreSQL.
class TestStorage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void keepsWhatSucceedsAndUndoesWhatFails_data() { dialects(); }
    void keepsWhatSucceedsAndUndoesWhatFails();
    void aFailedStatementIsNeverASuccess_data() { dialects(); }
    void aFailedStatementIsNeverASuccess();
    void tellsEventsInOrderAndOnlyAfterTheCommit_data() { dialects(); }
    void tellsEventsInOrderAndOnlyAfterTheCommit();
    void readersSeeASnapshot_data() { dialects(); }
    void readersSeeASnapshot();
    void commitsManyWritesAtOnce_data() { dialects(); }
    void commitsManyWritesAtOnce();
    void refusesWhenTheQueueIsFull();
    void connectsAgainAfterTheDatabaseDropsItsConnections();
    void aSecondServerIsRefusedWhileOneConnectionWrites();
    void nothingIsWrittenOnceAnotherServerHasTakenOver();
    void refusesANewerSchema_data() { dialects(); }
    void refusesANewerSchema();
    void migratingTwiceChangesNothing_data() { dialects(); }
    void migratingTwiceChangesNothing();
    void bothDialectsHaveTheSameTablesAndColumns();
    void isDurableBySetting();
    void readsDatabaseUrls_data();
    void readsDatabaseUrls();

private:
    static void dialects();
    DatabaseUrl freshDatabase();
    std::unique_ptr<Storage> openStorage(StorageOptions options = {});
    DatabaseUrl emptyPostgres();

    class Recorder : public EventSink
    {
    public:
        void publish(std::vector<EventPtr> events) override
        {
            const std::scoped_lock lock(m_mutex);
            for (const EventPtr &event : events)
                m_names.append(event->name);
        }
        QList<QByteArray> names() const
        {
            const std::scoped_lock lock(m_mutex);
            return m_names;
        }

    private:
        mutable std::mutex m_mutex;
        QList<QByteArray> m_names;
    };

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Recorder> m_recorder;
};

namespace {
const QString insertUser
    = u"INSERT INTO users (id, firstname, lastname, email, phone, country, password_hash, created_at) VALUES (?, 'a', 'b', ?, ?, 'SE', 'x', 1)"_s;

qint64 addUser(Transaction &transaction, qint64 id)
{
    return transaction.execute(insertUser, {id, u"%1@example.org"_s.arg(id), u"+%1"_s.arg(id)});
}

Result<qint64> countUsers(Transaction &transaction)
{
    Rows rows = transaction.select(u"SELECT COUNT(*) FROM users"_s);
    return rows.next() ? rows.integer(0) : -1;
}
} // namespace

void TestStorage::dialects()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("sqlite") << Dialect::Sqlite;
    QTest::newRow("postgresql") << Dialect::PostgreSql;
}

void TestStorage::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("KITH_TEST_POSTGRES_URL"),
             "KITH_TEST_POSTGRES_URL names no database; ./kith test starts one and sets it");
}

void TestStorage::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_recorder = std::make_unique<Recorder>();
}

void TestStorage::cleanup()
{
    m_dir.reset();
}

/// A new SQLite file, or the PostgreSQL test database with everything in it dropped.
DatabaseUrl TestStorage::freshDatabase()
{
    QFETCH(Dialect, dialect);
    return dialect == Dialect::Sqlite ? DatabaseUrl::sqlite(m_dir->filePath(u"t.sqlite"_s)) : emptyPostgres();
}

DatabaseUrl TestStorage::emptyPostgres()
{
    const auto url = DatabaseUrl::parse(qEnvironmentVariable("KITH_TEST_POSTGRES_URL"));
    Q_ASSERT(url);
    auto connection = Connection::open(*url, Connection::Mode::ReadWrite);
    Q_ASSERT(connection);
    (void)(*connection)->run(u"DROP SCHEMA public CASCADE"_s);
    const auto made = (*connection)->run(u"CREATE SCHEMA public"_s);
    Q_ASSERT(made);
    return *url;
}

std::unique_ptr<Storage> TestStorage::openStorage(StorageOptions options)
{
    options.url = freshDatabase();
    auto storage = Storage::open(options, *m_recorder);
    if (!storage)
        qFatal("%s", qPrintable(storage.error().detail));
    return std::move(storage).value();
}

void TestStorage::keepsWhatSucceedsAndUndoesWhatFails()
{
    const auto storage = openStorage();
    // All four wait behind the first, so they share one commit.
    std::latch gate(1), finished(4);
    std::vector<Result<bool>> results(4, Result<bool>(false));
    const auto submit = [&](size_t i, std::function<Result<bool>(Transaction &)> work) {
        storage->write<bool>(std::move(work), [&, i](Result<bool> result) {
            results[i] = std::move(result);
            finished.count_down();
        });
    };
    submit(0, [&](Transaction &) -> Result<bool> {
        gate.wait();
        return true;
    });
    submit(1, [](Transaction &t) -> Result<bool> { return addUser(t, 1) == 1; });
    submit(2, [](Transaction &t) -> Result<bool> {
        addUser(t, 2);
        return ErrorCode::Conflict;
    });
    submit(3, [](Transaction &t) -> Result<bool> { return addUser(t, 3) == 1; });
    gate.count_down();
    finished.wait();
    QVERIFY(results[1] && *results[1]);
    QCOMPARE(results[2].error().code, ErrorCode::Conflict);
    QVERIFY(results[3] && *results[3]);
    QCOMPARE(*storage->readAndWait<qint64>(countUsers), 2);
}

void TestStorage::aFailedStatementIsNeverASuccess()
{
    const auto storage = openStorage();
    const auto broken = storage->writeAndWait<bool>([](Transaction &t) -> Result<bool> {
        addUser(t, 1);
        addUser(t, 1); // breaks the primary key
        addUser(t, 2); // skipped
        return true; // overlooked the failure
    });
    QCOMPARE(broken.error().code, ErrorCode::Storage);
    const auto brokenSelect = storage->writeAndWait<bool>([](Transaction &t) -> Result<bool> {
        Rows rows = t.select(u"SELECT nothing FROM nowhere"_s);
        return !rows.next();
    });
    QCOMPARE(brokenSelect.error().code, ErrorCode::Storage);
    QCOMPARE(*storage->readAndWait<qint64>(countUsers), 0);
    // The lane goes on afterwards.
    QVERIFY(storage->writeAndWait<bool>([](Transaction &t) -> Result<bool> { return addUser(t, 5) == 1; }));
    QCOMPARE(*storage->readAndWait<qint64>(countUsers), 1);
}

void TestStorage::tellsEventsInOrderAndOnlyAfterTheCommit()
{
    const auto storage = openStorage();
    const auto publish = [&](const QByteArray &name, bool succeeds) {
        return storage->writeAndWait<bool>([&](Transaction &t) -> Result<bool> {
            t.publish(Event{.name = name + "1"});
            t.publish(Event{.name = name + "2"});
            if (m_recorder->names().contains(name + "1"))
                return ErrorCode::Internal;
            if (!succeeds)
                return ErrorCode::Conflict;
            return true;
        });
    };
    QVERIFY(publish("a", true));
    QVERIFY(!publish("b", false));
    QVERIFY(publish("c", true));
    QCOMPARE(m_recorder->names(), (QList<QByteArray>{"a1", "a2", "c1", "c2"}));
}

void TestStorage::readersSeeASnapshot()
{
    const auto storage = openStorage();
    const auto counts = storage->readAndWait<std::pair<qint64, qint64>>([&](Transaction &t) -> Result<std::pair<qint64, qint64>> {
        const qint64 before = *countUsers(t);
        const auto written = storage->writeAndWait<bool>([](Transaction &w) -> Result<bool> { return addUser(w, 9) == 1; });
        if (!written)
            return written.error();
        return std::pair(before, *countUsers(t));
    });
    QVERIFY(counts);
    QCOMPARE(*counts, (std::pair<qint64, qint64>(0, 0)));
    QCOMPARE(*storage->readAndWait<qint64>(countUsers), 1);
}

void TestStorage::commitsManyWritesAtOnce()
{
    const auto storage = openStorage();
    constexpr int count = 500;
    std::latch finished(count), gate(1);
    std::atomic<int> failures = 0;
    storage->write<bool>(
        [&](Transaction &) -> Result<bool> {
            gate.wait();
            return true;
        },
        [](Result<bool>) {});
    for (int i = 1; i <= count; ++i)
        storage->write<bool>([i](Transaction &t) -> Result<bool> { return addUser(t, i) == 1; },
                             [&](Result<bool> result) {
                                 failures += !result;
                                 finished.count_down();
                             });
    gate.count_down();
    finished.wait();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(*storage->readAndWait<qint64>(countUsers), count);
    QVERIFY2(storage->writeFigures().commits <= 4, "500 waiting writes needed more than a few commits");
}

void TestStorage::refusesWhenTheQueueIsFull()
{
    StorageOptions options{.url = DatabaseUrl::sqlite(m_dir->filePath(u"t.sqlite"_s)), .write = {.queue = 2, .batch = 1}};
    auto storage = Storage::open(options, *m_recorder);
    QVERIFY(storage);
    std::latch gate(1), started(1), finished(3);
    const auto done = [&](Result<bool>) { finished.count_down(); };
    (*storage)->write<bool>(
        [&](Transaction &) -> Result<bool> {
            started.count_down();
            gate.wait();
            return true;
        },
        done);
    started.wait();
    (*storage)->write<bool>([](Transaction &) -> Result<bool> { return true; }, done);
    (*storage)->write<bool>([](Transaction &) -> Result<bool> { return true; }, done);
    std::optional<ErrorCode> refusal;
    (*storage)->write<bool>([](Transaction &) -> Result<bool> { return true; },
                            [&](Result<bool> result) { refusal = result.error().code; });
    QCOMPARE(refusal, ErrorCode::Overloaded);
    gate.count_down();
    finished.wait();
}

void TestStorage::connectsAgainAfterTheDatabaseDropsItsConnections()
{
    const DatabaseUrl url = emptyPostgres();
    auto admin = Connection::open(url, Connection::Mode::ReadWrite);
    QVERIFY(admin);
    auto storage = Storage::open({.url = url, .readers = 1}, *m_recorder);
    QVERIFY(storage);
    QVERIFY((*storage)->writeAndWait<bool>([](Transaction &t) -> Result<bool> { return addUser(t, 1) == 1; }));
    // Only these two: other tests use the same server at the same time.
    const auto backend = [](Transaction &t) -> Result<qint64> {
        Rows rows = t.select(u"SELECT pg_backend_pid()"_s);
        return rows.next() ? rows.integer(0) : 0;
    };
    for (const qint64 pid : {*(*storage)->writeAndWait<qint64>(backend), *(*storage)->readAndWait<qint64>(backend)})
        QVERIFY((*admin)->run(u"SELECT pg_terminate_backend(%1)"_s.arg(pid)));
    QVERIFY((*storage)->writeAndWait<bool>([](Transaction &t) -> Result<bool> { return addUser(t, 2) == 1; }));
    QCOMPARE(*(*storage)->readAndWait<qint64>(countUsers), 2);
}

namespace {
/// The connections that hold the lock of this schema: other tests have theirs in the same database at the same time.
const QString writersOfKithd = u"SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' "
                               "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
                               "AND (classid::bigint << 32 | objid::bigint) = hashtextextended('kithd ' || current_schema(), 0)"_s;

QList<qint64> writers(Connection &admin)
{
    QList<qint64> pids;
    const auto rows = admin.execute(writersOfKithd, {});
    while (rows && (*rows)->next())
        pids.append((*rows)->integer(0));
    return pids;
}

void cut(Connection &admin, const QList<qint64> &pids)
{
    for (const qint64 pid : pids) {
        const auto cutOff = admin.run(u"SELECT pg_terminate_backend(%1, 5000)"_s.arg(pid));
        Q_ASSERT(cutOff);
    }
}
} // namespace

void TestStorage::aSecondServerIsRefusedWhileOneConnectionWrites()
{
    const DatabaseUrl url = emptyPostgres();
    auto admin = Connection::open(url, Connection::Mode::ReadWrite);
    QVERIFY(admin);
    auto first = Storage::open({.url = url, .writers = 2}, *m_recorder);
    QVERIFY(first);
    QTRY_COMPARE(writers(**admin).size(), 3); // the connection that opened everything goes in a moment
    const QList<qint64> pids = writers(**admin);
    std::atomic<bool> isStopping = false;
    // The lock's connections are cut one by one, over and over, while another kithd wants in.
    std::thread cutter([&] {
        auto own = Connection::open(url, Connection::Mode::ReadWrite);
        for (int i = 0; own && !isStopping; ++i) {
            const QList<qint64> now = writers(**own);
            if (now.size() == 3)
                cut(**own, {now.at(i % 3)});
        }
    });
    const auto second = Storage::open({.url = url}, *m_recorder);
    isStopping = true;
    cutter.join();
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Network);
    QVERIFY(second.error().detail.contains("Another kithd"_L1));
    QTRY_COMPARE(writers(**admin).size(), 3); // also those that had nothing to write
    QVERIFY((*first)->writeAndWait<bool>([](Transaction &t) -> Result<bool> { return addUser(t, 1) == 1; }));
    QVERIFY(QSet<qint64>(pids.begin(), pids.end()) != [&] {
        const QList<qint64> now = writers(**admin);
        return QSet<qint64>(now.begin(), now.end());
    }());
    first->reset();
    QVERIFY(Storage::open({.url = url}, *m_recorder));
}

void TestStorage::nothingIsWrittenOnceAnotherServerHasTakenOver()
{
    const DatabaseUrl url = emptyPostgres();
    auto admin = Connection::open(url, Connection::Mode::ReadWrite);
    QVERIFY(admin);
    std::atomic<int> losses = 0;
    auto first = Storage::open({.url = url, .writers = 1, .onLost = [&] { ++losses; }}, *m_recorder);
    QVERIFY(first);
    // Its lanes are busy, so that they cannot notice; then every connection of theirs is cut, as by a network that is gone.
    std::latch gate(1), held(1), finished(1);
    bool wasKept = true;
    (*first)->write<bool>(
        [&](Transaction &t) -> Result<bool> {
            held.count_down();
            gate.wait();
            return addUser(t, 1) == 1;
        },
        [&](const Result<bool> &result) {
            wasKept = result.isOk();
            finished.count_down();
        });
    held.wait();
    std::unique_ptr<Storage> second;
    while (!second) { // the other lane may come back in between, and then there is no way in
        cut(**admin, writers(**admin));
        auto opened = Storage::open({.url = url}, *m_recorder);
        if (opened)
            second = std::move(opened).value();
        else
            QCOMPARE(opened.error().code, ErrorCode::Conflict);
    }
    QVERIFY(second->writeAndWait<bool>([](Transaction &t) -> Result<bool> { return addUser(t, 2) == 1; }));
    gate.count_down();
    finished.wait();
    QVERIFY(!wasKept);
    QTRY_COMPARE(losses.load(), 1);
    const auto late = (*first)->writeAndWait<bool>([](Transaction &t) -> Result<bool> { return addUser(t, 3) == 1; });
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Storage);
    QCOMPARE(*second->readAndWait<qint64>(countUsers), 1);
    // Also when the other one is gone again: what this one remembers may be wrong.
    second.reset();
    QVERIFY(!(*first)->writeAndWait<bool>([](Transaction &t) -> Result<bool> { return addUser(t, 4) == 1; }));
    QCOMPARE(losses.load(), 1);
}

void TestStorage::refusesANewerSchema()
{
    const DatabaseUrl url = freshDatabase();
    auto connection = Connection::open(url, Connection::Mode::ReadWrite);
    QVERIFY(connection);
    QVERIFY(migrate(**connection));
    QVERIFY((*connection)->run(u"INSERT INTO schema_version (version, applied_at) VALUES (9999, 1)"_s));
    const auto refused = migrate(**connection);
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"9999"_s));
}

void TestStorage::migratingTwiceChangesNothing()
{
    const DatabaseUrl url = freshDatabase();
    auto connection = Connection::open(url, Connection::Mode::ReadWrite);
    QVERIFY(connection);
    QVERIFY(migrate(**connection));
    QVERIFY(migrate(**connection));
    QCOMPARE(*schemaVersion(**connection), newestSchemaVersion(url.dialect));
}

static QStringList columnsOf(Connection &connection)
{
    const QString sql
        = connection.dialect() == Dialect::Sqlite
              ? u"SELECT m.name || '.' || p.name FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'"_s
              : u"SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'"_s;
    const auto rows = connection.execute(sql, {});
    QStringList columns;
    while (rows && (*rows)->next())
        columns << (*rows)->text(0);
    columns.sort();
    return columns;
}

void TestStorage::bothDialectsHaveTheSameTablesAndColumns()
{
    QCOMPARE(newestSchemaVersion(Dialect::Sqlite), newestSchemaVersion(Dialect::PostgreSql));
    auto sqlite = Connection::open(DatabaseUrl::sqlite(u":memory:"_s), Connection::Mode::ReadWrite);
    QVERIFY(sqlite);
    QVERIFY(migrate(**sqlite));
    QVERIFY(columnsOf(**sqlite).contains(u"messages.client_id"_s));
    const auto url = DatabaseUrl::parse(qEnvironmentVariable("KITH_TEST_POSTGRES_URL"));
    auto postgres = Connection::open(*url, Connection::Mode::ReadWrite);
    QVERIFY(postgres);
    (void)(*postgres)->run(u"DROP SCHEMA public CASCADE"_s);
    QVERIFY((*postgres)->run(u"CREATE SCHEMA public"_s));
    QVERIFY(migrate(**postgres));
    QCOMPARE(columnsOf(**postgres), columnsOf(**sqlite));
}

void TestStorage::isDurableBySetting()
{
    auto connection = Connection::open(DatabaseUrl::sqlite(m_dir->filePath(u"t.sqlite"_s)), Connection::Mode::ReadWrite);
    QVERIFY(connection);
    const auto pragma = [&](const QString &name) {
        const auto row = (*connection)->execute(u"PRAGMA "_s + name, {});
        return row && (*row)->next() ? (*row)->text(0) : QString();
    };
    QCOMPARE(pragma(u"journal_mode"_s), u"wal"_s);
    QCOMPARE(pragma(u"synchronous"_s), u"2"_s);
    QCOMPARE(pragma(u"foreign_keys"_s), u"1"_s);
}

void TestStorage::readsDatabaseUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("name");
    QTest::newRow("full") << u"postgresql://kith:s%40cret@db.example.org:5433/chat"_s << u"db.example.org"_s << u"chat"_s;
    QTest::newRow("socket") << u"postgresql://kith@/chat?host=/run/postgresql"_s << u"/run/postgresql"_s << u"chat"_s;
    QTest::newRow("no name") << u"postgresql://kith@host/"_s << QString() << QString();
    QTest::newRow("other scheme") << u"mysql://kith@host/chat"_s << QString() << QString();
    QTest::newRow("words") << u"somewhere"_s << QString() << QString();
}

void TestStorage::readsDatabaseUrls()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(QString, name);
    const auto url = DatabaseUrl::parse(text);
    QCOMPARE(url.isOk(), !name.isEmpty());
    if (url) {
        QCOMPARE(url->host, host);
        QCOMPARE(url->name, name);
        QCOMPARE(url->user, u"kith"_s);
    }
}

QTEST_GUILESS_MAIN(TestStorage)
#include "test_storage.moc"
