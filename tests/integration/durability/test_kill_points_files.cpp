// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/file_wishes.h"
#include "tests/integration/durability/kill_stage.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
/// A PNG of one pixel.
QByteArray picture()
{
    return QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
}

/// Below incoming/ and below the hashes.
qsizetype blobsOnDisk(const ServerProcess &server)
{
    return filesOnDisk(server).filter(QRegularExpression(u"^[0-9a-f]{2}/[0-9a-f]{62}$"_s)).size();
}
} // namespace

/// The server is killed while files come and go: what was answered is there, and nothing is left lying about.
class TestKillPointsFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void uploadsLeaveNothingBehind_data();
    void uploadsLeaveNothingBehind();
    void partsGoOn();
    void collectingGoesOn_data();
    void collectingGoesOn();

private:
    [[nodiscard]] ServerProcess &server() { return m_stage->server(); }
    [[nodiscard]] Town &town() { return m_stage->town(); }
    /// Makes everything that is due at some time due now.
    void expireFiles();
    /// A file in a message, which is to be there to the end.
    void sendAnother(Person &from, Person &to);
    void hasAllThatWasSent();

    struct Sent
    {
        Person *to = nullptr;
        QString file;
        QByteArray bytes;
    };

    std::unique_ptr<KillStage> m_stage;
    QList<Sent> m_sent;
};

void TestKillPointsFiles::initTestCase()
{
    m_stage = std::make_unique<KillStage>();
    QVERIFY(m_stage->raise());
}

void TestKillPointsFiles::expireFiles()
{
    QCOMPARE(server().stop(), 0);
    QVERIFY(server().runSql(u"UPDATE files SET expires_at = 1 WHERE expires_at IS NOT NULL"_s));
    QVERIFY2(server().start(), qPrintable(server().log().right(2000)));
}

void TestKillPointsFiles::sendAnother(Person &from, Person &to)
{
    const QByteArray bytes = noise(10'000, 1000 + quint32(m_sent.size()));
    const QString file = Town::upload(from, bytes);
    Town::sendFile(from, town().direct(from, to), file);
    m_sent.append({&to, file, bytes});
}

void TestKillPointsFiles::hasAllThatWasSent()
{
    for (const Sent &sent : std::as_const(m_sent)) {
        const HttpReply back = download(*sent.to, sent.file);
        QCOMPARE(back.status, 200);
        QVERIFY(back.body == sent.bytes);
    }
}

void TestKillPointsFiles::uploadsLeaveNothingBehind_data()
{
    QTest::addColumn<QByteArray>("point");
    QTest::addColumn<bool>("isPicture");
    for (const char *point : {"upload.synced", "file.previewsKept", "file.kept", "file.recorded"}) {
        QTest::addRow("file, %s", point) << QByteArray(point) << false;
        QTest::addRow("picture, %s", point) << QByteArray(point) << true;
    }
}

void TestKillPointsFiles::uploadsLeaveNothingBehind()
{
    QFETCH(QByteArray, point);
    QFETCH(bool, isPicture);
    Person &anna = town().settle(u"Anna"_s);
    Person &bea = town().settle(u"Bea"_s);
    sendAnother(anna, bea);
    const QByteArray bytes = isPicture ? picture() : noise(300'000);
    QVERIFY(m_stage->restartToBeKilled(point));
    QCOMPARE(upload(anna, bytes).status, 0);
    QVERIFY(m_stage->restart());
    // Nobody was told of it: once its time is over nothing of it is left, and what was answered before is untouched.
    expireFiles();
    QTRY_COMPARE_WITH_TIMEOUT(filesOnDisk(server()).size(), m_sent.size(), 20'000);
    QCOMPARE(blobsOnDisk(server()), m_sent.size());
    hasAllThatWasSent();

    // The same again is as if nothing had been.
    const HttpReply again = upload(anna, bytes);
    QCOMPARE(again.status, 201);
    const QString id = fileOf(again).value("id"_L1).toString();
    const HttpReply back = download(anna, id);
    QCOMPARE(back.status, 200);
    if (!isPicture)
        QVERIFY(back.body == bytes);
    else
        QCOMPARE(download(anna, id, {}, u"?size=256"_s).status, 200);
    QCOMPARE(blobsOnDisk(server()), m_sent.size() + 1);
}

void TestKillPointsFiles::partsGoOn()
{
    Person &anna = town().settle(u"Anna"_s);
    const QByteArray whole = noise(900'000);
    const QString file = declareUpload(anna, whole.size());
    QVERIFY(m_stage->restartToBeKilled("upload.synced:2"_ba));
    QCOMPARE(sendPart(anna, file, whole, 0, 300'000).status, 200);
    QCOMPARE(sendPart(anna, file, whole, 300'000, 300'000).status, 0);
    QVERIFY(m_stage->restart());
    const qint64 there = received(anna, file);
    QVERIFY2(there >= 300'000 && there <= 600'000, qPrintable(QString::number(there)));
    const HttpReply rest = sendPart(anna, file, whole, there, whole.size() - there);
    QCOMPARE(rest.status, 200);
    QCOMPARE(fileOf(rest).value("sha256"_L1).toString(QString::fromLatin1(sha256(whole))), QString::fromLatin1(sha256(whole)));
    const HttpReply back = download(anna, file);
    QCOMPARE(back.status, 200);
    QVERIFY(back.body == whole);
    QVERIFY(filesOnDisk(server()).filter(u"incoming/"_s).isEmpty());
}

void TestKillPointsFiles::collectingGoesOn_data()
{
    QTest::addColumn<QByteArray>("point");
    for (const char *point :
         {"collector.filesForgotten", "collector.blobsForgotten", "collector.previewsRemoved:1", "collector.previewsRemoved:2"})
        QTest::newRow(point) << QByteArray(point);
}

void TestKillPointsFiles::collectingGoesOn()
{
    QFETCH(QByteArray, point);
    Person &anna = town().settle(u"Anna"_s);
    Person &bea = town().settle(u"Bea"_s);
    sendAnother(anna, bea);
    QVERIFY(!Town::upload(anna, noise(20'000, 8)).isEmpty());
    QVERIFY(!Town::upload(anna, picture(), "a.png").isEmpty());
    (void)declareUpload(anna, 5'000);
    QVERIFY(blobsOnDisk(server()) >= m_sent.size() + 2);
    QCOMPARE(server().stop(), 0);
    QVERIFY(server().runSql(u"UPDATE files SET expires_at = 1 WHERE expires_at IS NOT NULL"_s));
    server().killAt(point);
    (void)server().startListening();
    QVERIFY(m_stage->restart());
    QTRY_COMPARE_WITH_TIMEOUT(filesOnDisk(server()).size(), m_sent.size(), 20'000);
    hasAllThatWasSent();
}

QTEST_GUILESS_MAIN(TestKillPointsFiles)
#include "test_kill_points_files.moc"
