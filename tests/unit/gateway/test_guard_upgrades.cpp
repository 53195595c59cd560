// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gateway/guard_rig.h"

#include <QtTest/QTest>

#include <fcntl.h>
#include <sys/socket.h>

using namespace kith;
using namespace kith::server;
using namespace kith::test;

/// Connections that become WebSockets leave the gateway alive and counted.
class GuardUpgradesTest : public QObject
{
    Q_OBJECT

private slots:
    void countsUpgradedConnectionsUntilTheyEnd();
    void upgradesAndTakesEarlyBytesAlong();
    void refusesUpgrades_data();
    void refusesUpgrades();
};

void GuardUpgradesTest::countsUpgradedConnectionsUntilTheyEnd()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.connectionsPerAddress = 1; });
    WireClient first(rig.port);
    QVERIFY(first.send(handshake()));
    QVERIFY(rig.upgraded());
    {
        WireClient second(rig.port);
        REQUIRE_REPLY(second.reply(), 503);
    }
    rig.forgetUpgraded();
    // Not QTRY_VERIFY, which asks once more after it was true.
    const QDeadlineTimer deadline(WireClient::patienceMs);
    bool isLetIn = false;
    while (!isLetIn && !deadline.hasExpired()) {
        WireClient client(rig.port);
        client.send(get("/echo"));
        const auto reply = client.reply();
        isLetIn = reply && reply->status == 200;
    }
    QVERIFY(isLetIn);
}

void GuardUpgradesTest::upgradesAndTakesEarlyBytesAlong()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send(handshake() + "early"));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 101);
    QCOMPARE(reply->header("sec-websocket-accept"), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    QCOMPARE(reply->header("sec-websocket-protocol"), QByteArray("kith.1"));
    const auto upgraded = rig.upgraded();
    QVERIFY(upgraded.has_value());
    QCOMPARE(upgraded->earlyBytes, QByteArray("early"));
    QCOMPARE(upgraded->peer, QHostAddress(QHostAddress::LocalHost));
    QVERIFY(fcntl(upgraded->descriptor, F_GETFD) & FD_CLOEXEC);
    QVERIFY(fcntl(upgraded->descriptor, F_GETFL) & O_NONBLOCK);

    // The connection is alive in both directions and nobody else reads from it.
    QCOMPARE(::send(upgraded->descriptor, "from hub", 8, MSG_NOSIGNAL), 8);
    QCOMPARE(client.read(8), QByteArray("from hub"));
    QVERIFY(client.send("to hub"));
    QByteArray got;
    QTRY_VERIFY(([&] {
        char buffer[64];
        const auto size = ::recv(upgraded->descriptor, buffer, sizeof(buffer), MSG_DONTWAIT);
        if (size > 0)
            got.append(buffer, size);
        return got == "to hub";
    })());
    QCOMPARE(rig.served.load(), 0);
}

void GuardUpgradesTest::refusesUpgrades_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("other path") << handshake("/echo") << 400;
    QTest::newRow("foreign origin") << handshake("/ws", "Origin: https://evil.example\r\n") << 403;
    QTest::newRow("plain get") << get("/ws") << 426;
    QTest::newRow("post") << post("/ws", {}) << 405;
    QTest::newRow("old version") << get("/ws", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 8\r\n") << 426;
    QTest::newRow("missing key") << get("/ws", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n") << 400;
}

void GuardUpgradesTest::refusesUpgrades()
{
    QFETCH(QByteArray, bytes);
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send(bytes));
    const auto reply = client.reply();
    QVERIFY(reply.has_value());
    QTEST(reply->status, "status");
    if (reply->status == 426)
        QCOMPARE(reply->header("sec-websocket-version"), QByteArray("13"));
    QVERIFY(client.isClosedByServer());
    QCOMPARE(rig.served.load(), 0);
}

QTEST_GUILESS_MAIN(GuardUpgradesTest)
#include "test_guard_upgrades.moc"
