// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gateway/guard_rig.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;

/// What a request may be: whole or in pieces, one after the other, hostile, or forwarded for somebody else.
class GuardRequestsTest : public QObject
{
    Q_OBJECT

private slots:
    void answersAndKeepsTheConnection();
    void answersFromAnotherThread();
    void answersBodiesThatArriveInPieces();
    void answersPipelinedRequestsInOrder();
    void stripsTheBodyOfHead();
    void closesForHttp10AndConnectionClose();
    void keepsHttp10WhenAsked();
    void invitesAnExpectedBody();
    void servesIpv6();
    void believesTrustedProxiesOnly();
    void echoesTheRequestId();
};

void GuardRequestsTest::answersAndKeepsTheConnection()
{
    Rig rig;
    WireClient client(rig.port);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(client.send(post("/echo?a=b", "hello")));
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
        QCOMPARE(reply->body, QByteArray("POST /echo?a=b 127.0.0.1 hello"));
        QCOMPARE(reply->header("connection"), QByteArray("keep-alive"));
        QCOMPARE(reply->header("x-content-type-options"), QByteArray("nosniff"));
        QCOMPARE(reply->header("cache-control"), QByteArray("no-store"));
        QCOMPARE(reply->header("referrer-policy"), QByteArray("no-referrer"));
        QVERIFY(reply->header("date").endsWith("GMT"));
    }
}

void GuardRequestsTest::answersFromAnotherThread()
{
    Rig rig;
    WireClient client(rig.port);
    for (int i = 0; i < 50; ++i) {
        const QByteArray target = "/late/" + QByteArray::number(i);
        QVERIFY(client.send(get(target)));
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
        QCOMPARE(reply->body, target);
    }
}

void GuardRequestsTest::answersBodiesThatArriveInPieces()
{
    Rig rig;
    WireClient client(rig.port);
    const QByteArray body(60'000, 'b');
    const QByteArray bytes = post("/echo", body) + post("/echo", "next");
    for (qsizetype at = 0; at < bytes.size(); at += 7919)
        QVERIFY(client.send(bytes.sliced(at, std::min<qsizetype>(7919, bytes.size() - at))));
    const auto first = client.reply();
    REQUIRE_REPLY(first, 200);
    QVERIFY(first->body.endsWith(body));
    const auto second = client.reply();
    REQUIRE_REPLY(second, 200);
    QVERIFY(second->body.endsWith("next"));
}

void GuardRequestsTest::answersPipelinedRequestsInOrder()
{
    Rig rig;
    WireClient client(rig.port);
    QByteArray all;
    constexpr int count = 100;
    // Every other one is answered at once, the rest from another thread: whoever answered as they come would swap them.
    for (int i = 0; i < count; ++i)
        all += get((i % 2 == 0 ? "/late/" : "/echo/") + QByteArray::number(i));
    QVERIFY(client.send(all));
    for (int i = 0; i < count; ++i) {
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
        QVERIFY2(reply->body.contains(QByteArray("/" + QByteArray::number(i))), reply->body.constData());
    }
    QCOMPARE(rig.served.load(), count);
}

void GuardRequestsTest::stripsTheBodyOfHead()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send("HEAD /size/1000 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/echo")));
    const auto head = client.reply(true);
    REQUIRE_REPLY(head, 200);
    QCOMPARE(head->header("content-length"), QByteArray("1000"));
    const auto next = client.reply();
    REQUIRE_REPLY(next, 200);
    QVERIFY(next->body.startsWith("GET /echo"));
}

void GuardRequestsTest::closesForHttp10AndConnectionClose()
{
    Rig rig;
    for (const QByteArray &bytes :
         {QByteArray("GET /echo HTTP/1.0\r\n\r\n"), get("/echo", "Connection: close\r\n"), get("/late", "Connection: close\r\n")}) {
        WireClient client(rig.port);
        QVERIFY(client.send(bytes + get("/echo/too-late")));
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
        QCOMPARE(reply->header("connection"), QByteArray("close"));
        QVERIFY(client.isClosedByServer());
    }
    QCOMPARE(rig.served.load(), 3);
}

void GuardRequestsTest::keepsHttp10WhenAsked()
{
    Rig rig;
    WireClient client(rig.port);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(client.send("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
        QCOMPARE(reply->header("connection"), QByteArray("keep-alive"));
    }
}

void GuardRequestsTest::invitesAnExpectedBody()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"));
    const auto invitation = client.reply();
    REQUIRE_REPLY(invitation, 100);
    QVERIFY(client.send("body"));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 200);
    QVERIFY(reply->body.endsWith("body"));
}

void GuardRequestsTest::servesIpv6()
{
    Rig rig;
    const auto bound = rig.gateway().listen(QHostAddress(QHostAddress::LocalHostIPv6), 0);
    if (!bound)
        QSKIP("this machine has no IPv6");
    WireClient client(*bound, true);
    QVERIFY(client.send(get("/echo")));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 200);
    QVERIFY(reply->body.contains(" ::1 "));
}

void GuardRequestsTest::believesTrustedProxiesOnly()
{
    const QByteArray request = get("/echo", "X-Forwarded-For: 203.0.113.9\r\n");
    Rig trusting([](GatewayOptions &options) {
        options.guard.proxies = ProxyTrust({{QHostAddress(QHostAddress::LocalHost), 32}});
        options.guard.limits.connectionsPerAddress = 0; // proxies are not counted
    });
    WireClient proxy(trusting.port);
    QVERIFY(proxy.send(request));
    const auto believed = proxy.reply();
    REQUIRE_REPLY(believed, 200);
    QVERIFY(believed->body.contains(" 203.0.113.9 "));

    Rig wary;
    WireClient stranger(wary.port);
    QVERIFY(stranger.send(request));
    const auto ignored = stranger.reply();
    REQUIRE_REPLY(ignored, 200);
    QVERIFY(ignored->body.contains(" 127.0.0.1 "));
}

void GuardRequestsTest::echoesTheRequestId()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send(get("/echo", "X-Request-Id: my.id-1\r\n")));
    const auto own = client.reply();
    REQUIRE_REPLY(own, 200);
    QCOMPARE(own->header("x-request-id"), QByteArray("my.id-1"));
    QVERIFY(client.send(get("/echo", "X-Request-Id: <script>\r\n")));
    const auto made = client.reply();
    REQUIRE_REPLY(made, 200);
    QVERIFY(!made->header("x-request-id").isEmpty() && !made->header("x-request-id").contains('<'));
}

QTEST_GUILESS_MAIN(GuardRequestsTest)
#include "test_guard_requests.moc"
