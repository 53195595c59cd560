// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/archive_writer.h"
#include "server/backup/restore.h"
#include "server/storage/migrations.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

/// What a backup must hold besides right checksums: a database, the one that it describes, and the files that this names.
class TestProof : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void looksAtTheSqliteDatabase_data();
    void looksAtTheSqliteDatabase();
    void looksAtTheRowsOfPostgres_data();
    void looksAtTheRowsOfPostgres();
    void restoresNothingElseEither();

private:
    QTemporaryDir m_folder;
    QByteArray m_database; ///< at the newest schema; names one file
    int m_archives = 0;

    QString archiveOf(const BackupManifest &manifest, const QList<std::pair<QByteArray, QByteArray>> &entries);
};

namespace {
const QByteArray fileHash = QCryptographicHash::hash("bytes", QCryptographicHash::Sha256).toHex();
const QByteArray fileName = "files/" + fileHash.left(2) + '/' + fileHash.mid(2);
using Entries = QList<std::pair<QByteArray, QByteArray>>;

BackupManifest manifestOf(Dialect dialect, int schemaAhead, int files, int missing)
{
    return {.version = u"1"_s,
            .dialect = dialect,
            .schema = newestSchemaVersion(dialect) + schemaAhead,
            .createdAt = now(),
            .fileCount = files,
            .fileBytes = files * 5,
            .missingFiles = missing};
}
} // namespace

void TestProof::initTestCase()
{
    qputenv("TMPDIR", QFile::encodeName(m_folder.path()));
    const QString path = m_folder.filePath(u"made.sqlite"_s);
    {
        const auto connection = Connection::open(DatabaseUrl::sqlite(path), Connection::Mode::ReadWrite);
        QVERIFY(connection);
        QVERIFY(migrate(**connection));
        const QString row = u"INSERT INTO blobs (sha256, size, created_at) VALUES ('%1', 5, 1)"_s;
        const auto added = (*connection)->run(row.arg(QString::fromLatin1(fileHash)));
        QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
        QVERIFY((*connection)->run(u"PRAGMA journal_mode=DELETE"_s));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_database = file.readAll();
    file.remove();
    QVERIFY(m_database.size() > 4096);
}

QString TestProof::archiveOf(const BackupManifest &manifest, const Entries &entries)
{
    const QString path = m_folder.filePath(u"archive%1"_s.arg(++m_archives));
    const auto writer = ArchiveWriter::create(path);
    bool isWritten = writer && (*writer)->add(backup_names::manifest, QJsonDocument(manifest.toJson()).toJson());
    for (const auto &[name, content] : entries)
        isWritten = isWritten && (*writer)->add(name, content);
    return isWritten && (*writer)->finish() ? path : QString();
}

void TestProof::looksAtTheSqliteDatabase_data()
{
    QTest::addColumn<QByteArray>("database");
    QTest::addColumn<bool>("hasFile");
    QTest::addColumn<int>("missing");
    QTest::addColumn<int>("schemaAhead");
    QTest::addColumn<QString>("refusal"); ///< none: it is whole
    QByteArray damaged = m_database;
    damaged.replace(4096, 4096, QByteArray(4096, '\xee'));
    QTest::newRow("whole") << m_database << true << 0 << 0 << QString();
    QTest::newRow("a file was missing") << m_database << false << 1 << 0 << QString();
    QTest::newRow("no database") << QByteArray() << true << 0 << 0 << u"no database"_s;
    QTest::newRow("garbage") << QByteArray(m_database.size(), 'x') << true << 0 << 0 << u"damaged"_s;
    QTest::newRow("a broken page") << damaged << true << 0 << 0 << u"its database"_s;
    QTest::newRow("half") << m_database.left(m_database.size() / 2) << true << 0 << 0 << u"its database"_s;
    QTest::newRow("no file") << m_database << false << 0 << 0 << u"1 files"_s;
    QTest::newRow("an older schema than it says") << m_database << true << 0 << -1 << u"not the one"_s;
    QTest::newRow("a newer schema") << m_database << true << 0 << 92 << u"Install"_s;
}

void TestProof::looksAtTheSqliteDatabase()
{
    QFETCH(QByteArray, database);
    QFETCH(bool, hasFile);
    QFETCH(int, missing);
    QFETCH(int, schemaAhead);
    QFETCH(QString, refusal);
    Entries entries;
    if (!database.isEmpty())
        entries.append({backup_names::sqlite, database});
    if (hasFile)
        entries.append({fileName, "bytes"});
    const QString path = archiveOf(manifestOf(Dialect::Sqlite, schemaAhead, hasFile ? 1 : 0, missing), entries);
    QVERIFY(!path.isEmpty());
    const auto verified = verifyBackup(path);
    QCOMPARE(bool(verified), refusal.isEmpty());
    if (!verified) {
        QVERIFY2(verified.error().detail.contains(refusal), qPrintable(verified.error().detail));
        QCOMPARE(verified.error().code, schemaAhead > 0 ? ErrorCode::UnsupportedType : ErrorCode::ChecksumMismatch);
    }
    QVERIFY(QDir(m_folder.path()).entryList({u"kithd-verify-*"_s}, QDir::Dirs).isEmpty());
}

void TestProof::looksAtTheRowsOfPostgres_data()
{
    QTest::addColumn<QByteArray>("versions");
    QTest::addColumn<QByteArray>("blobs");
    QTest::addColumn<QString>("refusal");
    const QByteArray newest = QByteArray::number(newestSchemaVersion(Dialect::PostgreSql));
    const QByteArray whole = "1\t7\n" + newest + "\t7\n";
    QTest::newRow("whole") << whole << QByteArray("5\t" + fileHash + "\t\\N\n") << QString();
    QTest::newRow("no rows") << QByteArray() << QByteArray() << u"no database"_s;
    QTest::newRow("an older one") << QByteArray("1\t7\n") << QByteArray() << u"not the one"_s;
    QTest::newRow("garbage") << QByteArray("x\n") << QByteArray() << u"not the one"_s;
    QTest::newRow("a torn row") << QByteArray(whole + "3") << QByteArray() << u"not the one"_s;
    QTest::newRow("no file") << whole << QByteArray("5\t" + QByteArray(64, 'a') + "\t1\n") << u"1 files"_s;
}

void TestProof::looksAtTheRowsOfPostgres()
{
    QFETCH(QByteArray, versions);
    QFETCH(QByteArray, blobs);
    QFETCH(QString, refusal);
    BackupManifest manifest = manifestOf(Dialect::PostgreSql, 0, 1, 0);
    manifest.tables = {{.name = "blobs", .columns = {"size", "sha256", "let_go_at"}},
                       {.name = "schema_version", .columns = {"version", "applied_at"}}};
    Entries entries;
    // In two pieces, cut in the middle of a row.
    if (!blobs.isEmpty())
        entries += {{backup_names::piece("blobs", 1), blobs.left(9)}, {backup_names::piece("blobs", 2), blobs.mid(9)}};
    if (!versions.isEmpty())
        entries.append({backup_names::piece("schema_version", 1), versions});
    entries.append({fileName, "bytes"});
    const auto verified = verifyBackup(archiveOf(manifest, entries));
    QCOMPARE(bool(verified), refusal.isEmpty());
    if (!verified) {
        QVERIFY2(verified.error().detail.contains(refusal), qPrintable(verified.error().detail));
        QCOMPARE(verified.error().code, ErrorCode::ChecksumMismatch);
    }
}

void TestProof::restoresNothingElseEither()
{
    const QString target = m_folder.filePath(u"target"_s);
    QVERIFY(QDir().mkpath(target));
    const auto restored = [&](const Entries &entries, int files) {
        return restoreBackup(
            archiveOf(manifestOf(Dialect::Sqlite, 0, files, 0), entries),
            {.folder = target, .database = DatabaseUrl::sqlite(target + u"/kith.sqlite"_s), .filesFolder = target + u"/files"_s});
    };
    QVERIFY(!restored({{fileName, "bytes"}}, 1));
    QVERIFY(!restored({{backup_names::sqlite, QByteArray(m_database.size(), 'x')}, {fileName, "bytes"}}, 1));
    QVERIFY(!restored({{backup_names::sqlite, m_database}}, 0));
    QVERIFY(QDir(target).isEmpty());
    const auto whole = restored({{backup_names::sqlite, m_database}, {fileName, "bytes"}}, 1);
    QVERIFY2(whole, whole ? "" : qPrintable(whole.error().detail));
    QVERIFY(QFile::exists(target + u"/kith.sqlite"_s));
}

QTEST_GUILESS_MAIN(TestProof)
#include "test_proof.moc"
