// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gateway/guard_rig.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace std::chrono_literals;

/// Ports, several listeners on one, and the end of it all.
class GuardListeningTest : public QObject
{
    Q_OBJECT

private slots:
    void saysWhichPortIsBusy();
    void drainsRunningRequestsAndClosesIdleOnes();
    void drainEndsAtItsDeadline();
    void sharesAPortAmongListeners();
};

void GuardListeningTest::saysWhichPortIsBusy()
{
    Rig rig;
    Rig other;
    const auto bound = other.gateway().listen(QHostAddress(QHostAddress::LocalHost), rig.port);
    QVERIFY(!bound);
    QVERIFY2(bound.error().detail.contains(QString::number(rig.port)), qPrintable(bound.error().detail));
    QVERIFY(bound.error().detail.contains(QStringLiteral("in use")));
}

void GuardListeningTest::drainsRunningRequestsAndClosesIdleOnes()
{
    Rig rig;
    WireClient idle(rig.port);
    QVERIFY(idle.send(get("/echo")));
    REQUIRE_REPLY(idle.reply(), 200);
    WireClient busy(rig.port);
    QVERIFY(busy.send(get("/late")));
    QVERIFY(rig.waiting.tryAcquire(1, WireClient::patienceMs));
    QElapsedTimer timer;
    timer.start();
    rig.gateway().drain(WireClient::patienceMs * 1ms);
    QVERIFY(timer.elapsed() < WireClient::patienceMs);
    REQUIRE_REPLY(busy.reply(), 200);
    QVERIFY(busy.isClosedByServer());
    QVERIFY(idle.isClosedByServer());
    WireClient late(rig.port);
    QVERIFY(!late.isConnected());
}

void GuardListeningTest::drainEndsAtItsDeadline()
{
    Rig rig;
    WireClient stuck(rig.port);
    QVERIFY(stuck.send(get("/never")));
    QVERIFY(rig.waiting.tryAcquire(1, WireClient::patienceMs));
    QElapsedTimer timer;
    timer.start();
    rig.gateway().drain(100ms);
    QVERIFY(timer.elapsed() >= 100 && timer.elapsed() < WireClient::patienceMs);
    QVERIFY(!stuck.reply().has_value());
}

void GuardListeningTest::sharesAPortAmongListeners()
{
    Rig rig([](GatewayOptions &options) { options.listeners = 4; });
    for (int i = 0; i < 40; ++i) {
        WireClient client(rig.port);
        QVERIFY(client.send(get("/late/" + QByteArray::number(i))));
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
    }
    QCOMPARE(rig.served.load(), 40);
}

QTEST_GUILESS_MAIN(GuardListeningTest)
#include "test_guard_listening.moc"
