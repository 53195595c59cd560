// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/realtime/realtime_room.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Who of the connected hears an event, and who does not.
class TestRealtimeAudience : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { allowManySockets(); }
    void tellsEveryConnectionOfTheAudienceAndNobodyElse();
    void leavesOutTheSessionThatCausedTheEvent();
    void tellsOnlyViewersAndThoseAlwaysTold();
    void tellsOnlyTheNamedSessions();
    void longListsOfThoseAlwaysTold();
};

void TestRealtimeAudience::tellsEveryConnectionOfTheAudienceAndNobodyElse()
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

void TestRealtimeAudience::leavesOutTheSessionThatCausedTheEvent()
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

void TestRealtimeAudience::tellsOnlyViewersAndThoseAlwaysTold()
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

void TestRealtimeAudience::tellsOnlyTheNamedSessions()
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

void TestRealtimeAudience::longListsOfThoseAlwaysTold()
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

QTEST_GUILESS_MAIN(TestRealtimeAudience)
#include "tst_realtime_audience.moc"
