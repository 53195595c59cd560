// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gateway/guard_rig.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace std::chrono_literals;

/// Requests that are refused, and how the connection ends then.
class GuardRefusalsTest : public QObject
{
    Q_OBJECT

private slots:
    void refusesHostileRequests_data();
    void refusesHostileRequests();
    void neverServesWhatFollowsARefusedRequest();
    void refusesAHugeBodyBeforeItArrives();
    void doesNotInviteABodyThatIsTooLarge();
    void replacesAnswersThatAreTooLarge();
    void letsTheClientFinishAfterARefusal();
    void resetsClientsThatNeverStopAfterARefusal();
    void resetsClientsThatTrickleOnAfterARefusal();
};

void GuardRefusalsTest::refusesHostileRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("two lengths") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx") << 400;
    QTest::newRow("length and chunks") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                                       << 400;
    QTest::newRow("chunks") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << 411;
    QTest::newRow("negative length") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n") << 400;
    QTest::newRow("overflowing length") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551615\r\n\r\n") << 400;
    QTest::newRow("no colon") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n") << 400;
    QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << 400;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("HTTP/9.9") << QByteArray("GET / HTTP/9.9\r\nHost: a\r\n\r\n") << 505;
    QTest::newRow("folded") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n") << 400;
    QTest::newRow("other expectation") << get("/", "Expect: a-pony\r\n") << 417;
    QTest::newRow("long target") << get("/" + QByteArray(9'000, 'a')) << 414;
    QTest::newRow("large head") << get("/", "A: " + QByteArray(17'000, 'a') + "\r\n") << 431;
    QTest::newRow("tls hello") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) << 400;
}

void GuardRefusalsTest::refusesHostileRequests()
{
    QFETCH(QByteArray, bytes);
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send(bytes));
    const auto reply = client.reply();
    QVERIFY(reply.has_value());
    QTEST(reply->status, "status");
    QCOMPARE(reply->header("content-type"), QByteArray("application/problem+json"));
    QCOMPARE(reply->header("connection"), QByteArray("close"));
    QVERIFY(!reply->header("x-request-id").isEmpty());
    QVERIFY(!codeOf(*reply).isEmpty());
    QVERIFY(client.isClosedByServer());
    QCOMPARE(rig.served.load(), 0);
}

void GuardRefusalsTest::neverServesWhatFollowsARefusedRequest()
{
    Rig rig;
    const QByteArray hidden = get("/echo/hidden");
    for (const QByteArray &carrier :
         {QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
          QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: " + QByteArray::number(hidden.size())
                     + "\r\n\r\n"),
          QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \x0b"
                     "chunked\r\n\r\n0\r\n\r\n"),
          QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n\r\n"),
          QByteArray("GET /echo HTTP/1.1\r\nHost: a\r\nA: b\n\r\n")}) {
        WireClient client(rig.port);
        QVERIFY(client.send(carrier + hidden));
        const auto reply = client.reply();
        QVERIFY(reply.has_value());
        QVERIFY(reply->status >= 400);
        QCOMPARE(client.rest(), QByteArray());
    }
    QCOMPARE(rig.served.load(), 0);
}

void GuardRefusalsTest::refusesAHugeBodyBeforeItArrives()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 419430400\r\n\r\n"));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 413);
    QVERIFY(client.isClosedByServer());
}

void GuardRefusalsTest::doesNotInviteABodyThatIsTooLarge()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\nExpect: 100-continue\r\n\r\n"));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 413);
    QVERIFY(client.isClosedByServer());
}

void GuardRefusalsTest::replacesAnswersThatAreTooLarge()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("over the output limit")));
    Rig rig([](GatewayOptions &options) { options.guard.limits.outputBytes = 10'000; });
    WireClient client(rig.port);
    QVERIFY(client.send(get("/size/20000")));
    REQUIRE_REPLY(client.reply(), 500);
}

void GuardRefusalsTest::letsTheClientFinishAfterARefusal()
{
    Rig rig;
    WireClient client(rig.port);
    // More than the kernel's buffers hold: a server that closed with some of it unread would reset the connection, and most
    // clients would never see the answer.
    const QByteArray body(20'000'000, 'b');
    QVERIFY(client.send(post("/echo", body)));
    REQUIRE_REPLY(client.reply(), 413);
    QVERIFY(client.isClosedByServer());
}

void GuardRefusalsTest::resetsClientsThatNeverStopAfterARefusal()
{
    Rig rig([](GatewayOptions &options) {
        options.guard.limits.lingerTime = 60s;
        options.guard.limits.lingerTotalTime = 60s;
        options.guard.limits.lingerBytes = 100'000;
    });
    WireClient client(rig.port);
    QVERIFY(client.send("nonsense\n"));
    QElapsedTimer timer;
    timer.start();
    while (client.send(QByteArray(10'000, 'x')) && timer.elapsed() < WireClient::patienceMs) {}
    QVERIFY2(timer.elapsed() < WireClient::patienceMs, "the connection was never reset");
}

void GuardRefusalsTest::resetsClientsThatTrickleOnAfterARefusal()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send("nonsense\n"));
    QElapsedTimer timer;
    timer.start();
    while (client.send("x") && timer.elapsed() < WireClient::patienceMs)
        QTest::qWait(20);
    QVERIFY2(timer.elapsed() < WireClient::patienceMs, "a byte now and then kept the connection");
}

QTEST_GUILESS_MAIN(GuardRefusalsTest)
#include "test_guard_refusals.moc"
