// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/realtime/client_frames.h"
#include "tests/unit/realtime/realtime_room.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

RealtimeOptions presenceOptions(std::chrono::milliseconds grace)
{
    RealtimeOptions options;
    options.threads = 2;
    options.presenceGrace = grace;
    options.limits.sweepEvery = 10ms;
    return options;
}

Attendance socket(quint64 connection, qint64 session, quint32 source = 0)
{
    return {.source = source, .connection = connection, .session = SessionId(session), .activeAt = now()};
}

constexpr UserId watched{7};
constexpr UserId watcher{1};

} // namespace

/// Who is there, who is idle, and who is told of it.
class TestRealtimePresence : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhoComesAndGoes();
    void toleratesReconnectWithinGrace();
    void isIdleOnlyWhenEveryDeviceIs();
    void asksAgainWhenTheDatabaseIsBusy();
    void knowsEachDeviceAndWhatItShows();
    void reportsLapseWhenTheirSourceStalls();
    void whoIsHiddenFromHearsNoMore();
    void hidingWinsOverALookUnderWay();
    void aLookBegunAfterAChangeIsNotLostWithAnOlderOne();
    void whenSomebodyWasLastThereIsKept();
    void bucketRefillsAndForgives();
};

void TestRealtimePresence::tellsWhoComesAndGoes()
{
    RealtimeRoom room(presenceOptions(20ms));
    RawClient audience = room.connect();
    audience.hello(watcher.value(), 10);
    room.setPresenceAudience(watched, {watcher});
    QVERIFY(!room.board().of(watched).isOnline);

    RawClient client = room.connect();
    client.hello(watched.value(), 70);
    const QJsonObject came = audience.json();
    QCOMPARE(came.value(u"on"_s), u"presence"_s);
    QCOMPARE(came.value(u"data"_s).toObject().value(u"userId"_s), u"7"_s);
    QCOMPARE(came.value(u"data"_s).toObject().value(u"online"_s), true);
    QVERIFY(room.board().of(watched).isOnline);

    client.hangUp();
    const QJsonObject left = audience.json();
    QCOMPARE(left.value(u"data"_s).toObject().value(u"online"_s), false);
    QVERIFY(left.value(u"data"_s).toObject().contains(u"lastSeenAt"_s));
    QVERIFY(!room.board().of(watched).isOnline);
}

void TestRealtimePresence::toleratesReconnectWithinGrace()
{
    RealtimeRoom room(presenceOptions(30s));
    RawClient audience = room.connect();
    audience.hello(watcher.value(), 10);
    room.setPresenceAudience(watched, {watcher});
    {
        RawClient first = room.connect();
        first.hello(watched.value(), 70);
        QCOMPARE(audience.json().value(u"data"_s).toObject().value(u"online"_s), true);
    }
    QTRY_COMPARE(room.service().connectionCount(), size_t(1));
    QVERIFY(room.board().of(watched).isOnline);
    RawClient second = room.connect();
    QVERIFY(second.hello(watched.value(), 70).contains(u"ok"_s));
    QVERIFY(audience.isSilentFor(50ms));
}

void TestRealtimePresence::isIdleOnlyWhenEveryDeviceIs()
{
    RealtimeRoom room(presenceOptions(20ms));
    RawClient audience = room.connect();
    audience.hello(watcher.value(), 10);
    room.setPresenceAudience(watched, {watcher});
    RawClient desk = room.connect();
    RawClient lap = room.connect();
    desk.hello(watched.value(), 70);
    QCOMPARE(audience.json().value(u"data"_s).toObject().value(u"idle"_s), false);
    lap.hello(watched.value(), 71);
    desk.command("1", "viewing", {{u"idle"_s, true}});
    QVERIFY(desk.json().contains(u"ok"_s));
    QVERIFY(audience.isSilentFor(30ms));
    lap.command("1", "viewing", {{u"idle"_s, true}});
    QCOMPARE(audience.json().value(u"data"_s).toObject().value(u"idle"_s), true);
    desk.command("2", "viewing", {{u"idle"_s, false}});
    QCOMPARE(audience.json().value(u"data"_s).toObject().value(u"idle"_s), false);
    desk.hangUp();
    QCOMPARE(audience.json().value(u"data"_s).toObject().value(u"idle"_s), true);
    lap.hangUp();
    QCOMPARE(audience.json().value(u"data"_s).toObject().value(u"online"_s), false);
}

void TestRealtimePresence::asksAgainWhenTheDatabaseIsBusy()
{
    PresenceBoard board;
    LocalBus bus;
    int asked = 0;
    std::vector<EventPtr> told;
    bus.subscribe([&told](const std::vector<EventPtr> &events) { told.insert(told.end(), events.begin(), events.end()); });
    const auto audience = [&asked](UserId, const std::function<void(Result<std::vector<UserId>>)> &done) {
        if (++asked < 3)
            done(ErrorCode::Overloaded);
        else
            done(std::vector<UserId>{watcher});
    };
    const auto tracker = std::make_shared<PresenceTracker>(board, bus, audience, 0ms);
    QVERIFY(tracker->arrived(watched, socket(1, 70)));
    QCOMPARE(asked, 1);
    tracker->sweep(0);
    QCOMPARE(asked, 2);
    QVERIFY(told.empty());
    tracker->sweep(0);
    QCOMPARE(told.size(), size_t(1));
    tracker->left(watched, 0, 1);
    tracker->sweep(0);
    QCOMPARE(told.size(), size_t(2));
    tracker->sweep(0);
    QCOMPARE(asked, 4);
}

void TestRealtimePresence::knowsEachDeviceAndWhatItShows()
{
    RealtimeRoom room(presenceOptions(20ms));
    RawClient desk = room.connect();
    RawClient deskAgain = room.connect();
    RawClient lap = room.connect();
    desk.hello(watched.value(), 70);
    deskAgain.hello(watched.value(), 70);
    lap.hello(watched.value(), 71);
    desk.command("1", "viewing", {{u"conversationId"_s, u"5"_s}, {u"idle"_s, false}});
    QVERIFY(desk.json().contains(u"ok"_s));
    deskAgain.command("1", "viewing", {{u"conversationId"_s, QJsonValue::Null}, {u"idle"_s, true}});
    QVERIFY(deskAgain.json().contains(u"ok"_s));
    lap.command("1", "viewing", {{u"conversationId"_s, u"6"_s}, {u"idle"_s, true}});
    QVERIFY(lap.json().contains(u"ok"_s));

    const auto devices = room.board().devices(watched);
    QCOMPARE(devices.size(), size_t(2));
    QCOMPARE(devices[0].session, SessionId(70));
    QVERIFY(!devices[0].isIdle);
    QVERIFY(devices[0].isViewing(ConversationId(5)));
    QCOMPARE(devices[1].session, SessionId(71));
    QVERIFY(devices[1].isIdle);
    // What an idle device shows, nobody sees.
    QVERIFY(!devices[1].isViewing(ConversationId(6)));
    QCOMPARE(room.board().devicesOf({watched, watcher}).keys(), QList<UserId>{watched});

    // The one that a person used last comes first. Activity is told in milliseconds.
    QTRY_VERIFY(now() > room.board().devices(watched)[0].activeAt);
    lap.command("2", "viewing", {{u"conversationId"_s, u"6"_s}, {u"idle"_s, false}});
    QVERIFY(lap.json().contains(u"ok"_s));
    QCOMPARE(room.board().devices(watched)[0].session, SessionId(71));
    desk.hangUp();
    QTRY_COMPARE(room.board().socketCount(watched), 2);
    QCOMPARE(room.board().devices(watched).size(), size_t(2));
    QVERIFY(room.board().devices(watched)[1].isIdle);
}

void TestRealtimePresence::reportsLapseWhenTheirSourceStalls()
{
    PresenceBoard board(60ms);
    LocalBus bus;
    std::vector<EventPtr> told;
    bus.subscribe([&told](const std::vector<EventPtr> &events) { told.insert(told.end(), events.begin(), events.end()); });
    const auto audience = [](UserId, const std::function<void(Result<std::vector<UserId>>)> &done) { done(std::vector<UserId>{watcher}); };
    const auto tracker = std::make_shared<PresenceTracker>(board, bus, audience, 0ms);
    constexpr UserId other{8};
    QVERIFY(tracker->arrived(watched, socket(1, 70, 1)));
    QVERIFY(tracker->arrived(other, socket(1, 80, 2)));
    QCOMPARE(told.size(), size_t(2));
    // Source 1 says nothing any more, source 2 goes on.
    QTRY_VERIFY_WITH_TIMEOUT((tracker->sweep(2), !board.of(watched).isOnline), 2000);
    QVERIFY(board.devices(watched).empty());
    QVERIFY(board.of(other).isOnline);
    tracker->sweep(2);
    QCOMPARE(told.size(), size_t(3));
    QCOMPARE(told.back()->data.value(u"userId"_s), u"7"_s);
    QCOMPARE(told.back()->data.value(u"online"_s), false);
    tracker->sweep(2);
    QCOMPARE(told.size(), size_t(3));
    // It was only slow.
    tracker->sweep(1);
    QVERIFY(board.of(watched).isOnline);
    QCOMPARE(told.size(), size_t(4));
    QCOMPARE(told.back()->data.value(u"online"_s), true);
}

void TestRealtimePresence::whoIsHiddenFromHearsNoMore()
{
    RealtimeRoom room(presenceOptions(20ms));
    constexpr UserId friendly{2};
    RawClient blocked = room.connect();
    RawClient stays = room.connect();
    blocked.hello(watcher.value(), 10);
    stays.hello(friendly.value(), 20);
    room.setPresenceAudience(watched, {watcher, friendly});
    RawClient client = room.connect();
    client.hello(watched.value(), 70);
    for (RawClient *peer : {&blocked, &stays})
        QCOMPARE(peer->json().value(u"data"_s).toObject().value(u"online"_s), true);

    room.setPresenceAudience(watched, {friendly});
    room.publish(presenceAudienceChanged(watched, {watcher}));
    const QJsonObject hidden = blocked.json().value(u"data"_s).toObject();
    QCOMPARE(hidden, (QJsonObject{{u"userId"_s, u"7"_s}, {u"online"_s, false}, {u"idle"_s, false}}));
    QCOMPARE(stays.json().value(u"data"_s).toObject().value(u"online"_s), true);
    client.command("1", "viewing", {{u"idle"_s, true}});
    QCOMPARE(stays.json().value(u"data"_s).toObject().value(u"idle"_s), true);
    room.publish("marker", {}, {watcher});
    QCOMPARE(blocked.json().value(u"on"_s), u"marker"_s);

    // And shown again.
    room.setPresenceAudience(watched, {watcher, friendly});
    room.publish(presenceAudienceChanged(watched));
    QCOMPARE(blocked.json().value(u"data"_s).toObject().value(u"online"_s), true);
}

void TestRealtimePresence::hidingWinsOverALookUnderWay()
{
    PresenceBoard board;
    LocalBus bus;
    std::vector<EventPtr> told;
    bus.subscribe([&told](const std::vector<EventPtr> &events) { told.insert(told.end(), events.begin(), events.end()); });
    std::vector<std::function<void(Result<std::vector<UserId>>)>> looks;
    const auto audience = [&looks](UserId, std::function<void(Result<std::vector<UserId>>)> done) { looks.push_back(std::move(done)); };
    const auto tracker = std::make_shared<PresenceTracker>(board, bus, audience, 0ms);
    QVERIFY(tracker->arrived(watched, socket(1, 70)));
    QCOMPARE(looks.size(), size_t(1));
    tracker->audienceChanged(watched, {watcher});
    // Found before the block, answered after it.
    looks[0](std::vector<UserId>{watcher});
    for (const EventPtr &event : told)
        QCOMPARE(event->data.value(u"online"_s), false);
    QCOMPARE(looks.size(), size_t(2));
    told.clear();
    looks[1](std::vector<UserId>{UserId(2)});
    QCOMPARE(told.size(), size_t(1));
    QCOMPARE(told[0]->audience, std::vector<UserId>{UserId(2)});
    QCOMPARE(told[0]->data.value(u"online"_s), true);
}

void TestRealtimePresence::aLookBegunAfterAChangeIsNotLostWithAnOlderOne()
{
    PresenceBoard board;
    LocalBus bus;
    std::vector<EventPtr> told;
    bus.subscribe([&told](const std::vector<EventPtr> &events) { told.insert(told.end(), events.begin(), events.end()); });
    std::vector<std::function<void(Result<std::vector<UserId>>)>> looks;
    const auto audience = [&looks](UserId, std::function<void(Result<std::vector<UserId>>)> done) { looks.push_back(std::move(done)); };
    const auto tracker = std::make_shared<PresenceTracker>(board, bus, audience, 0ms);
    QVERIFY(tracker->arrived(watched, socket(1, 70)));
    tracker->audienceChanged(watched, {});
    tracker->tellNext();
    QCOMPARE(looks.size(), size_t(2));
    looks[0](std::vector<UserId>());
    looks[1](std::vector<UserId>{watcher});
    // Whatever of the two was thrown away, in the end the new audience is told.
    for (size_t at = 2; at < looks.size() && at < 5; ++at)
        looks[at](std::vector<UserId>{watcher});
    QCOMPARE(told.size(), size_t(1));
    QCOMPARE(told[0]->audience, std::vector<UserId>{watcher});
    QCOMPARE(told[0]->data.value(u"online"_s), true);
}

void TestRealtimePresence::whenSomebodyWasLastThereIsKept()
{
    RealtimeRoom room(presenceOptions(20ms));
    const Timestamp before = now();
    RawClient gone = room.connect();
    gone.hello(watched.value(), 70);
    RawClient here = room.connect();
    here.hello(watcher.value(), 10);
    gone.hangUp();
    QTRY_COMPARE(room.seen().size(), size_t(1));
    QCOMPARE(room.seen()[0].first, watched);
    QVERIFY(room.seen()[0].second >= before && room.seen()[0].second <= now());
    // The end of the server is an end of everybody's visit.
    here.hangUp();
    room.service().drain(1s);
    QTRY_COMPARE(room.seen().size(), size_t(2));
    QCOMPARE(room.seen()[1].first, watcher);
}

void TestRealtimePresence::bucketRefillsAndForgives()
{
    using Verdict = RateGuard::Verdict;
    const RateLimit limit{.perSecond = 2, .burst = 4, .strikes = 3};
    RateGuard guard;
    for (int i = 0; i < 4; ++i)
        QCOMPARE(guard.charge(1000, limit), Verdict::Allowed);
    QCOMPARE(guard.charge(1000, limit), Verdict::Refused);
    QCOMPARE(guard.charge(1500, limit), Verdict::Allowed);
    QCOMPARE(guard.charge(1500, limit), Verdict::Refused);
    QCOMPARE(guard.charge(10'000, limit), Verdict::Allowed);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(guard.charge(10'000, limit), Verdict::Allowed);
    QCOMPARE(guard.charge(10'000, limit), Verdict::Refused);
    QCOMPARE(guard.charge(10'000, limit), Verdict::Refused);
    QCOMPARE(guard.charge(10'000, limit), Verdict::Refused);
    QCOMPARE(guard.charge(10'000, limit), Verdict::Exhausted);
    RateGuard unlimited;
    for (int i = 0; i < 10'000; ++i)
        QCOMPARE(unlimited.charge(0, {}), Verdict::Allowed);
}

QTEST_GUILESS_MAIN(TestRealtimePresence)
#include "tst_realtime_presence.moc"
