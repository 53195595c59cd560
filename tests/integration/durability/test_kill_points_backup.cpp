// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/file_wishes.h"
#include "tests/integration/durability/kill_stage.h"
#include "tests/support/api_client/ledger_writer.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// Backup and restore are killed on their way: what is called a backup is whole, a half restore is never taken for a server's
/// data, and both can be begun again.
class TestKillPointsBackup : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void backupMayBeginAgain_data();
    void backupMayBeginAgain();
    void aFinishedBackupIsNotWrittenOver();
    void restoreMayBeginAgain_data();
    void restoreMayBeginAgain();

private:
    [[nodiscard]] ServerProcess &server() { return m_stage->server(); }
    /// Restores `path` into a new place and looks whether everything is there.
    void isWhole(const QString &path);
    void looksTheSame(ServerProcess &other);

    std::unique_ptr<KillStage> m_stage;
    QTemporaryDir m_folder;
    Person *m_anna = nullptr;
    QString m_group;
    QString m_file;
    QByteArray m_bytes = noise(200'000, 3);
};

void TestKillPointsBackup::init()
{
    m_stage = std::make_unique<KillStage>();
    QVERIFY(m_stage->raise());
    Town &town = m_stage->town();
    m_anna = &town.settle(u"Anna"_s);
    m_group = town.group(*m_anna, u"Group"_s, {});
    town.say(*m_anna, m_group, u"hello"_s);
    m_file = Town::upload(*m_anna, m_bytes);
    Town::sendFile(*m_anna, m_group, m_file);
    Town::sendFile(*m_anna, m_group, Town::upload(*m_anna, noise(50'000, 4)));
}

void TestKillPointsBackup::looksTheSame(ServerProcess &other)
{
    ApiClient api(other.url(), m_anna->token());
    QCOMPARE(wholeHistory(api, m_group), wholeHistory(m_anna->api, m_group));
    const HttpReply back = api.get(u"/api/files/"_s + m_file);
    QCOMPARE(back.status, 200);
    QVERIFY(back.body == m_bytes);
    QCOMPARE(filesOnDisk(other), filesOnDisk(server()));
}

void TestKillPointsBackup::isWhole(const QString &path)
{
    ServerProcess other;
    const auto restored = other.command({u"restore"_s, path});
    QVERIFY2(restored.exitCode == 0, restored.errors.constData());
    QVERIFY2(other.start(), qPrintable(other.log()));
    looksTheSame(other);
}

void TestKillPointsBackup::backupMayBeginAgain_data()
{
    QTest::addColumn<QByteArray>("point");
    QTest::addColumn<bool>("isMade");
    QTest::newRow("rows taken") << "backup.rowsTaken"_ba << false;
    QTest::newRow("first file") << "backup.file:1"_ba << false;
    QTest::newRow("second file") << "backup.file:2"_ba << false;
    QTest::newRow("on the disk") << "backup.synced"_ba << false;
    QTest::newRow("under its name") << "backup.linked"_ba << true;
}

void TestKillPointsBackup::backupMayBeginAgain()
{
    QFETCH(QByteArray, point);
    QFETCH(bool, isMade);
    const QString folder = m_folder.filePath(QString::fromLatin1(point).replace(u':', u'-'));
    QVERIFY(QDir().mkpath(folder));
    const QString path = folder + u"/kith.tar.zst"_s;
    server().killAt(point);
    QCOMPARE(server().command({u"backup"_s, path}).exitCode, -1);
    QCOMPARE(QFile::exists(path), isMade);
    QCOMPARE(m_anna->api.get(u"/healthz"_s).status, 200);
    const auto again = server().command({u"backup"_s, path});
    QCOMPARE(again.exitCode == 0, !isMade);
    isWhole(path);
    // Collecting was held up by the one that died, and is not any more; what it had begun is gone with the second run.
    if (!isMade)
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), QStringList{u"kith.tar.zst"_s});
}

void TestKillPointsBackup::aFinishedBackupIsNotWrittenOver()
{
    const QString path = m_folder.filePath(u"nightly.tar.zst"_s);
    const QString kept = m_folder.filePath(u"kept.tar.zst"_s);
    server().killAt("backup.linked");
    QCOMPARE(server().command({u"backup"_s, path}).exitCode, -1);
    QVERIFY(QFile::rename(path, kept));
    const auto next = server().command({u"backup"_s, path});
    QVERIFY2(next.exitCode == 0, next.errors.constData());
    isWhole(path);
    isWhole(kept);
}

void TestKillPointsBackup::restoreMayBeginAgain_data()
{
    QTest::addColumn<QByteArray>("point");
    for (const char *point : {"restore.unpacked", "restore.filesMoved", "restore.rowsThere"})
        QTest::newRow(point) << QByteArray(point);
}

void TestKillPointsBackup::restoreMayBeginAgain()
{
    QFETCH(QByteArray, point);
    const QString path = m_folder.filePath(QString::fromLatin1(point) + u".tar.zst"_s);
    QCOMPARE(server().command({u"backup"_s, path}).exitCode, 0);
    ServerProcess other;
    other.killAt(point);
    QCOMPARE(other.command({u"restore"_s, path}).exitCode, -1);
    // Neither served nor restored over, until somebody has looked.
    QVERIFY(!other.start());
    QVERIFY2(other.log().contains("broken off"_L1), qPrintable(other.log()));
    QVERIFY(other.command({u"restore"_s, path}).errors.contains("broken off"));
    QVERIFY(QDir(other.dataDir()).removeRecursively());
    if (other.usesPostgres() && point == "restore.rowsThere")
        QVERIFY(other.runSql(u"DROP SCHEMA public CASCADE; CREATE SCHEMA public"_s));
    const auto again = other.command({u"restore"_s, path});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QVERIFY2(other.start(), qPrintable(other.log()));
    looksTheSame(other);
}

QTEST_GUILESS_MAIN(TestKillPointsBackup)
#include "test_kill_points_backup.moc"
