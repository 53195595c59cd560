// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/realtime/realtime_room.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Sessions behind the sockets: what they missed, how many of them there may be, and when they are over.
class TestRealtimeSessions : public QObject
{
    Q_OBJECT

private slots:
    void answersWhatWasMissedBeforeAnythingElse();
    void leavesOutWhatDoesNotFitOrCannotBeRead_data();
    void leavesOutWhatDoesNotFitOrCannotBeRead();
    void asksForSessionsAgain();
    void endsRevokedSession();
    void refusesSessionRevokedDuringHello();
    void turnsAwayBeyondTheLimit();
    void limitsConnectionsOfOnePerson();
};

void TestRealtimeSessions::answersWhatWasMissedBeforeAnythingElse()
{
    RealtimeRoom room(openOptions());
    room.holdSync();
    RawClient client = room.connect();
    client.command("h", "hello", {{u"token"_s, u"7/70"_s}, {u"since"_s, u"t5"_s}});
    QTRY_COMPARE(room.heldCount(), 1);
    // It hears already, and what it hears waits behind the answer.
    room.publish("first", {}, {UserId(7)});
    room.publish("second", {}, {UserId(7)});
    QVERIFY(client.isSilentFor(30ms));
    room.releaseHeld();
    const QJsonObject ready = client.json();
    QCOMPARE(ready.value(u"re"_s), u"h"_s);
    QCOMPARE(ready.value(u"ok"_s).toObject().value(u"userId"_s), u"7"_s);
    const QJsonObject sync = ready.value(u"ok"_s).toObject().value(u"sync"_s).toObject();
    QCOMPARE(sync, (QJsonObject{{u"token"_s, u"after t5"_s}, {u"caller"_s, u"7"_s}}));
    QCOMPARE(client.json().value(u"on"_s), u"first"_s);
    QCOMPARE(client.json().value(u"on"_s), u"second"_s);
    client.command("1", "ping");
    QCOMPARE(client.json().value(u"re"_s), u"1"_s);
}

void TestRealtimeSessions::leavesOutWhatDoesNotFitOrCannotBeRead_data()
{
    QTest::addColumn<QString>("since");
    QTest::newRow("none") << QString();
    QTest::newRow("longer than a frame") << u"long"_s;
    QTest::newRow("busy") << u"busy"_s;
}

void TestRealtimeSessions::leavesOutWhatDoesNotFitOrCannotBeRead()
{
    QFETCH(QString, since);
    RealtimeRoom room(openOptions());
    RawClient client = room.connect();
    client.command("h", "hello", {{u"token"_s, u"7/70"_s}, {u"since"_s, since}});
    const QJsonObject ready = client.json().value(u"ok"_s).toObject();
    QCOMPARE(ready.value(u"userId"_s), u"7"_s);
    QVERIFY(!ready.contains(u"sync"_s));
    room.publish("marker", {}, {UserId(7)});
    QCOMPARE(client.json().value(u"on"_s), u"marker"_s);
}

void TestRealtimeSessions::asksForSessionsAgain()
{
    RealtimeOptions options = openOptions();
    options.limits.revalidateEvery = 100ms;
    RealtimeRoom room(options);
    RawClient ending = room.connect();
    RawClient staying = room.connect();
    ending.hello(7, 70);
    staying.hello(8, 80);
    QTRY_VERIFY(room.checksOf(SessionId(80)) >= 2);
    room.endSilently(SessionId(70));
    QCOMPARE(ending.closeCode(), 4401);
    staying.command("1", "ping");
    QCOMPARE(staying.json().value(u"re"_s), u"1"_s);
}

void TestRealtimeSessions::endsRevokedSession()
{
    RealtimeRoom room(openOptions());
    RawClient revoked = room.connect();
    RawClient sameSession = room.connect();
    RawClient other = room.connect();
    revoked.hello(7, 70);
    sameSession.hello(7, 70);
    other.hello(7, 71);
    const auto start = std::chrono::steady_clock::now();
    room.publish(revokeSession(SessionId(70)));
    QCOMPARE(revoked.closeCode(), 4401);
    QCOMPARE(revoked.lastBye().value(u"code"_s).toInt(), 4401);
    QCOMPARE(sameSession.closeCode(), 4401);
    QVERIFY(std::chrono::steady_clock::now() - start < 1s);
    other.command("1", "ping");
    QCOMPARE(other.json().value(u"re"_s), u"1"_s);
}

void TestRealtimeSessions::refusesSessionRevokedDuringHello()
{
    RealtimeRoom room(openOptions());
    room.publish(revokeSession(SessionId(70)));
    RawClient late = room.connect();
    QCOMPARE(late.hello(7, 70).value(u"error"_s).toObject().value(u"status"_s).toInt(), 401);
    QCOMPARE(late.closeCode(), 4401);
}

void TestRealtimeSessions::turnsAwayBeyondTheLimit()
{
    RealtimeOptions options = openOptions();
    options.limits.connections = 3;
    RealtimeRoom room(options);
    std::vector<RawClient> inside;
    for (int i = 0; i < 3; ++i) {
        inside.push_back(room.connect());
        inside.back().hello(i + 1, i + 10);
    }
    QVERIFY(!room.service().hasRoom());
    RawClient outside = room.connect();
    QCOMPARE(outside.closeCode(), 1013);
    QVERIFY(outside.isEnded());
    inside.pop_back();
    QTRY_VERIFY(room.service().hasRoom());
    RawClient next = room.connect();
    QVERIFY(next.hello(4, 40).contains(u"ok"_s));
}

void TestRealtimeSessions::limitsConnectionsOfOnePerson()
{
    RealtimeOptions options = openOptions();
    options.threads = 3;
    options.limits.connectionsOfPerson = 2;
    RealtimeRoom room(options);
    RawClient one = room.connect();
    RawClient two = room.connect();
    RawClient three = room.connect();
    QVERIFY(one.hello(7, 70).contains(u"ok"_s));
    QVERIFY(two.hello(7, 71).contains(u"ok"_s));
    const QJsonObject refused = three.hello(7, 72).value(u"error"_s).toObject();
    QCOMPARE(refused.value(u"code"_s), u"too_many_requests"_s);
    QVERIFY(refused.value(u"retryAfter"_s).toInt() > 0);
    QCOMPARE(three.closeCode(), 4429);
    // Whoever goes makes room; somebody else has room of their own.
    RawClient stranger = room.connect();
    QVERIFY(stranger.hello(8, 80).contains(u"ok"_s));
    one.hangUp();
    QTRY_COMPARE(room.board().socketCount(UserId(7)), 1);
    RawClient four = room.connect();
    QVERIFY(four.hello(7, 73).contains(u"ok"_s));
}

QTEST_GUILESS_MAIN(TestRealtimeSessions)
#include "tst_realtime_sessions.moc"
