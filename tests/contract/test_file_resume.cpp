// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/file_wishes.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// Uploads go on where they were cut, whoever dies in between, and end as exactly the bytes that were sent.
class TestFileResume : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void partsMakeAWhole();
    void onlyTheNextBytesAreTaken();
    void lastWordIsForgivenToo();
    void nothingIsSeenBeforeTheEnd();
    void clientsThatDieGoOn();
    void stuckConnectionGivesWay();
    void serversThatDieGoOn();
    void serversThatStopGoOn();
    void nothingIsLeftBehind();

private:
    /// The rest of the upload, over fresh connections, from wherever the server says.
    void sendRest(const QString &file, const QByteArray &bytes);

    Stage m_stage;
    Person *m_anna = nullptr;
    QRandomGenerator m_random{20261123};
};

void TestFileResume::initTestCase()
{
    m_stage.server().addArguments({u"--files-limit"_s, u"200MB"_s});
    QVERIFY(m_stage.raise());
    m_anna = &m_stage.town().settle(u"Anna"_s);
}

void TestFileResume::sendRest(const QString &file, const QByteArray &bytes)
{
    const QDeadlineTimer deadline(30'000);
    while (!deadline.hasExpired()) {
        const qint64 from = received(*m_anna, file);
        QVERIFY(from >= 0);
        const HttpReply reply = sendPart(*m_anna, file, bytes, from, bytes.size() - from);
        if (reply.status == 200) {
            QCOMPARE(fileOf(reply).value("state"_L1).toString(), u"ready"_s);
            QVERIFY(download(*m_anna, file).body == bytes);
            return;
        }
        // A connection that was cut may only now begin, or say how far it came.
        QVERIFY2(reply.code() == u"offset_mismatch"_s || reply.code() == u"conflict"_s, reply.body.constData());
    }
    QFAIL("the upload did not come to an end");
}

void TestFileResume::partsMakeAWhole()
{
    const QByteArray bytes = noise(1'000'000, 1);
    const QString file = declareUpload(*m_anna, bytes.size(), {{"X-File-Name", "whole.bin"}, {"X-File-SHA256", sha256(bytes)}});
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype part = std::min<qsizetype>(m_random.bounded(1, 200'000), bytes.size() - at);
        const HttpReply reply = sendPart(*m_anna, file, bytes, at, part);
        QCOMPARE(reply.status, 200);
        HAS_SHAPE(m_stage, reply.json(), "upload");
        at += part;
        QCOMPARE(fileOf(reply).value("received"_L1).toInteger(), at);
        QCOMPARE(fileOf(reply).value("state"_L1).toString(), at == bytes.size() ? u"ready"_s : u"arriving"_s);
    }
    const HttpReply back = download(*m_anna, file);
    QVERIFY(back.body == bytes);
    QVERIFY(back.header("Content-Disposition").contains("whole.bin"));
}

void TestFileResume::onlyTheNextBytesAreTaken()
{
    const QByteArray bytes = noise(1000, 2);
    const QString file = declareUpload(*m_anna, bytes.size());
    QCOMPARE(sendPart(*m_anna, file, bytes, 0, 400).status, 200);
    IS_PROBLEM(m_stage, sendPart(*m_anna, file, bytes, 500, 500), 409, "offset_mismatch");
    IS_PROBLEM(m_stage, sendPart(*m_anna, file, bytes, 300, 700), 409, "offset_mismatch");
    IS_PROBLEM(m_stage, sendPart(*m_anna, file, bytes, 0, 1000), 409, "offset_mismatch");
    // As large as it was declared and no other.
    IS_PROBLEM(m_stage, sendPart(*m_anna, file, noise(1001, 2), 400, 601), 422, "validation");
    IS_PROBLEM(m_stage, m_anna->api.send({.method = "PUT", .path = u"/api/files/"_s + file, .body = "abc"}), 422, "validation");
    QCOMPARE(received(*m_anna, file), 400);
    QCOMPARE(sendPart(*m_anna, file, bytes, 400, 600).status, 200);
    IS_PROBLEM(m_stage, sendPart(*m_anna, file, bytes, 400, 600), 409, "conflict");
    QVERIFY(download(*m_anna, file).body == bytes);
}

void TestFileResume::lastWordIsForgivenToo()
{
    // The answer to the last part was lost: asking again is no error.
    const QByteArray bytes = noise(1000, 3);
    const QString file = declareUpload(*m_anna, bytes.size());
    const HttpRequest nothing{.method = "PUT",
                              .path = u"/api/files/"_s + file,
                              .body = QByteArray(),
                              .contentType = {},
                              .headers = {{"Content-Range", "bytes */1000"}}};
    QCOMPARE(fileOf(m_anna->api.send(nothing)).value("received"_L1).toInteger(), 0);
    QCOMPARE(sendPart(*m_anna, file, bytes, 0, 1000).status, 200);
    const HttpReply again = m_anna->api.send(nothing);
    QCOMPARE(again.status, 200);
    QCOMPARE(fileOf(again).value("state"_L1).toString(), u"ready"_s);
}

void TestFileResume::nothingIsSeenBeforeTheEnd()
{
    const QByteArray bytes = noise(1000, 4);
    const QString file = declareUpload(*m_anna, bytes.size());
    QCOMPARE(sendPart(*m_anna, file, bytes, 0, 999).status, 200);
    IS_PROBLEM(m_stage, download(*m_anna, file), 404, "not_found");
    Person &bea = m_stage.town().settle(u"Bea"_s);
    const QString direct = m_stage.town().direct(*m_anna, bea);
    QJsonObject message = textMessage(direct, {});
    message.insert(u"type"_s, u"file"_s);
    message.insert(u"attachments"_s, QJsonArray{file});
    IS_PROBLEM(m_stage, m_anna->api.post(u"/api/messages/send"_s, message), 422, "validation");
}

void TestFileResume::clientsThatDieGoOn()
{
    const QByteArray bytes = noise(3'000'000, 5);
    for (int round = 0; round < 10; ++round) {
        const QString file = declareUpload(*m_anna, bytes.size(), {{"X-File-SHA256", sha256(bytes)}});
        qint64 from = 0;
        for (int cut = 0; cut < 3; ++cut) {
            HttpPeer peer(m_stage.server().url());
            QVERIFY(peer.open());
            const qsizetype sent = m_random.bounded(int(bytes.size() - from));
            QVERIFY(peer.write(partHead(*m_anna, file, from, bytes.size() - from, bytes.size())));
            QVERIFY(peer.write(bytes.mid(from, sent)));
            if (cut % 2 == 0)
                peer.abort();
            else
                peer.shutDownOutput();
            from = received(*m_anna, file);
            QVERIFY(from >= 0 && from <= bytes.size());
        }
        sendRest(file, bytes);
    }
}

void TestFileResume::stuckConnectionGivesWay()
{
    const QByteArray bytes = noise(100'000, 6);
    const QString file = declareUpload(*m_anna, bytes.size());
    // The server does not know that this one is dead: nothing ever came of its end.
    HttpPeer stuck(m_stage.server().url());
    QVERIFY(stuck.open());
    QVERIFY(stuck.write(partHead(*m_anna, file, 0, bytes.size(), bytes.size()) + bytes.first(50'000)));
    const QString there = m_stage.server().dataDir() + u"/files/incoming/"_s + file;
    QTRY_COMPARE(QFileInfo(there).size(), 50'000);
    const HttpReply reply = sendPart(*m_anna, file, bytes, 0, bytes.size());
    QCOMPARE(reply.status, 200);
    QVERIFY(download(*m_anna, file).body == bytes);
    QVERIFY(stuck.write(bytes.sliced(50'000)));
    QVERIFY(stuck.read().status >= 400);
    QVERIFY(download(*m_anna, file).body == bytes);
}

void TestFileResume::serversThatDieGoOn()
{
    const QByteArray bytes = noise(40'000'000, 7);
    for (int round = 0; round < 4; ++round) {
        const QString file = declareUpload(*m_anna, bytes.size(), {{"X-File-SHA256", sha256(bytes)}});
        for (int kill = 0; kill < 2; ++kill) {
            const qint64 from = received(*m_anna, file);
            QVERIFY(from >= 0);
            HttpPeer peer(m_stage.server().url());
            QVERIFY(peer.open());
            const qsizetype sent = m_random.bounded(int(bytes.size() - from));
            QVERIFY(peer.write(partHead(*m_anna, file, from, bytes.size() - from, bytes.size())));
            peer.write(bytes.mid(from, sent));
            m_stage.server().kill();
            QVERIFY(m_stage.server().start());
        }
        // What was said to be safe every 16 MB is.
        sendRest(file, bytes);
    }
}

void TestFileResume::serversThatStopGoOn()
{
    const QByteArray bytes = noise(3'000'000, 8);
    const QString file = declareUpload(*m_anna, bytes.size());
    HttpPeer peer(m_stage.server().url());
    QVERIFY(peer.open());
    QVERIFY(peer.write(partHead(*m_anna, file, 0, bytes.size(), bytes.size()) + bytes.first(1'000'000)));
    const QString there = m_stage.server().dataDir() + u"/files/incoming/"_s + file;
    QTRY_COMPARE(QFileInfo(there).size(), 1'000'000);
    QCOMPARE(m_stage.server().stop(), 0);
    QVERIFY(m_stage.server().start());
    // A clean stop saves all that came.
    QCOMPARE(received(*m_anna, file), 1'000'000);
    sendRest(file, bytes);
}

void TestFileResume::nothingIsLeftBehind()
{
    // An upload in one piece that a kill cut off, and one that ended in front of the commit.
    HttpPeer peer(m_stage.server().url());
    QVERIFY(peer.open());
    const QByteArray head = "POST /api/files HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + m_anna->token().toLatin1()
                            + "\r\nContent-Length: 1000000\r\n\r\n";
    QVERIFY(peer.write(head + noise(500'000, 9)));
    const auto isArriving = [this] {
        for (const QString &name : filesOnDisk(m_stage.server())) {
            if (name.startsWith(u"incoming/"_s))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isArriving());
    const QString stray = u"ab/"_s + QString(62, u'c');
    m_stage.server().kill();
    for (const QString &name : QStringList{stray, stray + u".64"_s, u"incoming/12345"_s, u"incoming/12345.clean"_s}) {
        QFile file(m_stage.server().dataDir() + u"/files/"_s + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("left by a crash");
    }
    QVERIFY(m_stage.server().start());
    QTRY_VERIFY_WITH_TIMEOUT(!filesOnDisk(m_stage.server()).contains(stray), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!filesOnDisk(m_stage.server()).contains(u"incoming/12345"_s), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!filesOnDisk(m_stage.server()).contains(u"incoming/12345.clean"_s), 20'000);
    // What people still have is all there.
    QCOMPARE(upload(*m_anna, "x").status, 201);
}

QTEST_GUILESS_MAIN(TestFileResume)
#include "test_file_resume.moc"
