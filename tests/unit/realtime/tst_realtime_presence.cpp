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
    tracker->arrived(watched, false);
    QCOMPARE(asked, 1);
    tracker->sweep();
    QCOMPARE(asked, 2);
    QVERIFY(told.empty());
    tracker->sweep();
    QCOMPARE(told.size(), size_t(1));
    tracker->left(watched, false);
    tracker->sweep();
    QCOMPARE(told.size(), size_t(2));
    tracker->sweep();
    QCOMPARE(asked, 4);
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
