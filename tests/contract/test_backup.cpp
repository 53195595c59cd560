// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"
#include "tests/support/api_client/ledger_writer.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// `kithd backup` and `kithd restore`: the real programs, on both databases.
class TestBackup : public QObject
{
    Q_OBJECT

private slots:
    void holdsWhatWasAcknowledgedBeforeItBegan();
    void devicesLearnThatTheyAreAhead();
    void bringsFilesBackByteForByte();
    void saysWhatIsMissing();
    void replacesNothing();
    void restoresOnlyIntoAnEmptyPlace();
    void noticesEveryDamage();
    void refusesANewerOne_data();
    void refusesANewerOne();
    void refusesTheOtherDatabase();
    void startsNothingOnABrokenOffRestore();

private:
    /// A small server with one file, and its backup.
    void makeSmallBackup(ServerProcess &server, const QString &path);
};

namespace {
constexpr int writers = 4;

void writeFile(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString storedPath(const QByteArray &bytes)
{
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    return u"/files/%1/%2"_s.arg(hash.left(2), hash.mid(2));
}

/// Besides the lock of whoever tried.
QStringList leftIn(const QString &folder)
{
    QStringList names = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    names.removeAll(u"kithd.lock"_s);
    return names;
}
} // namespace

void TestBackup::makeSmallBackup(ServerProcess &server, const QString &path)
{
    QCOMPARE(server.command({u"migrate"_s}).exitCode, 0);
    writeFile(server.dataDir() + storedPath("some bytes"), "some bytes");
    const auto backup = server.command({u"backup"_s, path});
    QVERIFY2(backup.exitCode == 0, backup.errors.constData());
    QCOMPARE(backup.errors, QByteArray());
}

void TestBackup::holdsWhatWasAcknowledgedBeforeItBegan()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kith.tar.zst"_s);
    ServerProcess server;
    server.addArguments({u"--rate-limits"_s, u"off"_s});
    QVERIFY2(server.start(), qPrintable(server.log()));
    Town town(server.url(), server.realtimeUrl());
    Person &reader = town.settle(u"Reader"_s);
    QList<Person *> people;
    for (int i = 0; i < writers; ++i)
        people.append(&town.settle(u"Writer%1"_s.arg(i)));
    const QString group = town.group(reader, u"Ledger"_s, people);
    std::vector<std::unique_ptr<LedgerWriter>> pens;
    for (Person *person : std::as_const(people)) {
        pens.push_back(std::make_unique<LedgerWriter>(town, *person, group));
        pens.back()->connect();
    }
    const auto write = [&pens](bool sendsMore) {
        for (const auto &pen : pens)
            pen->pump(sendsMore);
        waitBriefly(1);
    };
    const QDeadlineTimer deadline(20'000);
    while (pens.front()->acknowledged().size() < 200 && !deadline.hasExpired())
        write(true);

    constexpr auto lastBackup = "kith_backup_last_success_timestamp_seconds";
    QCOMPARE(valueOf(metricsOf(server), lastBackup), -1.0);
    const double beganAt = double(QDateTime::currentSecsSinceEpoch());
    QList<QJsonObject> owed; // acknowledged before the backup began
    for (const auto &pen : pens)
        owed += pen->acknowledged();
    QVERIFY(owed.size() >= 200);
    QProcess backup;
    server.startCommand(backup, {u"backup"_s, path, u"--json"_s});
    while (backup.state() != QProcess::NotRunning && !deadline.hasExpired())
        write(true);
    QCOMPARE(backup.exitCode(), 0);
    QCOMPARE(backup.readAllStandardError(), QByteArray());
    const QJsonObject report = QJsonDocument::fromJson(backup.readAllStandardOutput()).object();
    const double backedUpAt = valueOf(metricsOf(server), lastBackup);
    QVERIFY(backedUpAt >= beganAt && backedUpAt <= double(QDateTime::currentSecsSinceEpoch()));
    QCOMPARE(report.value("file"_L1).toString(), path);
    QVERIFY(report.value("schema"_L1).toInt() > 0);
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const qsizetype before = owed.size();
    write(true);
    QVERIFY2(pens.front()->acknowledged().size() > 200, "writing went on meanwhile");
    const QJsonObject late = town.say(reader, group, u"after the backup"_s);
    server.kill();

    ServerProcess second;
    const auto restored = second.command({u"restore"_s, path, u"--json"_s});
    QVERIFY2(restored.exitCode == 0, restored.out.constData());
    QVERIFY2(second.start(), qPrintable(second.log()));
    ApiClient api(second.url(), reader.token());
    const QList<QJsonObject> history = wholeHistory(api, group);
    QHash<QString, QJsonObject> stored;
    qint64 seq = 0;
    for (const QJsonObject &message : history) {
        QCOMPARE(message.value("seq"_L1).toInteger(), ++seq);
        stored.insert(message.value("id"_L1).toString(), message);
    }
    QCOMPARE(stored.size(), history.size());
    for (const QJsonObject &message : std::as_const(owed)) {
        const QJsonObject found = stored.value(message.value("id"_L1).toString());
        QCOMPARE(found.value("content"_L1), message.value("content"_L1));
        QCOMPARE(found.value("seq"_L1), message.value("seq"_L1));
    }
    QVERIFY(!stored.contains(late.value("id"_L1).toString()));
    const HttpReply said = api.post(u"/api/messages/send"_s, textMessage(group, u"on the restored server"_s));
    QCOMPARE(said.status, 201);
    QCOMPARE(said.json().value("seq"_L1).toInteger(), seq + 1);
    qInfo("%lld acknowledged before, %lld in the backup", qlonglong(before), qlonglong(history.size()));
}

void TestBackup::devicesLearnThatTheyAreAhead()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kith.tar.zst"_s);
    ServerProcess server;
    server.addArguments({u"--rate-limits"_s, u"off"_s});
    QVERIFY2(server.start(), qPrintable(server.log()));
    Town town(server.url(), server.realtimeUrl());
    Person &anna = town.settle(u"Anna"_s);
    Person &bea = town.settle(u"Bea"_s);
    const QString direct = town.direct(anna, bea);
    const auto syncOn = [&bea](const QUrl &url, const QJsonObject &before) {
        return ApiClient(url, bea.token()).get(u"/api/sync?since="_s + before.value("token"_L1).toString()).json();
    };
    town.say(anna, direct, u"before"_s);
    const QJsonObject early = syncOn(server.url(), {});
    // A new start is no new past, also for a token of the run before.
    server.kill();
    QVERIFY2(server.start(), qPrintable(server.log()));
    const QJsonObject again = syncOn(server.url(), early);
    QCOMPARE(again.value("full"_L1), QJsonValue(false));
    QVERIFY(!early.value("lineage"_L1).toString().isEmpty());
    QCOMPARE(again.value("lineage"_L1), early.value("lineage"_L1));

    QCOMPARE(server.command({u"backup"_s, path}).exitCode, 0);
    for (int i = 0; i < 10; ++i)
        town.say(anna, direct, u"after the backup"_s); // nothing of Bea's own changes by it
    const QJsonObject late = syncOn(server.url(), again);
    QCOMPARE(late.value("full"_L1), QJsonValue(false));
    server.kill();

    QSet<QString> lineages{late.value("lineage"_L1).toString()};
    for (int i = 0; i < 2; ++i) {
        ServerProcess restored;
        QCOMPARE(restored.command({u"restore"_s, path}).exitCode, 0);
        QVERIFY(!QFile::exists(restored.dataDir() + u"/kith.sqlite-wal"_s));
        QVERIFY2(restored.start(), qPrintable(restored.log()));
        for (const QJsonObject &known : {late, early}) {
            const QJsonObject anew = syncOn(restored.url(), known);
            QCOMPARE(anew.value("full"_L1), QJsonValue(true));
            lineages.insert(anew.value("lineage"_L1).toString());
            const QJsonObject next = syncOn(restored.url(), anew);
            QCOMPARE(next.value("full"_L1), QJsonValue(false));
            QCOMPARE(next.value("lineage"_L1), anew.value("lineage"_L1));
        }
    }
    // Of each restore one of its own.
    QCOMPARE(lineages.size(), 3);
}

void TestBackup::bringsFilesBackByteForByte()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kith.tar.zst"_s);
    ServerProcess server;
    QCOMPARE(server.command({u"migrate"_s}).exitCode, 0);
    const QByteArray large(3'000'000, 'x');
    const QStringList names{storedPath("small"), storedPath(large), storedPath(large) + u".256"_s, storedPath("")};
    const QByteArrayList contents{"small", large, "a preview", ""};
    for (int i = 0; i < names.size(); ++i)
        writeFile(server.dataDir() + names.at(i), contents.at(i));
    writeFile(server.dataDir() + u"/files/incoming/7"_s, "half of someth");
    writeFile(server.dataDir() + u"/files/lock"_s, "");
    const auto made = server.command({u"backup"_s, path, u"--json"_s});
    QCOMPARE(made.exitCode, 0);
    QCOMPARE(made.json().value("files"_L1).toInt(), names.size());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"kith.tar.zst"_s});

    ServerProcess second;
    const auto proven = second.command({u"restore"_s, path, u"--verify"_s, u"--json"_s});
    QCOMPARE(proven.exitCode, 0);
    QVERIFY(leftIn(second.dataDir()).isEmpty());
    QCOMPARE(second.command({u"restore"_s, path}).exitCode, 0);
    for (int i = 0; i < names.size(); ++i) {
        QVERIFY2(QFile::exists(second.dataDir() + names.at(i)), qPrintable(names.at(i)));
        QCOMPARE(contentOf(second.dataDir() + names.at(i)), contents.at(i));
    }
    QVERIFY(!QFile::exists(second.dataDir() + u"/files/incoming"_s));
    QVERIFY(!QFile::exists(second.dataDir() + u"/restoring"_s));
    QVERIFY2(second.start(), qPrintable(second.log()));
}

void TestBackup::saysWhatIsMissing()
{
    QTemporaryDir folder;
    ServerProcess server;
    const auto nothing = server.command({u"backup"_s, folder.filePath(u"a"_s), u"--json"_s});
    QVERIFY(nothing.exitCode != 0);
    QVERIFY(nothing.json().value("error"_L1)["detail"_L1].toString().contains("no database"_L1, Qt::CaseInsensitive)
            || nothing.json().value("error"_L1)["detail"_L1].toString().contains("no Kith database"_L1));
    QVERIFY(QDir(folder.path()).isEmpty());
    QCOMPARE(server.command({u"migrate"_s}).exitCode, 0);
    const QString damaged = server.dataDir() + storedPath("what it was");
    writeFile(damaged, "what it is");
    const auto made = server.command({u"backup"_s, folder.filePath(u"b"_s), u"--json"_s});
    QCOMPARE(made.exitCode, 0);
    QCOMPARE(made.json().value("damagedFiles"_L1).toInt(), 1);
    QVERIFY(made.errors.contains("1 files"));
    const auto absent = server.command({u"backup"_s, u"/nonexistent/folder/b"_s});
    QCOMPARE(absent.exitCode, 1);
    QVERIFY(absent.errors.contains("cannot be written"));
    const auto wrong = server.command({u"restore"_s, folder.filePath(u"absent"_s)});
    QVERIFY(wrong.exitCode != 0);
}

void TestBackup::replacesNothing()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kith.tar.zst"_s);
    writeFile(path, "dear to somebody");
    ServerProcess server;
    QCOMPARE(server.command({u"migrate"_s}).exitCode, 0);
    const auto refused = server.command({u"backup"_s, path});
    QCOMPARE(refused.exitCode, 4);
    QVERIFY(refused.errors.contains("already"));
    QCOMPARE(contentOf(path), QByteArray("dear to somebody"));
    QCOMPARE(server.command({u"backup"_s, folder.path()}).exitCode, 4);
}

void TestBackup::restoresOnlyIntoAnEmptyPlace()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kith.tar.zst"_s);
    ServerProcess server;
    makeSmallBackup(server, path);
    const auto used = server.command({u"restore"_s, path});
    QCOMPARE(used.exitCode, 4);
    QVERIFY2(used.errors.contains("not empty") || used.errors.contains("holds tables"), used.errors.constData());
    QVERIFY(server.start());
    const auto inUse = server.command({u"restore"_s, path});
    QCOMPARE(inUse.exitCode, 3);
    QVERIFY(inUse.errors.contains("Another kithd"));
    // A stranger's file is as good a reason.
    ServerProcess other;
    writeFile(other.dataDir() + u"/letters.txt"_s, "dear");
    QCOMPARE(other.command({u"restore"_s, path}).exitCode, 4);
    QCOMPARE(leftIn(other.dataDir()), QStringList{u"letters.txt"_s});
}

void TestBackup::noticesEveryDamage()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kith.tar.zst"_s);
    ServerProcess server;
    makeSmallBackup(server, path);
    const QByteArray whole = contentOf(path);
    const QString damagedPath = folder.filePath(u"damaged"_s);
    ServerProcess second;
    QList<QByteArray> damaged{QByteArray(), "no archive at all", whole.left(whole.size() / 2), whole.left(100)};
    for (int part = 1; part < 8; ++part) {
        QByteArray one = whole;
        const qsizetype at = one.size() * part / 8;
        one[at] = char(one.at(at) ^ 0x20);
        damaged.append(one);
    }
    for (const QByteArray &bytes : std::as_const(damaged)) {
        QFile(damagedPath).remove();
        writeFile(damagedPath, bytes);
        const auto refused = second.command({u"restore"_s, damagedPath, u"--json"_s});
        QCOMPARE(refused.exitCode, 4);
        QCOMPARE(refused.json().value("error"_L1)["code"_L1].toString(), u"checksum_mismatch"_s);
        QVERIFY(leftIn(second.dataDir()).isEmpty());
    }
    QCOMPARE(second.command({u"restore"_s, path}).exitCode, 0);
}

void TestBackup::refusesANewerOne_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("schema");
    QTest::newRow("schema") << 1 << 99;
    QTest::newRow("form") << 2 << 1;
}

void TestBackup::refusesANewerOne()
{
    QFETCH(int, format);
    QFETCH(int, schema);
    QTemporaryDir folder;
    ServerProcess server;
    const QString kind = server.command({u"migrate"_s}).exitCode == 0 && server.usesPostgres() ? u"postgresql"_s : u"sqlite"_s;
    const QJsonObject manifest{{u"format"_s, format},
                               {u"version"_s, u"9.9"_s},
                               {u"database"_s, kind},
                               {u"schema"_s, schema},
                               {u"files"_s, 0},
                               {u"fileBytes"_s, 0},
                               {u"createdAt"_s, u"2026-11-23T08:00:00.000Z"_s}};
    writeFile(folder.filePath(u"kith-backup.json"_s), QJsonDocument(manifest).toJson());
    QCOMPARE(QProcess::execute(u"tar"_s,
                               {u"-C"_s, folder.path(), u"--format=ustar"_s, u"-cf"_s, folder.filePath(u"newer"_s), u"kith-backup.json"_s}),
             0);
    ServerProcess second;
    for (const QStringList &more : {QStringList{u"--verify"_s}, QStringList()}) {
        const auto refused = second.command(QStringList{u"restore"_s, folder.filePath(u"newer"_s)} + more);
        QCOMPARE(refused.exitCode, 78);
        QVERIFY2(refused.errors.contains("kithd 9.9"), refused.errors.constData());
        QVERIFY(leftIn(second.dataDir()).isEmpty());
    }
}

void TestBackup::refusesTheOtherDatabase()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kith.tar.zst"_s);
    ServerProcess server;
    makeSmallBackup(server, path);
    if (server.usesPostgres()) {
        QProcess process;
        process.start(QStringLiteral(KITHD_BINARY),
                      {u"restore"_s, path, u"--config"_s, QString(), u"--data-dir"_s, folder.filePath(u"d"_s)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 4);
        QVERIFY(process.readAllStandardError().contains("one of PostgreSQL"));
        QVERIFY(leftIn(folder.filePath(u"d"_s)).isEmpty());
    } else {
        const auto report = server.command({u"restore"_s, path, u"--verify"_s, u"--json"_s});
        QCOMPARE(report.json().value("database"_L1).toString(), u"sqlite"_s);
    }
}

void TestBackup::startsNothingOnABrokenOffRestore()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kith.tar.zst"_s);
    ServerProcess server;
    makeSmallBackup(server, path);
    ServerProcess second;
    writeFile(second.dataDir() + u"/restoring/kith.sqlite"_s, "half");
    QVERIFY(!second.start());
    QVERIFY2(second.log().contains("broken off"_L1), qPrintable(second.log()));
    const auto again = second.command({u"restore"_s, path});
    QCOMPARE(again.exitCode, 4);
    QVERIFY(again.errors.contains("broken off"));
}

QTEST_GUILESS_MAIN(TestBackup)
#include "test_backup.moc"
