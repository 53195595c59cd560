// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/api_client/town.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// `kithd doctor`: says what is well, and notices what is not.
class TestDoctor : public QObject
{
    Q_OBJECT

private slots:
    void findsARunningServerWell();
    void findsAStoppedServerWell();
    void noticesWhatIsWrong_data();
    void noticesWhatIsWrong();
    void noticesADamagedDatabase();
    void noticesABrokenConfiguration();
};

namespace {
/// `level check` of every finding.
QStringList linesOf(const QJsonObject &report)
{
    QStringList out;
    for (const QJsonValue &finding : report.value("findings"_L1).toArray())
        out.append(finding["level"_L1].toString() + u' ' + finding["check"_L1].toString());
    return out;
}

QJsonObject findingOf(const QJsonObject &report, const QString &line)
{
    for (const QJsonValue &finding : report.value("findings"_L1).toArray()) {
        if (line == finding["level"_L1].toString() + u' ' + finding["check"_L1].toString())
            return finding.toObject();
    }
    return {};
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).absolutePath()) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}
} // namespace

void TestDoctor::findsARunningServerWell()
{
    ServerProcess server;
    QVERIFY2(server.start(), qPrintable(server.log()));
    const auto result = server.command({u"doctor"_s, u"--json"_s});
    const QStringList lines = linesOf(result.json());
    for (const char *check : {"configuration", "data directory", "database", "schema", "files", "server", "descriptors"})
        QVERIFY2(lines.contains(u"ok "_s + QLatin1String(check)), qPrintable(lines.join(u", "_s)));
    QVERIFY2(!lines.filter(u"disk speed"_s).isEmpty() && !lines.filter(u"clock"_s).isEmpty() && !lines.filter(u"free space"_s).isEmpty(),
             qPrintable(lines.join(u", "_s)));
    QCOMPARE(result.json().value("failures"_L1).toInt(), lines.filter(u"fail "_s).size());
    QCOMPARE(result.exitCode, lines.filter(u"fail "_s).isEmpty() ? 0 : 1);
    for (const QJsonValue &finding : result.json().value("findings"_L1).toArray())
        QVERIFY(finding["level"_L1].toString() == u"ok"_s || !finding["detail"_L1].toString().isEmpty());
    const auto text = server.command({u"doctor"_s});
    QVERIFY2(text.out.contains("ok    schema"), text.out.constData());
    QVERIFY(server.isRunning());
}

void TestDoctor::findsAStoppedServerWell()
{
    ServerProcess server;
    QCOMPARE(server.command({u"migrate"_s}).exitCode, 0);
    const auto result = server.command({u"doctor"_s, u"--json"_s});
    const QStringList lines = linesOf(result.json());
    QVERIFY2(lines.contains(u"ok schema"_s) && lines.contains(u"ok server"_s), qPrintable(lines.join(u", "_s)));
    QVERIFY2(!lines.filter(u" address"_s).isEmpty(), "the port is tried when no server has it");
}

void TestDoctor::noticesWhatIsWrong_data()
{
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("line");
    QTest::newRow("no data directory") << u"nothing"_s << u"fail data directory"_s;
    QTest::newRow("others may look") << u"open"_s << u"warn data directory"_s;
    QTest::newRow("no room") << u"room"_s << u"fail free space"_s;
    QTest::newRow("no room for files") << u"room for files"_s << u"warn free space"_s;
    QTest::newRow("port taken") << u"port"_s << u"fail address"_s;
    QTest::newRow("no certificate") << u"certificate"_s << u"fail certificate"_s;
    QTest::newRow("files gone") << u"files"_s << u"fail files"_s;
    QTest::newRow("clock behind") << u"clock"_s << u"fail clock"_s;
    QTest::newRow("newer schema") << u"schema"_s << u"fail schema"_s;
}

void TestDoctor::noticesWhatIsWrong()
{
    QFETCH(QString, wrong);
    QFETCH(QString, line);
    ServerProcess server;
    QStringList words{u"doctor"_s, u"--json"_s};
    if (wrong != u"nothing"_s)
        QCOMPARE(server.command({u"migrate"_s}).exitCode, 0);
    if (wrong == u"open"_s)
        QVERIFY(QFile::setPermissions(server.dataDir(), QFile::Permissions(0x7755)));
    if (wrong == u"room"_s)
        words << u"--database-min-free"_s << u"1024GiB"_s;
    if (wrong == u"room for files"_s)
        words << u"--files-keep-free"_s << u"1024TiB"_s;
    ServerProcess other;
    if (wrong == u"port"_s) {
        QVERIFY(other.start());
        words << u"--listen"_s << u"127.0.0.1:%1"_s.arg(other.url().port());
    }
    if (wrong == u"certificate"_s)
        words << u"--tls-certificate"_s << u"/nonexistent.pem"_s << u"--tls-key"_s << u"/nonexistent.key"_s;
    if (wrong == u"files"_s)
        QVERIFY(server.runSql(u"INSERT INTO blobs (sha256, size, created_at) VALUES ('%1', 3, 1)"_s.arg(QString(64, u'a'))));
    if (wrong == u"schema"_s)
        QVERIFY(server.runSql(u"INSERT INTO schema_version (version, applied_at) VALUES (9999, 1)"_s));
    if (wrong == u"clock"_s) {
        QVERIFY(server.start());
        Town town(server.url(), server.realtimeUrl());
        Person &ada = town.settle(u"Ada"_s);
        Person &bo = town.settle(u"Bo"_s);
        town.say(ada, town.direct(ada, bo), u"hello"_s);
        QCOMPARE(server.stop(), 0);
        QVERIFY(server.runSql(u"UPDATE messages SET created_at = 32503680000000"_s)); // the year 3000
    }
    const auto result = server.command(words);
    const QStringList lines = linesOf(result.json());
    QVERIFY2(lines.contains(line), qPrintable(lines.join(u", "_s)));
    const QJsonObject found = findingOf(result.json(), line);
    QVERIFY(!found.value("advice"_L1).toString().isEmpty());
    QCOMPARE(result.exitCode == 1, !lines.filter(u"fail "_s).isEmpty());
}

void TestDoctor::noticesADamagedDatabase()
{
    ServerProcess server;
    QCOMPARE(server.command({u"migrate"_s}).exitCode, 0);
    if (server.usesPostgres())
        return; // PostgreSQL looks after its own files
    QFile file(server.dataDir() + u"/kith.sqlite"_s);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.size() > 20 * 4096);
    file.seek(10 * 4096);
    file.write(QByteArray(4 * 4096, '\x5a'));
    file.close();
    const auto result = server.command({u"doctor"_s, u"--json"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(linesOf(result.json()).contains(u"fail database"_s), result.out.constData());
}

void TestDoctor::noticesABrokenConfiguration()
{
    QTemporaryDir folder;
    const QString config = folder.filePath(u"kithd.toml"_s);
    QVERIFY(writeFile(config, "listne = \"127.0.0.1:1\"\n"));
    QProcess process;
    process.start(QStringLiteral(KITHD_BINARY),
                  {u"doctor"_s, u"--json"_s, u"--config"_s, config, u"--data-dir"_s, folder.filePath(u"d"_s)});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 78);
    const QJsonObject report = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    const QJsonObject found = findingOf(report, u"fail configuration"_s);
    QVERIFY2(found.value("detail"_L1).toString().contains("listen"_L1), "and what was meant");
    QVERIFY(!QDir(folder.filePath(u"d"_s)).exists());
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "test_doctor.moc"
