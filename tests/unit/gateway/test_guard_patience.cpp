// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gateway/guard_rig.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

#include <sys/resource.h>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;
using namespace kith::test;
using namespace std::chrono_literals;

/// Slow, silent and greedy clients: each bound in time and number.
class GuardPatienceTest : public QObject
{
    Q_OBJECT

private slots:
    void stopsReadingAFloodBehindAPendingAnswer();
    void closesSlowHeads();
    void closesSlowBodies();
    void closesSilentConnections();
    void closesIdleConnections();
    void refusesWhenTheHandlerTakesTooLong();
    void dropsClientsThatDoNotRead();
    void boundsAnswersThatNobodyReads();
    void countsWaitingAnswersOfEachAndOfAll();
    void capsConnectionsPerAddress();
    void hearsOutWhomItTurnsAway();
    void letsThisMachineHaveMore();
    void countsIpv6ClientsByTheirNetwork();
    void refusesAboveTheDescriptorCeiling();
    void survivesHalfClose();
    void answersWhoHasSaidEverything();
    void survivesResetsWhileAnswersArePending();
};

void GuardPatienceTest::stopsReadingAFloodBehindAPendingAnswer()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send(get("/never")));
    QVERIFY(rig.waiting.tryAcquire(1, WireClient::patienceMs));
    const QByteArray flood = get("/echo").repeated(2000);
    // What the kernel's buffers take is finite; a server that went on reading would take all of it.
    qsizetype sent = 0;
    int refusals = 0;
    QElapsedTimer timer;
    timer.start();
    while (refusals < 20 && sent < 256 * 1024 * 1024 && !timer.hasExpired(WireClient::patienceMs)) {
        const qsizetype part = client.sendSome(flood);
        sent += part;
        if (part == 0) {
            ++refusals;
            QTest::qWait(5);
        }
    }
    QVERIFY2(sent < 64 * 1024 * 1024, QByteArray::number(sent).constData());
    QCOMPARE(rig.served.load(), 1);
}

void GuardPatienceTest::closesSlowHeads()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.headTime = 150ms; });
    WireClient client(rig.port);
    QElapsedTimer timer;
    timer.start();
    const QByteArray slow = get("/echo", "A: " + QByteArray(10'000, 'a') + "\r\n");
    // A byte every 10 ms would take 100 s; activity must not move the deadline.
    qsizetype at = 0;
    while (timer.elapsed() < WireClient::patienceMs && client.sendSome(slow.sliced(at++, 1)) == 1)
        QTest::qSleep(10);
    QVERIFY2(timer.elapsed() < 5'000, "the connection outlived its deadline");
    QCOMPARE(rig.served.load(), 0);
}

void GuardPatienceTest::closesSlowBodies()
{
    Rig rig([](GatewayOptions &options) {
        options.guard.limits.bodyTime = 150ms;
        options.guard.limits.bodyBytesPerSecond = 1'000'000;
    });
    WireClient client(rig.port);
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc"));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 408);
    QVERIFY(client.isClosedByServer());
}

void GuardPatienceTest::closesSilentConnections()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.headTime = 100ms; });
    WireClient client(rig.port);
    QVERIFY(client.isClosedByServer());
}

void GuardPatienceTest::closesIdleConnections()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.idleTime = 100ms; });
    WireClient client(rig.port);
    QVERIFY(client.send(get("/echo")));
    REQUIRE_REPLY(client.reply(), 200);
    QVERIFY(client.isClosedByServer());
}

void GuardPatienceTest::refusesWhenTheHandlerTakesTooLong()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.answerTime = 100ms; });
    WireClient client(rig.port);
    QVERIFY(client.send(get("/never")));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 503);
    QVERIFY(!reply->header("retry-after").isEmpty());
    QVERIFY(client.isClosedByServer());
}

void GuardPatienceTest::dropsClientsThatDoNotRead()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.writeStallTime = 200ms; });
    WireClient client(rig.port);
    // Larger together than what the kernel buffers on loopback; then nothing is read.
    QVERIFY(client.send(get("/size/8000000").repeated(8)));
    QElapsedTimer timer;
    timer.start();
    while (client.sendSome("x") == 1 && timer.elapsed() < WireClient::patienceMs)
        QTest::qWait(20);
    QVERIFY2(timer.elapsed() < WireClient::patienceMs, "the stalled connection was never dropped");
    QVERIFY(rig.served.load() < 8);
}

void GuardPatienceTest::boundsAnswersThatNobodyReads()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.answerBytesPerAddress = 20'000'000; });
    const auto statusOf = [&rig](const QByteArray &target) {
        WireClient client(rig.port);
        client.send(get(target));
        const auto reply = client.reply();
        return reply && (reply->status != 503 || !reply->header("retry-after").isEmpty()) ? reply->status : 0;
    };
    {
        // Both ask for more than the kernel buffers on loopback, and read nothing.
        WireClient one(rig.port);
        WireClient other(rig.port);
        QVERIFY(one.send(get("/size/8000000").repeated(4)));
        QVERIFY(other.send(get("/size/8000000").repeated(4)));
        QTRY_COMPARE(statusOf("/size/8000000"), 503);
        QCOMPARE(statusOf("/size/8000000"), 503);
        QCOMPARE(statusOf("/echo"), 200);
        QCOMPARE(statusOf("/size/60000"), 200);
    }
    QTRY_COMPARE(statusOf("/size/8000000"), 200);
}

void GuardPatienceTest::countsWaitingAnswersOfEachAndOfAll()
{
    GuardLimits limits;
    limits.smallAnswerBytes = 10;
    limits.answerBytesPerAddress = 800;
    limits.answerBytesInAll = 1000;
    const auto budget = std::make_shared<AnswerBudget>(limits);
    const QHostAddress one(u"192.0.2.1"_s);
    const QHostAddress other(u"192.0.2.2"_s);
    AnswerPlace first = budget->take(one, 700);
    QVERIFY(first);
    QVERIFY(!budget->take(one, 101));
    QVERIFY(budget->take(one, 10)); // small ones always
    const AnswerPlace second = budget->take(other, 300);
    QVERIFY(second);
    // The house is full: for whoever has much, not for whoever has little.
    QVERIFY(!budget->take(other, 11));
    const AnswerPlace third = budget->take(QHostAddress(u"192.0.2.3"_s), 100);
    QVERIFY(third);
    QVERIFY(!budget->take(QHostAddress(u"192.0.2.4"_s), 101));
    first.reset();
    QVERIFY(budget->take(other, 500));
}

void GuardPatienceTest::capsConnectionsPerAddress()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.connectionsPerAddress = 3; });
    {
        std::vector<std::unique_ptr<WireClient>> held;
        for (int i = 0; i < 3; ++i) {
            held.push_back(std::make_unique<WireClient>(rig.port));
            QVERIFY(held.back()->send(get("/echo")));
            REQUIRE_REPLY(held.back()->reply(), 200);
        }
        WireClient fourth(rig.port);
        const auto reply = fourth.reply();
        REQUIRE_REPLY(reply, 503);
        QVERIFY(!reply->header("retry-after").isEmpty());
    }
    // The places are free again once the server has seen the others leave.
    QTRY_VERIFY(([&rig] {
        WireClient client(rig.port);
        client.send(get("/echo"));
        const auto reply = client.reply();
        return reply && reply->status == 200;
    })());
}

void GuardPatienceTest::hearsOutWhomItTurnsAway()
{
    Rig rig([](GatewayOptions &options) {
        options.guard.limits.connectionsPerAddress = 1;
        options.guard.limits.turnedAway = 1;
        options.guard.limits.lingerTime = 100ms;
    });
    WireClient held(rig.port);
    QVERIFY(held.send(get("/echo")));
    REQUIRE_REPLY(held.reply(), 200);
    // More than the kernel buffers: it goes through only while somebody takes it in.
    const QByteArray much = post("/echo", QByteArray(8'000'000, 'x'));
    {
        WireClient talkative(rig.port);
        QVERIFY(talkative.send(much));
        REQUIRE_REPLY(talkative.reply(), 503);
        QVERIFY(talkative.isClosedByServer());
    }
    WireClient silent(rig.port);
    REQUIRE_REPLY(silent.reply(), 503);
    // Its place is free again after a while, although it never goes.
    bool isHeardOut = false;
    const auto tryOnce = [&] {
        WireClient next(rig.port);
        isHeardOut = next.send(much) && next.reply().value_or(WireReply()).status == 503;
        return isHeardOut;
    };
    QTRY_VERIFY(isHeardOut || tryOnce());
    QVERIFY(held.send(get("/echo")));
    REQUIRE_REPLY(held.reply(), 200);
}

void GuardPatienceTest::letsThisMachineHaveMore()
{
    GuardLimits limits;
    limits.connectionsPerAddress = 1;
    limits.connectionsOfThisMachine = 3;
    const auto budget = std::make_shared<ConnectionBudget>(limits);
    for (const char *address : {"127.0.0.1", "127.0.0.9", "::1"}) {
        QList<ConnectionPlace> places;
        for (int i = 0; i < 3; ++i)
            places.append(ConnectionBudget::take(budget, QHostAddress(QString::fromLatin1(address))));
        QVERIFY2(!places.contains(nullptr), address);
        QVERIFY2(!ConnectionBudget::take(budget, QHostAddress(QString::fromLatin1(address))), address);
    }
    const ConnectionPlace other = ConnectionBudget::take(budget, QHostAddress(u"192.0.2.1"_s));
    QVERIFY(other);
    QVERIFY(!ConnectionBudget::take(budget, QHostAddress(u"192.0.2.1"_s)));
}

void GuardPatienceTest::countsIpv6ClientsByTheirNetwork()
{
    GuardLimits limits;
    limits.connectionsPerAddress = 1;
    const auto budget = std::make_shared<ConnectionBudget>(limits);
    const auto take = [&budget](const char *address) { return ConnectionBudget::take(budget, QHostAddress(QString::fromLatin1(address))); };
    const ConnectionPlace first = take("2001:db8::1");
    QVERIFY(first);
    QVERIFY(!take("2001:db8::ffff:2"));
    const ConnectionPlace nextNetwork = take("2001:db8:0:1::1");
    QVERIFY(nextNetwork);
    ConnectionPlace ipv4 = take("192.0.2.1");
    QVERIFY(ipv4);
    QVERIFY(!take("::ffff:192.0.2.1"));
    QVERIFY(take("192.0.2.2"));
    ipv4.reset();
    QVERIFY(take("::ffff:192.0.2.1"));
}

void GuardPatienceTest::refusesAboveTheDescriptorCeiling()
{
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit low{64, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
    {
        Rig rig;
        std::vector<std::unique_ptr<WireClient>> held;
        std::optional<WireReply> reply;
        for (int i = 0; i < 30 && !(reply && reply->status == 503); ++i) {
            held.push_back(std::make_unique<WireClient>(rig.port));
            held.back()->send(get("/echo"));
            reply = held.back()->reply();
        }
        setrlimit(RLIMIT_NOFILE, &before);
        REQUIRE_REPLY(reply, 503);
        QVERIFY(held.front()->send(get("/echo")));
        REQUIRE_REPLY(held.front()->reply(), 200);
    }
}

void GuardPatienceTest::survivesHalfClose()
{
    Rig rig;
    {
        WireClient client(rig.port);
        QVERIFY(client.send("GET / HT"));
        client.shutdownWriting();
        QVERIFY(client.isClosedByServer());
    }
    {
        WireClient client(rig.port);
        QVERIFY(client.send(get("/echo")));
        REQUIRE_REPLY(client.reply(), 200);
        client.shutdownWriting();
        QVERIFY(client.isClosedByServer());
    }
    WireClient next(rig.port);
    QVERIFY(next.send(get("/echo")));
    REQUIRE_REPLY(next.reply(), 200);
}

void GuardPatienceTest::answersWhoHasSaidEverything()
{
    Rig rig;
    const auto post = [](const QByteArray &target) {
        return QByteArray("POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nwords");
    };
    for (const QByteArray &request : {get("/late/1"), post("/late/2"), post("/echo"), get("/size/5000000")}) {
        WireClient client(rig.port);
        QVERIFY(client.send(request));
        client.shutdownWriting();
        REQUIRE_REPLY(client.reply(), 200);
        QVERIFY(client.isClosedByServer());
    }
    // Each of several at once; then what is no whole request is the end.
    WireClient client(rig.port);
    QVERIFY(client.send(post("/late/3") + post("/late/4") + get("/echo") + "GET / HT"));
    client.shutdownWriting();
    for (int i = 0; i < 3; ++i)
        REQUIRE_REPLY(client.reply(), 200);
    QVERIFY(client.isClosedByServer());
}

void GuardPatienceTest::survivesResetsWhileAnswersArePending()
{
    Rig rig([](GatewayOptions &options) { options.listeners = 2; });
    WireClient steady(rig.port);
    for (int round = 0; round < 50; ++round) {
        std::vector<std::unique_ptr<WireClient>> clients;
        for (int i = 0; i < 10; ++i) {
            clients.push_back(std::make_unique<WireClient>(rig.port));
            QVERIFY(clients.back()->send(get("/late/reset")));
            if (i % 3 == 0)
                QVERIFY(clients.back()->send(get("/late/pipelined")));
        }
        for (const auto &client : clients)
            client->reset();
        QVERIFY(steady.send(get("/late/steady")));
        const auto reply = steady.reply();
        REQUIRE_REPLY(reply, 200);
        QCOMPARE(reply->body, QByteArray("/late/steady"));
    }
}

QTEST_GUILESS_MAIN(GuardPatienceTest)
#include "test_guard_patience.moc"
