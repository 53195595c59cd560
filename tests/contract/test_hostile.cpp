// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
// A sanitizer keeps what was freed, and has shadows of everything.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 residentLimitKiB = 8 * (200 * 1024);
#else
constexpr qint64 residentLimitKiB = 200 * 1024;
#endif

qint64 residentKiB(qint64 process)
{
    QFile status(u"/proc/%1/status"_s.arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArrayList lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

/// Statuses of all replies in a stream of bytes.
QList<int> statusesIn(const QByteArray &stream)
{
    QList<int> out;
    static const QRegularExpression line(u"HTTP/1\\.1 (\\d{3}) "_s);
    for (auto it = line.globalMatch(QString::fromLatin1(stream)); it.hasNext();)
        out.append(it.next().captured(1).toInt());
    return out;
}

/// What stands behind the request that is meant to be the only one.
constexpr auto smuggled = "GET /api/users/me HTTP/1.1\r\nHost: x\r\nX-Request-Id: smuggled\r\n\r\n";
} // namespace

/// Bytes that no honest client sends, against the real process.
class TestHostile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void ambiguousRequestIsRefusedOnce_data();
    void ambiguousRequestIsRefusedOnce();
    void brokenRequestIsRefused_data();
    void brokenRequestIsRefused();
    void oversizedHeadIsRefused_data();
    void oversizedHeadIsRefused();
    void announcedBodyIsRefusedBeforeItComes();
    void expectContinueIsAnswered();
    void slowHeadIsEnded();
    void halfRequestsAreDropped();
    void resetsDuringAnswersAreSurvived();
    void pipelineWithoutReadingIsBounded();
    void garbageIsSurvived();
    void brokenWebSocketsAreClosed_data();
    void brokenWebSocketsAreClosed();
    void manyConnectionsComeAndGo();
    void cleanup();
    void cleanupTestCase();

private:
    QByteArray exchange(const QByteArray &bytes);

    Stage m_stage;
    QByteArray m_token;
};

void TestHostile::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_token = m_stage.town().settle(u"Honest"_s).token().toLatin1();
}

/// Everything that comes back until the server closes; our side is shut down after the last byte.
QByteArray TestHostile::exchange(const QByteArray &bytes)
{
    HttpPeer peer = m_stage.peer();
    if (!peer.open())
        qFatal("no connection");
    peer.write(bytes);
    peer.shutDownOutput();
    return peer.readToEnd().value_or("(still open)");
}

void TestHostile::ambiguousRequestIsRefusedOnce_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &fields, const QByteArray &body = {}) { QTest::newRow(name) << fields << body; };
    row("length and chunked", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n");
    row("chunked and length", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n");
    row("chunked", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n");
    row("chunked in capitals", "TRANSFER-ENCODING: CHUNKED\r\n", "0\r\n\r\n");
    row("identity", "Transfer-Encoding: identity\r\nContent-Length: 0\r\n");
    row("chunked with a blank before the colon", "Transfer-Encoding : chunked\r\n", "0\r\n\r\n");
    row("chunked behind a tab", "Transfer-Encoding:\tchunked\r\n", "0\r\n\r\n");
    row("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n");
    row("chunked by another name", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n");
    row("two lengths", "Content-Length: 0\r\nContent-Length: 5\r\n", "12345");
    row("two equal lengths", "Content-Length: 0\r\nContent-Length: 0\r\n");
    row("list of lengths", "Content-Length: 0, 5\r\n", "12345");
    row("negative length", "Content-Length: -1\r\n");
    row("signed length", "Content-Length: +0\r\n");
    row("hexadecimal length", "Content-Length: 0x0\r\n");
    row("overflowing length", "Content-Length: 18446744073709551616\r\n");
    row("length with a blank in it", "Content-Length: 1 0\r\n", "1234567890");
    row("length with a blank before the colon", "Content-Length : 0\r\n");
    row("empty length", "Content-Length:\r\n");
    row("folded header", "X-A: b\r\n Content-Length: 5\r\n");
    row("header without a colon", "Nonsense\r\n");
    row("header with an empty name", ": x\r\n");
    row("bare line feed", "X-A: b\nContent-Length: 5\r\n");
    row("bare carriage return", "X-A: b\rContent-Length: 5\r\n");
    row("NUL in a header", QByteArray("X-A: b\0c\r\n", 10));
    row("two hosts", "Host: y\r\n");
}

void TestHostile::ambiguousRequestIsRefusedOnce()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    for (const QByteArray method : {"POST /api/users/logout", "GET /healthz"}) {
        const QByteArray stream = exchange(method + " HTTP/1.1\r\nHost: x\r\n" + head + "\r\n" + body + smuggled);
        const QList<int> statuses = statusesIn(stream);
        QVERIFY2(statuses.size() == 1 && (statuses.first() == 400 || statuses.first() == 411 || statuses.first() == 413),
                 stream.constData());
        QVERIFY(!stream.contains("smuggled"));
        QVERIFY(stream.contains("Connection: close"));
    }
}

void TestHostile::brokenRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status = 400) { QTest::newRow(name) << bytes << status; };
    row("no version", "GET /\r\n\r\n");
    row("words", "hello there\r\n\r\n");
    row("version 9", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", 505);
    row("version 2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("lower-case version", "GET / http/1.1\r\nHost: x\r\n\r\n");
    row("no host", "GET /healthz HTTP/1.1\r\n\r\n");
    row("host with a path", "GET /healthz HTTP/1.1\r\nHost: a/b\r\n\r\n");
    row("blank in the target", "GET /heal thz HTTP/1.1\r\nHost: x\r\n\r\n");
    row("control character in the target", "GET /\x01 HTTP/1.1\r\nHost: x\r\n\r\n");
    row("raw UTF-8 in the target", "GET /\xC3\xBC HTTP/1.1\r\nHost: x\r\n\r\n");
    row("relative target", "GET healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    row("broken escape", "GET /%G0 HTTP/1.1\r\nHost: x\r\n\r\n");
    row("method of control characters", "G\x7FT / HTTP/1.1\r\nHost: x\r\n\r\n");
    row("long method", QByteArray(40, 'A') + " / HTTP/1.1\r\nHost: x\r\n\r\n");
    row("leading blank", " GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    row("empty lines", "\r\n\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    row("TLS hello", QByteArray::fromHex("16030100c8010000c40303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20"));
    row("SSH", "SSH-2.0-OpenSSH_9.2\r\n");
    row("SMTP", "EHLO example.org\r\n");
    row("PROXY line", "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    row("expectation of something else", "POST /api/users/logout HTTP/1.1\r\nHost: x\r\nExpect: cookies\r\nContent-Length: 2\r\n\r\n{}",
        417);
    row("CONNECT", "CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n");
    row("foreign absolute target", "GET ftp://example.org/ HTTP/1.1\r\nHost: x\r\n\r\n");
}

void TestHostile::brokenRequestIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const QByteArray stream = exchange(bytes);
    QVERIFY2(statusesIn(stream) == QList<int>{status}, stream.constData());
    QVERIFY(stream.contains("application/problem+json"));
}

void TestHostile::oversizedHeadIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QByteArray many = "GET /healthz HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 101; ++i)
        many += "A: b\r\n";
    QTest::newRow("long target") << "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n" << 414;
    QTest::newRow("many fields") << many + "\r\n" << 431;
    QTest::newRow("long field") << "GET /healthz HTTP/1.1\r\nHost: x\r\nA: " + QByteArray(20'000, 'b') + "\r\n\r\n" << 431;
    QTest::newRow("endless field name") << "GET /healthz HTTP/1.1\r\nHost: x\r\n" + QByteArray(200'000, 'c') << 431;
}

void TestHostile::oversizedHeadIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const QByteArray stream = exchange(bytes);
    QVERIFY2(statusesIn(stream) == QList<int>{status}, stream.left(500).constData());
}

void TestHostile::announcedBodyIsRefusedBeforeItComes()
{
    for (const QByteArray length : {"262145", "1000000000", "999999999999999999"}) {
        HttpPeer peer = m_stage.peer();
        QVERIFY(peer.open());
        QVERIFY(peer.write("POST /api/messages/send HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + length
                           + "\r\n\r\n"));
        QCOMPARE(peer.read().status, 413);
    }
}

void TestHostile::expectContinueIsAnswered()
{
    HttpPeer peer = m_stage.peer();
    QVERIFY(peer.open());
    QVERIFY(peer.write("POST /api/users/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: "
                       "100-continue\r\nContent-Length: 2\r\n\r\n"));
    QCOMPARE(peer.read().status, 100);
    QVERIFY(peer.write("{}"));
    QCOMPARE(peer.read().status, 422);
}

void TestHostile::slowHeadIsEnded()
{
    HttpPeer silent = m_stage.peer();
    HttpPeer dribbling = m_stage.peer();
    QVERIFY(silent.open() && dribbling.open());
    QVERIFY(dribbling.write("GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: "));
    QElapsedTimer timer;
    timer.start();
    while (dribbling.isOpen() && timer.elapsed() < 15'000) {
        dribbling.write("a");
        (void)dribbling.read(false, 200);
        if (dribbling.unread().contains("HTTP/1.1 408"))
            break;
    }
    QVERIFY2(timer.elapsed() < 14'000, "a head may take 10 s");
}

void TestHostile::halfRequestsAreDropped()
{
    const QByteArray whole = "POST /api/users/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                             "30\r\n\r\n{\"login\":\"a\",\"password\":\"bcdef\"}";
    for (qsizetype length = 1; length < whole.size() - 3; length += 7) {
        const QByteArray stream = exchange(whole.left(length));
        const QList<int> statuses = statusesIn(stream);
        QVERIFY2(statuses.isEmpty() || statuses == QList<int>{400} || statuses == QList<int>{408}, stream.constData());
    }
}

void TestHostile::resetsDuringAnswersAreSurvived()
{
    QRandomGenerator random(7);
    const QByteArray request = "GET /api/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_token + "\r\n\r\n";
    for (int i = 0; i < 300; ++i) {
        HttpPeer peer = m_stage.peer();
        QVERIFY(peer.open());
        peer.write(request.left(random.bounded(2) ? request.size() : random.bounded(int(request.size()))));
        if (random.bounded(3) == 0)
            (void)peer.read(false, random.bounded(3));
        peer.abort();
    }
}

void TestHostile::pipelineWithoutReadingIsBounded()
{
    HttpPeer peer = m_stage.peer();
    QVERIFY(peer.open());
    const QByteArray batch = QByteArray("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").repeated(2000);
    for (int i = 0; i < 20 && peer.write(batch); ++i) {}
    QVERIFY(residentKiB(m_stage.server().processId()) < residentLimitKiB);
    peer.abort();
}

void TestHostile::garbageIsSurvived()
{
    QRandomGenerator random(20261123);
    const QByteArray valid = "POST /api/users/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    for (int i = 0; i < 300; ++i) {
        QByteArray bytes = valid;
        for (int steps = random.bounded(1, 8); steps > 0; --steps)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        if (i % 3 == 0) {
            bytes.resize(random.bounded(1, 3000));
            for (char &byte : bytes)
                byte = char(random.bounded(256));
        }
        const QByteArray stream = exchange(bytes);
        const QList<int> statuses = statusesIn(stream);
        for (const int status : statuses)
            QVERIFY2((status >= 200 && status < 500) || status == 505, QByteArray(bytes + "\n -> \n" + stream).constData());
    }
}

void TestHostile::brokenWebSocketsAreClosed_data()
{
    QTest::addColumn<QByteArray>("frames");
    const QByteArray mask(4, '\0');
    const auto row = [](const char *name, const QByteArray &frames) { QTest::newRow(name) << frames; };
    row("unmasked", QByteArray("\x81\x02{}", 4));
    row("reserved bit", QByteArray("\xC1\x80", 2) + mask);
    row("unknown opcode", QByteArray("\x83\x80", 2) + mask);
    row("continuation of nothing", QByteArray("\x80\x80", 2) + mask);
    row("fragmented ping", QByteArray("\x09\x80", 2) + mask);
    row("long ping", QByteArray("\x89\xFE\x00\x7E", 4) + mask);
    row("length in a longer form than needed", QByteArray("\x81\xFE\x00\x01", 4) + mask + "x");
    row("2 GiB announced", QByteArray("\x81\xFF\x00\x00\x00\x00\x7F\xFF\xFF\xFF", 10) + mask);
    row("negative length", QByteArray("\x81\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 10) + mask);
    row("invalid UTF-8", QByteArray("\x81\x82", 2) + mask + "\xC3\x28");
    row("close with one byte", QByteArray("\x88\x81", 2) + mask + "x");
    row("close with a forbidden code", QByteArray("\x88\x82", 2) + mask + QByteArray("\x03\xED", 2));
    row("endless empty fragments", QByteArray("\x01\x80", 2) + mask + QByteArray(QByteArray("\x00\x80", 2) + mask).repeated(20'000));
    row("GET", "GET / HTTP/1.1\r\n\r\n");
}

void TestHostile::brokenWebSocketsAreClosed()
{
    QFETCH(QByteArray, frames);
    HttpPeer peer = m_stage.peer();
    QVERIFY(peer.open());
    QVERIFY(peer.write("GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
                       "dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Protocol: kith.1\r\n\r\n"));
    QCOMPARE(peer.read().status, 101);
    peer.write(frames);
    const auto stream = peer.readToEnd();
    QVERIFY2(stream.has_value(), "still open");
    if (!stream->isEmpty())
        QCOMPARE(quint8(stream->at(0)), 0x88);
}

void TestHostile::manyConnectionsComeAndGo()
{
    std::vector<std::unique_ptr<HttpPeer>> peers;
    for (int i = 0; i < 200; ++i) {
        peers.push_back(std::make_unique<HttpPeer>(m_stage.server().url()));
        QVERIFY(peers.back()->open());
        if (i % 2)
            peers.back()->write("GET /healthz HT");
    }
    HttpPeer another = m_stage.peer();
    QVERIFY(another.open());
    another.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(another.read().status, 200);
    for (size_t i = 0; i < peers.size(); ++i) {
        if (i % 3 == 0)
            peers[i]->abort();
    }
}

/// After every attack: alive, answering, and no larger than it may be.
void TestHostile::cleanup()
{
    QVERIFY2(m_stage.server().isRunning(), qPrintable(m_stage.server().log().right(2000)));
    QCOMPARE(ApiClient(m_stage.server().url()).get(u"/healthz"_s).status, 200);
    const qint64 resident = residentKiB(m_stage.server().processId());
    QVERIFY2(resident > 0 && resident < residentLimitKiB, qPrintable(QString::number(resident)));
}

void TestHostile::cleanupTestCase()
{
    const int exitCode = m_stage.server().stop();
    const QString log = m_stage.server().log();
    QVERIFY2(exitCode == 0, qPrintable(log.right(4000)));
    QVERIFY2(!log.contains(QString::fromLatin1(m_token)), "a token is in the log");
    QVERIFY2(!log.contains(u"came past the guard"_s), qPrintable(log.right(2000)));
}

QTEST_GUILESS_MAIN(TestHostile)
#include "test_hostile.moc"
