// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/archive_reader.h"
#include "server/backup/archive_writer.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

/// What is taken from an archive, and what is not: made by hand, byte for byte.
class TestArchive : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatItWrote();
    void takesAPlainTar();
    void refuses_data();
    void refuses();
    void leavesNothingOfAnUnfinishedOne();
};

namespace {
const QByteArray hash = QCryptographicHash::hash("bytes", QCryptographicHash::Sha256).toHex();
const QByteArray fileName = "files/" + hash.left(2) + '/' + hash.mid(2);

/// One entry in the form of POSIX ustar.
QByteArray entry(const QByteArray &name, const QByteArray &content, char type = '0', const QByteArray &target = {}, qint64 size = -1)
{
    QByteArray head(512, '\0');
    const auto put = [&head](int at, const QByteArray &bytes) { head.replace(at, bytes.size(), bytes); };
    put(0, name);
    put(100, "0000600");
    put(108, "0000000");
    put(116, "0000000");
    put(124, QByteArray::number(size < 0 ? content.size() : size, 8).rightJustified(11, '0'));
    put(136, "00000000000");
    put(148, "        ");
    put(156, QByteArray(1, type));
    put(157, target);
    put(257, QByteArray("ustar\00000", 8));
    int sum = 0;
    for (const char c : std::as_const(head))
        sum += uchar(c);
    put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
    return head + content + QByteArray((512 - content.size() % 512) % 512, '\0');
}

QByteArray manifest(int files = 1, qint64 bytes = 5, int format = 1, const QByteArray &database = "sqlite")
{
    return "{\"format\":" + QByteArray::number(format) + ",\"version\":\"1\",\"database\":\"" + database
           + "\",\"schema\":3,\"createdAt\":\"2026-11-23T08:00:00.000Z\",\"files\":" + QByteArray::number(files)
           + ",\"fileBytes\":" + QByteArray::number(bytes) + ",\"tables\":[{\"name\":\"users\",\"columns\":[\"id\"]}],\"sequences\":[]}";
}

struct Part
{
    QByteArray name;
    QByteArray content;
};

QByteArray sums(const QList<Part> &parts)
{
    QByteArray out;
    for (const Part &part : parts)
        out += QCryptographicHash::hash(part.content, QCryptographicHash::Sha256).toHex() + "  " + part.name + '\n';
    return out;
}

/// A right archive of these entries; `between` goes in before the checksums.
QByteArray archiveOf(const QList<Part> &parts, const QByteArray &between = {})
{
    QByteArray out;
    for (const Part &part : parts)
        out += entry(part.name, part.content);
    return out + between + entry(backup_names::checksums, sums(parts)) + QByteArray(1024, '\0');
}

class Collected : public ArchiveSink
{
public:
    Result<void> manifest(const BackupManifest &) override { return {}; }
    Result<void> begin(const QByteArray &name, qint64) override
    {
        names.append(name);
        return {};
    }
    Result<void> bytes(QByteArrayView bytes) override
    {
        content.append(bytes);
        return {};
    }
    Result<void> end(const QByteArray &) override { return {}; }

    QByteArrayList names;
    QByteArray content;
};
} // namespace

void TestArchive::takesWhatItWrote()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    {
        const auto writer = ArchiveWriter::create(path);
        QVERIFY(writer.isOk());
        QVERIFY((*writer)->add(backup_names::manifest, manifest()).isOk());
        QVERIFY((*writer)->add(backup_names::sqlite, "rows").isOk());
        QVERIFY((*writer)->add(fileName, "bytes").isOk());
        QVERIFY((*writer)->finish().isOk());
    }
    Collected collected;
    const auto contents = readArchiveFile(path, collected);
    QVERIFY2(contents.isOk(), contents ? "" : qPrintable(contents.error().detail));
    QCOMPARE(collected.names, (QByteArrayList{backup_names::sqlite, fileName}));
    QCOMPARE(collected.content, QByteArray("rowsbytes"));
    QCOMPARE(contents->files, 1);
    QCOMPARE(contents->bytes, 9);
    QCOMPARE(contents->damagedFiles, 0);
}

void TestArchive::takesAPlainTar()
{
    Collected collected;
    const auto contents = readArchiveBytes(archiveOf({{backup_names::manifest, manifest(1, 6)}, {fileName, "spoilt"}}), collected);
    QVERIFY2(contents.isOk(), contents ? "" : qPrintable(contents.error().detail));
    QCOMPARE(contents->damagedFiles, 1); // the bytes are not what the name says
}

void TestArchive::refuses_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QString>("says");
    const Part head{backup_names::manifest, manifest()};
    const Part none{backup_names::manifest, manifest(0, 0)};
    const Part rows{backup_names::sqlite, "rows"};
    const Part file{fileName, "bytes"};
    const auto named = [&](const QByteArray &name) { return archiveOf({none, {name, "x"}}); };
    const QString badName = u"a name that no backup has"_s;
    QTest::newRow("nothing") << QByteArray() << u"damaged"_s;
    QTest::newRow("no manifest") << archiveOf({rows, file}) << u"does not begin as one"_s;
    QTest::newRow("manifest is no JSON") << archiveOf({{backup_names::manifest, "x"}}) << u"no backup of Kith"_s;
    QTest::newRow("newer form") << archiveOf({{backup_names::manifest, manifest(0, 0, 2)}}) << u"newer form"_s;
    QTest::newRow("unknown database") << archiveOf({{backup_names::manifest, manifest(0, 0, 1, "oracle")}}) << u"no backup of Kith"_s;
    QTest::newRow("upwards") << named("../evil") << badName;
    QTest::newRow("upwards within") << named("files/../../evil") << badName;
    QTest::newRow("absolute") << named("/etc/passwd") << badName;
    QTest::newRow("other name") << named("files/ab/short") << badName;
    QTest::newRow("incoming") << named("files/incoming/7") << badName;
    QTest::newRow("capital digits") << named(fileName.left(9) + fileName.mid(9).toUpper()) << badName;
    QTest::newRow("rows of PostgreSQL in SQLite") << named("database/users.000001") << badName;
    QTest::newRow("table not described") << archiveOf(
        {{backup_names::manifest, manifest(0, 0, 1, "postgresql")}, {"database/sessions.000001", "x"}})
                                         << badName;
    QTest::newRow("symbolic link") << archiveOf({none}, entry(fileName, {}, '2', "/etc/passwd")) << u"no plain file"_s;
    QTest::newRow("hard link") << archiveOf({none, rows}, entry(fileName, {}, '1', backup_names::sqlite)) << u"no plain file"_s;
    QTest::newRow("folder") << archiveOf({none}, entry("files/", {}, '5')) << u"no plain file"_s;
    QTest::newRow("device") << archiveOf({none}, entry(fileName, {}, '3')) << u"no plain file"_s;
    QTest::newRow("twice the same") << archiveOf({{backup_names::manifest, manifest(2, 10)}, file, file}) << u"not in order"_s;
    QTest::newRow("wrong order") << archiveOf({head, file, rows}) << u"not in order"_s;
    QTest::newRow("more than it says") << archiveOf({none, file}) << u"more files than it says"_s;
    QTest::newRow("more bytes than it says") << archiveOf({{backup_names::manifest, manifest(1, 4)}, file}) << u"more files than it says"_s;
    QTest::newRow("fewer than it says") << archiveOf({head, rows}) << u"fewer files than it says"_s;
    QTest::newRow("not in the checksums") << archiveOf({head, rows}, entry(fileName, "bytes")) << u"checksums does not fit"_s;
    QByteArray spoilt = archiveOf({head, rows, file});
    spoilt.replace("rows", "rovs");
    QTest::newRow("changed") << spoilt << u"a checksum is wrong"_s;
    QByteArray cut = archiveOf({head, rows, file});
    QTest::newRow("cut after an entry") << QByteArray(cut.left(cut.indexOf(backup_names::checksums))) << u"its end is missing"_s;
    QTest::newRow("cut in an entry") << QByteArray(cut.left(1300)) << u"damaged"_s;
    QTest::newRow("something behind") << QByteArray(archiveOf({head, rows, file}).chopped(1024) + entry("x", "y") + QByteArray(1024, '\0'))
                                      << u"something follows"_s;
    QTest::newRow("a size without end") << archiveOf({none}, entry(backup_names::sqlite, {}, '0', {}, 0x1FFFFFFFF)) << u"damaged"_s;
}

void TestArchive::refuses()
{
    QFETCH(QByteArray, archive);
    QFETCH(QString, says);
    Collected collected;
    const auto contents = readArchiveBytes(archive, collected);
    QVERIFY(!contents.isOk());
    // One that a newer kithd made is not broken.
    QCOMPARE(contents.error().code, says == u"newer form"_s ? ErrorCode::UnsupportedType : ErrorCode::ChecksumMismatch);
    QVERIFY2(contents.error().detail.contains(says), qPrintable(contents.error().detail));
    for (const QByteArray &name : std::as_const(collected.names))
        QVERIFY2(name == backup_names::sqlite || backup_names::isFile(name), name.constData());
}

void TestArchive::leavesNothingOfAnUnfinishedOne()
{
    QTemporaryDir folder;
    {
        const auto writer = ArchiveWriter::create(folder.filePath(u"a"_s));
        QVERIFY((*writer)->add(backup_names::manifest, manifest()).isOk());
        const auto second = ArchiveWriter::create(folder.filePath(u"a"_s));
        QVERIFY(!second.isOk());
        QVERIFY2(second.error().detail.contains(u"Another backup"_s), qPrintable(second.error().detail));
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestArchive)
#include "test_archive.moc"
