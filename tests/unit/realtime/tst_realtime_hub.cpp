// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/realtime/client_frames.h"
#include "tests/unit/realtime/realtime_room.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <malloc.h>
#include <sys/resource.h>

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

namespace {

RealtimeOptions quickOptions()
{
    RealtimeOptions options;
    options.limits.sweepEvery = 10ms;
    return options;
}

RealtimeOptions openOptions()
{
    RealtimeOptions options = quickOptions();
    options.threads = 2;
    options.limits.commands.perSecond = 0;
    options.limits.controlFrames.perSecond = 0;
    return options;
}

QByteArray helloFrame(qint64 user, qint64 session)
{
    return clientText("{\"id\":\"h\",\"do\":\"hello\",\"data\":{\"token\":\"" + QByteArray::number(user) + '/' + QByteArray::number(session)
                      + "\"}}");
}

} // namespace

/// The hub through its sockets: everything a peer can do to it, and what the bus makes it say.
class TestRealtimeHub : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
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
    void tellsEveryConnectionOfTheAudienceAndNobodyElse();
    void leavesOutTheSessionThatCausedTheEvent();
    void tellsOnlyViewersAndThoseAlwaysTold();
    void dropsSlowReaderWithCodeAndKeepsOthers();
    void keepsNoPeerThatNeverReads();
    void stopsReadingWhileTooMuchIsInFlight();
    void survivesLostEventsByClosing();
    void tellsOnlyTheNamedSessions();
    void longListsOfThoseAlwaysTold();
    void answersWhatWasMissedBeforeAnythingElse();
    void leavesOutWhatDoesNotFitOrCannotBeRead_data();
    void leavesOutWhatDoesNotFitOrCannotBeRead();
    void asksForSessionsAgain();
    void endsRevokedSession();
    void refusesSessionRevokedDuringHello();
    void turnsAwayBeyondTheLimit();
    void limitsConnectionsOfOnePerson();
    void answersCloseAndHalfCloses();
    void drainsWithinItsTime();
    void survivesStorm();
    void staysSmallPerIdleConnection();
};

void TestRealtimeHub::initTestCase()
{
    rlimit files{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 16'384);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &files), 0);
}

void TestRealtimeHub::welcomesAndAnswers()
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

void TestRealtimeHub::takesBytesThatCameWithTheHandshake()
{
    RealtimeRoom room(quickOptions());
    const QByteArray frames = helloFrame(7, 70) + clientText(R"({"id":"1","do":"echo"})") + clientText(R"({"id":"2","do":"echo"})");
    RawClient client = room.connect(unixPair(), frames.chopped(5));
    QCOMPARE(client.json().value(u"re"_s), u"h"_s);
    QCOMPARE(client.json().value(u"re"_s), u"1"_s);
    client.send(frames.last(5));
    QCOMPARE(client.json().value(u"re"_s), u"2"_s);
}

void TestRealtimeHub::closesForBadFirstFrames_data()
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

void TestRealtimeHub::closesForBadFirstFrames()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    RealtimeRoom room(quickOptions());
    RawClient client = room.connect();
    client.send(bytes);
    QCOMPARE(client.closeCode(), code);
    QVERIFY(client.isEnded());
}

void TestRealtimeHub::closesForBadFrames_data()
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

void TestRealtimeHub::closesForBadFrames()
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

void TestRealtimeHub::closesWhenNoHelloComes()
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

void TestRealtimeHub::dropsSilentPeer()
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

void TestRealtimeHub::keepsPeerThatAnswersPings()
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

void TestRealtimeHub::closesUnfinishedMessage()
{
    RealtimeOptions options = quickOptions();
    options.limits.messageDeadline = 50ms;
    RealtimeRoom room(options);
    RawClient client = room.connect();
    client.hello(7, 70);
    client.send(clientPiece(1, "{\"id\":", false));
    QCOMPARE(client.closeCode(), 4400);
}

void TestRealtimeHub::answersPingsWithinBudgetAndEndsFloods()
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

void TestRealtimeHub::refusesAndThenEndsTooManyCommands()
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

void TestRealtimeHub::tellsEveryConnectionOfTheAudienceAndNobodyElse()
{
    RealtimeRoom room(openOptions());
    std::vector<RawClient> clients;
    for (int i = 0; i < 200; ++i) {
        clients.push_back(room.connect(i % 2 ? tcpPair() : unixPair()));
        QVERIFY(clients.back().hello(1 + i / 2, 1000 + i).contains(u"ok"_s));
    }
    RawClient outsider = room.connect();
    outsider.hello(9999, 99990);
    std::vector<UserId> audience;
    for (int user = 1; user <= 100; ++user)
        audience.emplace_back(user);
    const QString big(3000, u'x');
    for (int n = 0; n < 20; ++n)
        room.publish("message.created", {{u"n"_s, n}, {u"text"_s, big}}, audience);
    for (RawClient &client : clients) {
        for (int n = 0; n < 20; ++n) {
            const QJsonObject event = client.json();
            QCOMPARE(event.value(u"on"_s), u"message.created"_s);
            QCOMPARE(event.value(u"data"_s).toObject().value(u"n"_s).toInt(), n);
        }
    }
    outsider.command("1", "ping");
    QCOMPARE(outsider.json().value(u"re"_s), u"1"_s);
}

void TestRealtimeHub::leavesOutTheSessionThatCausedTheEvent()
{
    RealtimeRoom room(openOptions());
    RawClient typing = room.connect();
    RawClient otherDevice = room.connect();
    typing.hello(7, 70);
    otherDevice.hello(7, 71);
    Event event = tell(ServerEvent{.name = u"typing"_s, .conversation = ConversationId(5), .version = 0, .data = {}}, {UserId(7)});
    event.session = SessionId(70);
    room.publish(event);
    QCOMPARE(otherDevice.json().value(u"on"_s), u"typing"_s);
    room.publish("marker", {}, {UserId(7)});
    QCOMPARE(typing.json().value(u"on"_s), u"marker"_s);
}

void TestRealtimeHub::tellsOnlyViewersAndThoseAlwaysTold()
{
    RealtimeRoom room(openOptions());
    RawClient viewer = room.connect();
    RawClient elsewhere = room.connect();
    RawClient sender = room.connect();
    viewer.hello(1, 10);
    elsewhere.hello(2, 20);
    sender.hello(3, 30);
    viewer.command("v", "viewing", {{u"conversationId"_s, u"5"_s}, {u"idle"_s, false}});
    QVERIFY(viewer.json().contains(u"ok"_s));
    Event event = tell(ServerEvent{.name = u"receipt"_s, .conversation = ConversationId(5), .version = 0, .data = {}},
                       {UserId(1), UserId(2), UserId(3)});
    event.onlyViewersOf = ConversationId(5);
    event.always = {UserId(3)};
    room.publish(event);
    room.publish("marker", {}, {UserId(1), UserId(2), UserId(3)});
    QCOMPARE(viewer.json().value(u"on"_s), u"receipt"_s);
    QCOMPARE(viewer.json().value(u"on"_s), u"marker"_s);
    QCOMPARE(elsewhere.json().value(u"on"_s), u"marker"_s);
    QCOMPARE(sender.json().value(u"on"_s), u"receipt"_s);
    QCOMPARE(sender.json().value(u"on"_s), u"marker"_s);
    viewer.command("v", "viewing", {{u"conversationId"_s, QJsonValue::Null}});
    QVERIFY(viewer.json().contains(u"ok"_s));
    room.publish(event);
    room.publish("marker", {}, {UserId(1)});
    QCOMPARE(viewer.json().value(u"on"_s), u"marker"_s);
}

void TestRealtimeHub::dropsSlowReaderWithCodeAndKeepsOthers()
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

void TestRealtimeHub::keepsNoPeerThatNeverReads()
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

void TestRealtimeHub::stopsReadingWhileTooMuchIsInFlight()
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

void TestRealtimeHub::survivesLostEventsByClosing()
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

void TestRealtimeHub::tellsOnlyTheNamedSessions()
{
    RealtimeRoom room(openOptions());
    RawClient desk = room.connect();
    RawClient deskAgain = room.connect();
    RawClient lap = room.connect();
    desk.hello(7, 70);
    deskAgain.hello(7, 70);
    lap.hello(7, 71);
    room.publish(tellSessions(ServerEvent{.name = u"notification"_s, .conversation = {}, .version = 0, .data = {}}, {SessionId(70)}));
    room.publish("marker", {}, {UserId(7)});
    for (RawClient *client : {&desk, &deskAgain}) {
        QCOMPARE(client->json().value(u"on"_s), u"notification"_s);
        QCOMPARE(client->json().value(u"on"_s), u"marker"_s);
    }
    QCOMPARE(lap.json().value(u"on"_s), u"marker"_s);
}

void TestRealtimeHub::longListsOfThoseAlwaysTold()
{
    RealtimeRoom room(openOptions());
    RawClient viewer = room.connect();
    RawClient sender = room.connect();
    RawClient other = room.connect();
    viewer.hello(1, 10);
    sender.hello(500, 5000);
    other.hello(1001, 10010);
    viewer.command("v", "viewing", {{u"conversationId"_s, u"5"_s}});
    QVERIFY(viewer.json().contains(u"ok"_s));
    Event event = tell(ServerEvent{.name = u"receipt"_s, .conversation = ConversationId(5), .version = 0, .data = {}}, {});
    for (int user = 1; user <= 1001; ++user)
        event.audience.push_back(UserId(user));
    for (int user = 400; user <= 600; ++user)
        event.always.push_back(UserId(user));
    event.onlyViewersOf = ConversationId(5);
    room.publish(event);
    room.publish("marker", {}, {UserId(1), UserId(500), UserId(1001)});
    for (RawClient *client : {&viewer, &sender}) {
        QCOMPARE(client->json().value(u"on"_s), u"receipt"_s);
        QCOMPARE(client->json().value(u"on"_s), u"marker"_s);
    }
    QCOMPARE(other.json().value(u"on"_s), u"marker"_s);
}

void TestRealtimeHub::answersWhatWasMissedBeforeAnythingElse()
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

void TestRealtimeHub::leavesOutWhatDoesNotFitOrCannotBeRead_data()
{
    QTest::addColumn<QString>("since");
    QTest::newRow("none") << QString();
    QTest::newRow("longer than a frame") << u"long"_s;
    QTest::newRow("busy") << u"busy"_s;
}

void TestRealtimeHub::leavesOutWhatDoesNotFitOrCannotBeRead()
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

void TestRealtimeHub::asksForSessionsAgain()
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

void TestRealtimeHub::endsRevokedSession()
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

void TestRealtimeHub::refusesSessionRevokedDuringHello()
{
    RealtimeRoom room(openOptions());
    room.publish(revokeSession(SessionId(70)));
    RawClient late = room.connect();
    QCOMPARE(late.hello(7, 70).value(u"error"_s).toObject().value(u"status"_s).toInt(), 401);
    QCOMPARE(late.closeCode(), 4401);
}

void TestRealtimeHub::turnsAwayBeyondTheLimit()
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

void TestRealtimeHub::limitsConnectionsOfOnePerson()
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

void TestRealtimeHub::answersCloseAndHalfCloses()
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

void TestRealtimeHub::drainsWithinItsTime()
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

void TestRealtimeHub::survivesStorm()
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

void TestRealtimeHub::staysSmallPerIdleConnection()
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

QTEST_GUILESS_MAIN(TestRealtimeHub)
#include "tst_realtime_hub.moc"
