// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/file_wishes.h"
#include "tests/support/api_client/ledger_writer.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <signal.h>
#include <sys/mount.h>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// A crash, a damaged database, a full disk, another program in the way: what people see, and that nothing is lost.
class TestStorageFaults : public QObject
{
    Q_OBJECT

private slots:
    void checksTheDatabaseAfterAnUncleanEndOnly();
    void refusesADamagedDatabase();
    void writesNothingWithTooLittleRoom();
    void takesNoFilesThatNeedWhatIsKeptFree();
    void survivesAFullDisk();
    void neverShowsThatAnotherProgramIsInTheWay();
    void keepsTheLogWithinItsLimit();
    void keepsTheDatabasesWordsToItself();
    void isAloneOnItsDatabase();
    void endsWhenAnotherTookItsPlace();
};

namespace {
constexpr auto checking = "did not end by itself: checking"_L1;

/// A small file system of its own in memory; without the right to mount there is none.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &folder)
        : m_folder(QFile::encodeName(folder))
    {
        QDir().mkpath(folder);
        m_isMounted = ::mount("tmpfs", m_folder.constData(), "tmpfs", 0, "size=24m,mode=0700") == 0;
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    [[nodiscard]] bool isMounted() const { return m_isMounted; }

private:
    QByteArray m_folder;
    bool m_isMounted = false;
};

QStringList textsOf(const QList<QJsonObject> &history)
{
    QStringList out;
    for (const QJsonObject &message : history) {
        if (message.value("type"_L1).toString() == u"text"_s)
            out.append(message.value("content"_L1).toString());
    }
    return out;
}
} // namespace

void TestStorageFaults::checksTheDatabaseAfterAnUncleanEndOnly()
{
    ServerProcess server;
    QVERIFY2(server.start(), qPrintable(server.log()));
    QVERIFY(!server.log().contains(checking));
    server.kill();
    QVERIFY2(server.start(), qPrintable(server.log()));
    QCOMPARE(server.log().contains(checking), !server.usesPostgres());
    QCOMPARE(server.stop(), 0);
    const qsizetype before = server.log().size();
    QVERIFY(server.start());
    QVERIFY(!server.log().mid(before).contains(checking));
}

void TestStorageFaults::refusesADamagedDatabase()
{
    ServerProcess server;
    QVERIFY(server.start());
    if (server.usesPostgres())
        return; // PostgreSQL looks after its own files
    QCOMPARE(server.stop(), 0); // everything is in the one file now
    QVERIFY(server.start());
    server.kill();
    QFile file(server.dataDir() + u"/kith.sqlite"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 20 * 4096);
    file.seek(10 * 4096);
    file.write(QByteArray(4 * 4096, '\x5a'));
    file.close();
    QVERIFY(!server.start());
    QVERIFY2(server.log().contains("The database is damaged"_L1) && server.log().contains("kithd restore"_L1), qPrintable(server.log()));
    QVERIFY(!server.start()); // looks again until it is mended
}

void TestStorageFaults::writesNothingWithTooLittleRoom()
{
    ServerProcess server;
    QTemporaryDir folder;
    const QString config = folder.filePath(u"kithd.toml"_s);
    const auto configure = [&](const char *minFree) {
        QFile file(config);
        return file.open(QIODevice::WriteOnly) && file.write(QByteArray("[database]\nmin_free = \"") + minFree + "\"\n") > 0;
    };
    server.useConfigFile(config);
    QVERIFY(configure("1MiB"));
    QVERIFY2(server.start(), qPrintable(server.log()));
    if (server.usesPostgres())
        return; // its disk is elsewhere
    Town town(server.url(), server.realtimeUrl());
    Person &ada = town.settle(u"Ada"_s);
    Person &bo = town.settle(u"Bo"_s);
    const QString chat = town.direct(ada, bo);
    town.say(ada, chat, u"while there was room"_s);
    QCOMPARE(server.stop(), 0);

    QVERIFY(configure("1024GiB"));
    QVERIFY(server.startListening());
    const QJsonObject message = textMessage(chat, u"no room"_s);
    const HttpReply full = ada.api.post(u"/api/messages/send"_s, message);
    QCOMPARE(full.status, 507);
    QCOMPARE(full.code(), u"storage_full"_s);
    QCOMPARE(textsOf(wholeHistory(bo.api, chat)), QStringList{u"while there was room"_s});
    const HttpReply ready = ApiClient(server.url()).get(u"/readyz"_s);
    QCOMPARE(ready.status, 503);
    QCOMPARE(server.stop(), 0);

    QVERIFY(configure("1MiB"));
    QVERIFY(server.start());
    QCOMPARE(ada.api.post(u"/api/messages/send"_s, message).status, 201); // the same again: it was not kept
    QCOMPARE(textsOf(wholeHistory(bo.api, chat)), (QStringList{u"while there was room"_s, u"no room"_s}));
}

void TestStorageFaults::takesNoFilesThatNeedWhatIsKeptFree()
{
    ServerProcess server;
    QTemporaryDir folder;
    const QString config = folder.filePath(u"kithd.toml"_s);
    const auto configure = [&](const QByteArray &keepFree) {
        QFile file(config);
        return file.open(QIODevice::WriteOnly) && file.write("[files]\nkeep_free = \"" + keepFree + "\"\n") > 0;
    };
    server.useConfigFile(config);
    QVERIFY(configure("1024TiB"));
    QVERIFY2(server.start(), qPrintable(server.log()));
    Town town(server.url(), server.realtimeUrl());
    Person &ada = town.settle(u"Ada"_s);
    Person &bo = town.settle(u"Bo"_s);
    const QString chat = town.direct(ada, bo);
    const HttpReply picture = ada.api.send(
        {.method = "PUT", .path = u"/api/users/%1/picture"_s.arg(ada.id), .body = "a picture", .contentType = "image/png"});
    for (const HttpReply &full : {upload(ada, "a plan"), upload(ada, {}, {{"X-File-Size", "6"}}), picture}) {
        QCOMPARE(full.status, 507);
        QCOMPARE(full.code(), u"storage_full"_s);
        QVERIFY2(full.json().value("detail"_L1).toString().contains("keeps free of its disk (1.1 PB)"_L1), full.body.constData());
    }
    town.say(ada, chat, u"words need none of it"_s);
    QCOMPARE(ApiClient(server.url()).get(u"/readyz"_s).status, 200);
    QCOMPARE(server.stop(), 0);

    QVERIFY(configure("0"));
    QVERIFY(server.start());
    QCOMPARE(upload(ada, "a plan").status, 201);
}

void TestStorageFaults::survivesAFullDisk()
{
    ServerProcess server;
    const SmallDisk disk(server.dataDir());
    if (!disk.isMounted())
        QSKIP("this needs the right to mount a small file system; writesNothingWithTooLittleRoom covers the answer");
    QTemporaryDir folder;
    const QString config = folder.filePath(u"kithd.toml"_s);
    {
        QFile file(config);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[database]\nmin_free = \"0\"\n");
    }
    server.useConfigFile(config);
    server.addArguments({u"--rate-limits"_s, u"off"_s});
    QVERIFY2(server.start(), qPrintable(server.log()));
    if (server.usesPostgres())
        return; // its disk is elsewhere
    Town town(server.url(), server.realtimeUrl());
    Person &ada = town.settle(u"Ada"_s);
    Person &bo = town.settle(u"Bo"_s);
    const QString chat = town.direct(ada, bo);
    QStringList acknowledged;
    QFile ballast(server.dataDir() + u"/ballast"_s);
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (ballast.write(QByteArray(16 * 1024, 'x')) == 16 * 1024) {}
    bool isFull = false;
    QJsonObject refused;
    for (int i = 0; i < 400 && !isFull; ++i) {
        const QString text = u"%1 "_s.arg(i) + QString(2000, u'y');
        refused = textMessage(chat, text);
        const HttpReply reply = ada.api.post(u"/api/messages/send"_s, refused);
        isFull = reply.status != 201;
        if (!isFull) {
            acknowledged.append(text);
            continue;
        }
        QCOMPARE(reply.status, 507);
        QCOMPARE(reply.code(), u"storage_full"_s);
    }
    QVERIFY(isFull);
    QCOMPARE(textsOf(wholeHistory(bo.api, chat)), acknowledged); // reading goes on
    server.kill();
    QVERIFY(ballast.remove());
    QVERIFY2(server.start(), qPrintable(server.log()));
    QCOMPARE(textsOf(wholeHistory(bo.api, chat)), acknowledged);
    QCOMPARE(ada.api.post(u"/api/messages/send"_s, refused).status, 201);
    acknowledged.append(refused.value("content"_L1).toString());
    QCOMPARE(textsOf(wholeHistory(bo.api, chat)), acknowledged);
    QCOMPARE(server.stop(), 0);
}

void TestStorageFaults::neverShowsThatAnotherProgramIsInTheWay()
{
    ServerProcess server;
    QVERIFY(server.start());
    if (server.usesPostgres())
        return; // there rows are locked, not the whole
    Town town(server.url(), server.realtimeUrl());
    Person &ada = town.settle(u"Ada"_s);
    Person &bo = town.settle(u"Bo"_s);
    const QString chat = town.direct(ada, bo);
    QProcess other; // python3 is there for the checks of the tree
    other.start(u"python3"_s, {u"-c"_s,
                               u"import sqlite3,sys\nc=sqlite3.connect(sys.argv[1],isolation_level=None)\nc.execute('BEGIN IMMEDIATE')\n"
                               "print('held',flush=True)\nsys.stdin.readline()\nc.execute('ROLLBACK')"_s,
                               server.dataDir() + u"/kith.sqlite"_s});
    QVERIFY(other.waitForStarted());
    while (other.state() == QProcess::Running && !other.canReadLine())
        QVERIFY(other.waitForReadyRead(10'000));
    QCOMPARE(other.readLine().trimmed(), QByteArray("held"));
    const auto live = town.live(ada);
    const QString id = live->post(u"message.send"_s, textMessage(chat, u"patient"_s));
    waitBriefly(300);
    QVERIFY(live->takeReply(id).isEmpty()); // it waits
    QCOMPARE(valueOf(metricsOf(server), "kith_db_pool_in_use{op=\"write\"}"), 1.0);
    QCOMPARE(bo.api.get(u"/api/messages/%1"_s.arg(chat)).status, 200); // reading does not
    other.write("\n");
    other.waitForFinished();
    QJsonObject reply;
    QVERIFY(live->waitUntil([&] {
        reply = live->takeReply(id);
        return !reply.isEmpty();
    }));
    QVERIFY2(reply.contains("ok"_L1), QJsonDocument(reply).toJson().constData());
    QTRY_COMPARE(valueOf(metricsOf(server), "kith_db_pool_in_use{op=\"write\"}"), 0.0);
    QVERIFY(valueOf(metricsOf(server), "kith_message_commit_seconds_sum") > 0.3);
}

void TestStorageFaults::keepsTheLogWithinItsLimit()
{
    ServerProcess server;
    QTemporaryDir folder;
    const QString config = folder.filePath(u"kithd.toml"_s);
    {
        QFile file(config);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[database]\nwal_limit = \"1MiB\"\n");
    }
    server.useConfigFile(config);
    server.addArguments({u"--rate-limits"_s, u"off"_s});
    QVERIFY2(server.start(), qPrintable(server.log()));
    if (server.usesPostgres())
        return; // its log is its own affair
    Town town(server.url(), server.realtimeUrl());
    Person &ada = town.settle(u"Ada"_s);
    Person &bo = town.settle(u"Bo"_s);
    const QString chat = town.direct(ada, bo);
    LedgerWriter writer(town, ada, chat);
    writer.connect();
    qint64 largest = 0;
    const QDeadlineTimer deadline(20'000);
    while (writer.acknowledged().size() < 800 && !deadline.hasExpired()) {
        writer.pump(true);
        QCOMPARE(bo.api.get(u"/api/messages/%1?limit=50"_s.arg(chat)).status, 200);
        largest = std::max(largest, QFileInfo(server.dataDir() + u"/kith.sqlite-wal"_s).size());
        waitBriefly(1);
    }
    QVERIFY(writer.acknowledged().size() >= 800);
    QVERIFY2(largest > 256 * 1024 && largest < 3 * 1024 * 1024, QByteArray::number(largest).constData());
}

/// A table is gone: nobody is told in whose words, and the log has them under the answer's request id.
void TestStorageFaults::keepsTheDatabasesWordsToItself()
{
    ServerProcess server;
    QVERIFY(server.start());
    Town town(server.url(), server.realtimeUrl());
    Person &ada = town.settle(u"Ada"_s);
    Person &bo = town.settle(u"Bo"_s);
    const QString chat = town.direct(ada, bo);
    const QString message = town.say(ada, chat, u"the last one"_s).value("id"_L1).toString();
    const auto live = town.live(ada);
    const auto check = [&](const QJsonObject &problem) {
        QCOMPARE(problem.value("code"_L1).toString(), u"storage"_s);
        QCOMPARE(problem.value("detail"_L1), problem.value("title"_L1));
    };
    const auto checkReply = [&](const HttpReply &reply) {
        QCOMPARE(reply.status, 503);
        check(reply.json());
        const QString id = reply.json().value("requestId"_L1).toString();
        QVERIFY(!id.isEmpty());
        QTRY_VERIFY2(server.log().contains(u"request %1 failed: "_s.arg(id)), qPrintable(server.log()));
    };
    for (const char *table : {"message_reactions", "invites", "files", "reset_codes"})
        QVERIFY(server.runSql(u"ALTER TABLE %1 RENAME TO gone_%1"_s.arg(QLatin1String(table))));
    checkReply(ada.api.get(u"/api/invites"_s)); // a reader
    checkReply(ada.api.post(u"/api/invites"_s)); // a writer
    checkReply(ada.api.post(u"/api/users/reset"_s, {{u"code"_s, u"00000000000000000000000000"_s}, {u"password"_s, u"a long new one"_s}}));
    checkReply(ada.api.send({.method = "POST",
                             .path = u"/api/files"_s,
                             .body = "bytes",
                             .contentType = "application/octet-stream",
                             .headers = {{"X-File-Name", "a.txt"}}})); // a transfer
    check(live->ask(u"reaction.set"_s, {{u"messageId"_s, message}, {u"emoji"_s, u"\U0001F44D"_s}}).value("error"_L1).toObject());
    QTRY_VERIFY(server.log().contains("request ws-"_L1));
}

void TestStorageFaults::isAloneOnItsDatabase()
{
    ServerProcess server;
    QVERIFY(server.start());
    if (!server.usesPostgres())
        return; // the lock on the data directory does it
    QTemporaryDir folder;
    ServerProcess second;
    second.addArguments({u"--database"_s, server.databaseUrl(), u"--data-dir"_s, folder.filePath(u"other"_s)});
    QVERIFY(!second.start());
    QVERIFY2(second.log().contains("Another kithd already uses this database"_L1), qPrintable(second.log()));
    QCOMPARE(second.waitForEnd(), 3);
    server.kill(); // however it ends, the next one may
    QVERIFY2(second.start(), qPrintable(second.log()));
}

/// Its machine stood still, or the network was gone, and meanwhile somebody started another one.
void TestStorageFaults::endsWhenAnotherTookItsPlace()
{
    ServerProcess server;
    QVERIFY(server.start());
    if (!server.usesPostgres())
        return;
    QCOMPARE(::kill(pid_t(server.processId()), SIGSTOP), 0);
    QVERIFY(server.runSql(u"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
                          "pg_backend_pid()"_s));
    QTemporaryDir folder;
    ServerProcess second;
    second.addArguments({u"--database"_s, server.databaseUrl(), u"--data-dir"_s, folder.filePath(u"other"_s)});
    QVERIFY2(second.start(), qPrintable(second.log()));
    QCOMPARE(::kill(pid_t(server.processId()), SIGCONT), 0);
    QCOMPARE(server.waitForEnd(), 1);
    QVERIFY2(server.log().contains("another kithd works on it now"_L1), qPrintable(server.log()));
    QCOMPARE(ApiClient(second.url()).get(u"/readyz"_s).status, 200);
}

QTEST_GUILESS_MAIN(TestStorageFaults)
#include "test_storage_faults.moc"
