// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/realtime/client_frames.h"
#include "tests/unit/realtime/realtime_room.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// The hub through its sockets: what it answers, and everything that a peer may not do to it.
class TestRealtimeLimits : public QObject
{
    Q_OBJECT

private slots:
    void welcomesAndAnswers();
    void takesBytesThatCameWithTheHandshake();
    void closesForBadFirstFrames_data();
    void closesForBadFirstFrames();
    void closesForBadFrames_data();
    void closesForBadFrames();
    void closesWhenNoHelloComes();
    void dropsSilentPeer();
    void keepsPeerThatAnswersPings();
    void closesUnfinishedMessage();
    void answersPingsWithinBudgetAndEndsFloods();
    void refusesAndThenEndsTooManyCommands();
    void dropsSlowReaderWithCodeAndKeepsOthers();
    void keepsNoPeerThatNeverReads();
    void stopsReadingWhileTooMuchIsInFlight();
    void survivesLostEventsByClosing();
};

void TestRealtimeLimits::welcomesAndAnswers()
{
    RealtimeRoom room(quickOptions());
    RawClient client = room.connect();
    const QJsonObject ready = client.hello(7, 70);
    QCOMPARE(ready.value(u"re"_s), u"hello"_s);
    const QJsonObject ok = ready.value(u"ok"_s).toObject();
    QCOMPARE(ok.value(u"userId"_s), u"7"_s);
    QCOMPARE(ok.value(u"syncToken"_s), u"t1"_s);
    QCOMPARE(ok.value(u"heartbeat"_s).toInt(), 25);
    QVERIFY(fromRfc3339(ok.value(u"serverTime"_s).toString()).has_value());

    client.command("1", "echo", {{u"x"_s, 5}});
    QCOMPARE(client.json(), (QJsonObject{{u"re"_s, u"1"_s}, {u"ok"_s, QJsonObject{{u"x"_s, 5}, {u"caller"_s, u"7"_s}}}}));
    client.command("2", "ping");
    QVERIFY(client.json().value(u"ok"_s).toObject().contains(u"serverTime"_s));
    QSet<QString> requestIds{QString()};
    const auto refusal = [&](const char *id, const char *command, const QJsonObject &data = {}) {
        client.command(id, command, data);
        const QJsonObject error = client.json().value(u"error"_s).toObject();
        requestIds.insert(error.value(u"requestId"_s).toString());
        return error.value(u"status"_s).toInt();
    };
    QCOMPARE(refusal("3", "fail"), 403);
    QCOMPARE(refusal("4", "no.such"), 404);
    QCOMPARE(refusal("5", "hello"), 404);
    QCOMPARE(refusal("6", "viewing", {{u"conversationId"_s, 5.5}}), 422);
    QCOMPARE(requestIds.size(), 5); // each has its own
}

void TestRealtimeLimits::takesBytesThatCameWithTheHandshake()
{
    RealtimeRoom room(quickOptions());
    const QByteArray frames = helloFrame(7, 70) + clientText(R"({"id":"1","do":"echo"})") + clientText(R"({"id":"2","do":"echo"})");
    RawClient client = room.connect(unixPair(), frames.chopped(5));
    QCOMPARE(client.json().value(u"re"_s), u"h"_s);
    QCOMPARE(client.json().value(u"re"_s), u"1"_s);
    client.send(frames.last(5));
    QCOMPARE(client.json().value(u"re"_s), u"2"_s);
}

void TestRealtimeLimits::closesForBadFirstFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("another command") << clientText(R"({"id":"1","do":"echo"})") << 4401;
    QTest::newRow("unknown token") << clientText(R"({"id":"1","do":"hello","data":{"token":"x"}})") << 4401;
    QTest::newRow("token of another type") << clientText(R"({"id":"1","do":"hello","data":{"token":7}})") << 4401;
    QTest::newRow("no data") << clientText(R"({"id":"1","do":"hello"})") << 4401;
    QTest::newRow("busy") << clientText(R"({"id":"1","do":"hello","data":{"token":"busy"}})") << 1013;
    QTest::newRow("not JSON") << clientText("hello") << 4401;
    QTest::newRow("empty") << clientText({}) << 4401;
    QTest::newRow("binary") << clientBinary("{}") << 4400;
}

void TestRealtimeLimits::closesForBadFirstFrames()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    RealtimeRoom room(quickOptions());
    RawClient client = room.connect();
    client.send(bytes);
    QCOMPARE(client.closeCode(), code);
    QVERIFY(client.isEnded());
}

void TestRealtimeLimits::closesForBadFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("unmasked") << ClientFrame{.payload = "{}", .isMasked = false}.bytes() << 1002;
    QTest::newRow("reserved bit") << ClientFrame{.payload = "{}", .reserved = 4}.bytes() << 1002;
    QTest::newRow("reserved opcode") << ClientFrame{.opcode = 3}.bytes() << 1002;
    QTest::newRow("not UTF-8") << clientText("\xC0\xAF") << 1007;
    QTest::newRow("too large") << clientText(QByteArray(256 * 1024 + 1, ' ')) << 4413;
    QTest::newRow("2 GiB announced") << QByteArray::fromHex("81ff0000000080000000") << 4413;
    QTest::newRow("binary") << clientBinary("{}") << 4400;
    QTest::newRow("not JSON") << clientText("{") << 4400;
    QTest::newRow("an array") << clientText("[]") << 4400;
    QTest::newRow("no id") << clientText(R"({"do":"echo"})") << 4400;
    QTest::newRow("number as id") << clientText(R"({"id":1,"do":"echo"})") << 4400;
    QTest::newRow("long id") << clientText("{\"id\":\"" + QByteArray(65, 'x') + "\",\"do\":\"echo\"}") << 4400;
    QTest::newRow("no command") << clientText(R"({"id":"1"})") << 4400;
    QTest::newRow("data no object") << clientText(R"({"id":"1","do":"echo","data":[]})") << 4400;
    QTest::newRow("close without code") << ClientFrame{.opcode = 8}.bytes() << 1005;
    QTest::newRow("close with a reserved code") << clientClose(1006) << 1002;
    QTest::newRow("deep JSON") << clientText(QByteArray(30'000, '[')) << 4400;
}

void TestRealtimeLimits::closesForBadFrames()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    RealtimeRoom room(quickOptions());
    RawClient client = room.connect();
    client.hello(7, 70);
    client.send(bytes);
    QCOMPARE(client.closeCode(), code);
    QVERIFY(client.isEnded());
    client.hangUp();
    QTRY_COMPARE(room.service().connectionCount(), size_t(0));
}

void TestRealtimeLimits::closesWhenNoHelloComes()
{
    RealtimeOptions options = quickOptions();
    options.limits.helloDeadline = 50ms;
    RealtimeRoom room(options);
    RawClient silent = room.connect();
    RawClient dribbling = room.connect();
    dribbling.send(helloFrame(7, 70).first(20));
    QCOMPARE(silent.closeCode(), 4401);
    QCOMPARE(dribbling.closeCode(), 4401);
}

void TestRealtimeLimits::dropsSilentPeer()
{
    RealtimeOptions options = quickOptions();
    options.limits.pingEvery = 20ms;
    options.limits.silentPeer = 150ms;
    RealtimeRoom room(options);
    RawClient client = room.connect();
    client.hello(7, 70);
    const auto ping = client.next();
    QVERIFY(ping);
    QCOMPARE(ping->opcode, quint8(9));
    QVERIFY(client.isEnded());
    QTRY_COMPARE(room.service().connectionCount(), size_t(0));
}

void TestRealtimeLimits::keepsPeerThatAnswersPings()
{
    RealtimeOptions options = quickOptions();
    options.limits.pingEvery = 40ms;
    options.limits.silentPeer = 200ms;
    options.limits.controlFrames.perSecond = 0;
    RealtimeRoom room(options);
    RawClient client = room.connect();
    client.hello(7, 70);
    for (int i = 0; i < 10; ++i) {
        const auto ping = client.next();
        QVERIFY(ping);
        QCOMPARE(ping->opcode, quint8(9));
        QVERIFY(!ping->wasMasked);
        client.send(clientPong(ping->payload));
    }
    QCOMPARE(room.service().connectionCount(), size_t(1));
}

void TestRealtimeLimits::closesUnfinishedMessage()
{
    RealtimeOptions options = quickOptions();
    options.limits.messageDeadline = 50ms;
    RealtimeRoom room(options);
    RawClient client = room.connect();
    client.hello(7, 70);
    client.send(clientPiece(1, "{\"id\":", false));
    QCOMPARE(client.closeCode(), 4400);
}

void TestRealtimeLimits::answersPingsWithinBudgetAndEndsFloods()
{
    RealtimeRoom room(quickOptions());
    RawClient client = room.connect();
    client.hello(7, 70);
    client.send(clientPing("a").repeated(10));
    for (int i = 0; i < 10; ++i) {
        const auto pong = client.next();
        QVERIFY(pong);
        QCOMPARE(pong->opcode, quint8(10));
        QCOMPARE(pong->payload, QByteArray("a"));
    }
    client.send(clientPing("b").repeated(1000));
    QCOMPARE(client.closeCode(), 4429);

    RawClient pongs = room.connect();
    pongs.hello(8, 80);
    pongs.send(clientPong().repeated(1000));
    QCOMPARE(pongs.closeCode(), 4429);
}

void TestRealtimeLimits::refusesAndThenEndsTooManyCommands()
{
    RealtimeOptions options = quickOptions();
    options.limits.commands = {.perSecond = 0.5, .burst = 6, .strikes = 3};
    RealtimeRoom room(options);
    RawClient client = room.connect();
    client.hello(7, 70);
    for (int i = 0; i < 5; ++i) {
        client.command("ok", "ping");
        QVERIFY(client.json().contains(u"ok"_s));
    }
    client.command("7", "ping");
    const QJsonObject refusal = client.json().value(u"error"_s).toObject();
    QCOMPARE(refusal.value(u"code"_s), u"too_many_requests"_s);
    QCOMPARE(refusal.value(u"retryAfter"_s).toInt(), 1);
    client.send(clientText(R"({"id":"8","do":"ping"})").repeated(100));
    QCOMPARE(client.closeCode(), 4429);
    QCOMPARE(client.lastBye().value(u"code"_s).toInt(), 4429);
}

void TestRealtimeLimits::dropsSlowReaderWithCodeAndKeepsOthers()
{
    RealtimeOptions options = openOptions();
    options.limits.closeLinger = 200ms;
    RealtimeRoom room(options);
    RawClient slow = room.connect(tcpPair(32 * 1024));
    RawClient quick = room.connect();
    slow.hello(1, 10);
    quick.hello(1, 11);
    const QString text(50'000, u'x');
    constexpr int count = 200;
    for (int n = 0; n < count; ++n) {
        room.publish("message.created", {{u"n"_s, n}, {u"text"_s, text}}, {UserId(1)});
        QCOMPARE(quick.json().value(u"data"_s).toObject().value(u"n"_s).toInt(), n);
    }
    // It begins to read long after others would have been dropped, and learns why it was.
    QElapsedTimer waiting;
    waiting.start();
    QTRY_VERIFY(waiting.elapsed() > 1'000);
    QCOMPARE(room.service().connectionCount(), size_t(2));
    QCOMPARE(slow.closeCode(), 4408);
    QCOMPARE(slow.lastBye().value(u"retryAfter"_s).toInt(), 1);
    QVERIFY2(slow.receivedBytes() < count * 50'000 / 2, "a dropped reader must not get its whole queue first");
    QVERIFY(slow.isEnded());
    slow.hangUp();
    QTRY_COMPARE(room.service().connectionCount(), size_t(1));
}

void TestRealtimeLimits::keepsNoPeerThatNeverReads()
{
    RealtimeOptions options = openOptions();
    options.limits.slowLinger = 300ms;
    RealtimeRoom room(options);
    RawClient slow = room.connect(tcpPair(32 * 1024));
    slow.hello(1, 10);
    const QString text(50'000, u'x');
    for (int n = 0; n < 200; ++n)
        room.publish("message.created", {{u"n"_s, n}, {u"text"_s, text}}, {UserId(1)});
    QTRY_COMPARE(room.service().connectionCount(), size_t(0));
}

void TestRealtimeLimits::stopsReadingWhileTooMuchIsInFlight()
{
    RealtimeOptions options = openOptions();
    options.limits.commandsInFlight = 8;
    RealtimeRoom room(options);
    RawClient client = room.connect();
    client.hello(7, 70);
    QByteArray burst;
    constexpr int count = 500;
    for (int n = 0; n < count; ++n)
        burst += clientText("{\"id\":\"" + QByteArray::number(n) + "\",\"do\":\"hold\"}");
    client.send(burst);
    QTRY_COMPARE(room.heldCount(), 8);
    QVERIFY(client.isSilentFor(50ms));
    QCOMPARE(room.heldCount(), 8);
    const QDeadlineTimer deadline(30s);
    for (int answered = 0; answered < count; ++answered) {
        while (client.isSilentFor(1ms)) {
            QVERIFY(room.heldCount() <= 8);
            QVERIFY(!deadline.hasExpired());
            room.releaseHeld();
        }
        QCOMPARE(client.json().value(u"re"_s).toString(), QString::number(answered));
    }
    client.command("last", "ping");
    QCOMPARE(client.json().value(u"re"_s), u"last"_s);
}

void TestRealtimeLimits::survivesLostEventsByClosing()
{
    RealtimeOptions options = openOptions();
    options.threads = 1;
    options.limits.eventsWaiting = 4;
    RealtimeRoom room(options);
    RawClient client = room.connect();
    client.hello(7, 70);
    std::vector<EventPtr> many;
    for (int n = 0; n < 5; ++n)
        many.push_back(
            std::make_shared<const Event>(tell(ServerEvent{.name = u"x"_s, .conversation = {}, .version = 0, .data = {}}, {UserId(7)})));
    room.bus().publish(many);
    QCOMPARE(client.closeCode(), 1012);
}

QTEST_GUILESS_MAIN(TestRealtimeLimits)
#include "tst_realtime_limits.moc"
