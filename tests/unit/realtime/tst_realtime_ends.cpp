// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/realtime/client_frames.h"
#include "tests/unit/realtime/realtime_room.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <malloc.h>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif

/// How connections and the hub itself end, and what is left of them in memory.
class TestRealtimeEnds : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { allowManySockets(); }
    void answersCloseAndHalfCloses();
    void drainsWithinItsTime();
    void survivesStorm();
    void staysSmallPerIdleConnection();
};

void TestRealtimeEnds::answersCloseAndHalfCloses()
{
    RealtimeRoom room(openOptions());
    RawClient client = room.connect();
    client.hello(7, 70);
    client.send(clientClose(1000, "done") + clientText(R"({"id":"1","do":"ping"})"));
    const auto answer = client.next();
    QVERIFY(answer);
    QCOMPARE(answer->opcode, quint8(8));
    QCOMPARE(answer->payload, QByteArray::fromHex("03e8"));
    QVERIFY(client.isEnded());
    client.hangUp();
    RawClient gone = room.connect();
    gone.hello(8, 80);
    gone.hangUp();
    QTRY_COMPARE(room.service().connectionCount(), size_t(0));
}

void TestRealtimeEnds::drainsWithinItsTime()
{
    RealtimeOptions options = openOptions();
    options.limits.closeLinger = 300ms;
    RealtimeRoom room(options);
    RawClient idle = room.connect();
    RawClient asking = room.connect();
    RawClient greeting = room.connect();
    idle.hello(1, 10);
    asking.hello(2, 20);
    asking.command("1", "hold");
    QTRY_COMPARE(room.heldCount(), 1);
    std::thread drainer([&room] { QVERIFY(room.service().drain(5s)); });
    QCOMPARE(idle.closeCode(), 1012);
    QCOMPARE(idle.lastBye().value(u"code"_s).toInt(), 1012);
    QCOMPARE(idle.lastBye().value(u"retryAfter"_s).toInt(), 1);
    QCOMPARE(greeting.closeCode(), 1012);
    QVERIFY(!room.service().hasRoom());
    RawClient late = room.connect();
    QCOMPARE(late.closeCode(), 1012);
    room.releaseHeld();
    QCOMPARE(asking.json().value(u"re"_s), u"1"_s);
    QCOMPARE(asking.closeCode(), 1012);
    drainer.join();
    QCOMPARE(room.service().connectionCount(), size_t(0));
}

void TestRealtimeEnds::survivesStorm()
{
    RealtimeOptions options = openOptions();
    options.presenceGrace = 1ms;
    options.limits.helloDeadline = 100ms;
    RealtimeRoom room(options);
    QRandomGenerator random(99);
    std::vector<UserId> audience;
    for (int user = 1; user <= 20; ++user)
        audience.emplace_back(user);
    for (const UserId user : audience)
        room.setPresenceAudience(user, {UserId(1), UserId(2)});
    for (int i = 0; i < 1500; ++i) {
        RawClient client = room.connect(i % 3 ? unixPair() : tcpPair());
        const qint64 user = random.bounded(1, 20);
        const QByteArray bytes = helloFrame(user, user * 10) + clientText(R"({"id":"1","do":"echo"})") + clientPing() + clientClose(1000);
        switch (random.bounded(4)) {
        case 0: client.send(bytes.first(random.bounded(int(bytes.size())))); break;
        case 1:
            client.hello(user, user * 10);
            client.send(ClientFrame{.opcode = 9, .isMasked = false}.bytes());
            break;
        case 2: client.send(bytes); break;
        default: break;
        }
        if (i % 10 == 0)
            room.publish("message.created", {{u"i"_s, i}}, audience);
        if (i % 100 == 0)
            room.publish(revokeSession(SessionId(user * 10)));
    }
    QTRY_COMPARE(room.service().connectionCount(), size_t(0));
    RawClient after = room.connect();
    QVERIFY(after.hello(500, 5000).contains(u"ok"_s));
}

void TestRealtimeEnds::staysSmallPerIdleConnection()
{
    RealtimeOptions options = openOptions();
    options.limits.helloDeadline = 60s;
    RealtimeRoom room(options);
    constexpr int count = 2000;
    std::vector<RawClient> clients;
    clients.reserve(count);
    const auto before = ::mallinfo2().uordblks;
    for (int i = 0; i < count; ++i) {
        clients.push_back(room.connect(unixPair()));
        QVERIFY(clients.back().hello(i + 1, i + 100'000).contains(u"ok"_s));
        clients.back().command("1", "echo", {{u"text"_s, QString(2000, u'x')}});
        QVERIFY(clients.back().json().contains(u"ok"_s));
    }
    if (isSanitized)
        QSKIP("a sanitizer's allocator cannot be asked");
    // The answers' lists on the lane are in here too, so this is an upper bound.
    const auto perConnection = (::mallinfo2().uordblks - before) / count;
    qInfo("%zu bytes of heap per idle connection (the object itself %zu)", size_t(perConnection), sizeof(HubConnection));
    QVERIFY(perConnection < 2048);
}

QTEST_GUILESS_MAIN(TestRealtimeEnds)
#include "tst_realtime_ends.moc"
