// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/command_line.h"

#include <QtTest/QtTest>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

class TestServerConfig : public QObject
{
    Q_OBJECT

private slots:
    void readsListenAddresses_data();
    void readsListenAddresses();
    void flagsWinOverEnvironment();
    void registrationIsOpenOnLoopbackOnly();
    void namesEveryMistakeAtOnce();
    void fastHashingIsForLoopbackOnly();
    void readsTheCommandLine();
};

void TestServerConfig::readsListenAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::newRow("ipv4") << u"127.0.0.1:8065"_s << u"127.0.0.1"_s << 8065;
    QTest::newRow("any port") << u"0.0.0.0:0"_s << u"0.0.0.0"_s << 0;
    QTest::newRow("ipv6") << u"[::1]:80"_s << u"::1"_s << 80;
    QTest::newRow("localhost") << u"localhost:1"_s << u"127.0.0.1"_s << 1;
    QTest::newRow("bare ipv6") << u"::1:80"_s << QString() << 0;
    QTest::newRow("no port") << u"127.0.0.1"_s << QString() << 0;
    QTest::newRow("port too large") << u"127.0.0.1:65536"_s << QString() << 0;
    QTest::newRow("host name") << u"example.org:80"_s << QString() << 0;
    QTest::newRow("empty") << QString() << QString() << 0;
}

void TestServerConfig::readsListenAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    QFETCH(int, port);
    const auto parsed = parseListen(text);
    QCOMPARE(parsed.has_value(), !address.isEmpty());
    if (parsed)
        QCOMPARE(*parsed, std::pair(address, port));
}

void TestServerConfig::flagsWinOverEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"KITHD_LISTEN"_s, u"127.0.0.1:1111"_s);
    environment.insert(u"KITHD_DATA_DIR"_s, u"/env"_s);
    const auto config = makeConfig({.dataDir = u"/flag"_s,
                                    .listen = {},
                                    .database = {},
                                    .registration = {},
                                    .logLevel = {},
                                    .listenerThreads = {},
                                    .connectionsPerAddress = {}},
                                   environment);
    QVERIFY(config);
    QCOMPARE(config->dataDir, u"/flag"_s);
    QCOMPARE(config->listenPort, 1111);
}

void TestServerConfig::registrationIsOpenOnLoopbackOnly()
{
    ConfigFlags flags;
    QCOMPARE(makeConfig(flags, {})->registration, Registration::Open);
    flags.listen = u"0.0.0.0:8065"_s;
    QCOMPARE(makeConfig(flags, {})->registration, Registration::Closed);
    flags.registration = u"open"_s;
    QCOMPARE(makeConfig(flags, {})->registration, Registration::Open);
}

void TestServerConfig::namesEveryMistakeAtOnce()
{
    ConfigFlags flags;
    flags.listen = u"nowhere"_s;
    flags.registration = u"maybe"_s;
    flags.logLevel = u"loud"_s;
    flags.dataDir = QString();
    flags.trustedProxies = QStringList{u"10.0.0.0/99"_s};
    const auto config = makeConfig(flags, {});
    QVERIFY(!config);
    QCOMPARE(config.error().fields.size(), 5);
}

void TestServerConfig::fastHashingIsForLoopbackOnly()
{
    ConfigFlags flags;
    flags.hashesCheaply = true;
    QVERIFY(makeConfig(flags, {}));
    flags.listen = u"0.0.0.0:0"_s;
    QVERIFY(!makeConfig(flags, {}));
}

void TestServerConfig::readsTheCommandLine()
{
    const char *words[] = {"kithd",           "serve",      "--data-dir",      "/d", "--listen", "[::1]:9",
                           "--trusted-proxy", "10.0.0.0/8", "--trusted-proxy", "::1"};
    const CommandLine line = parseCommandLine(int(std::size(words)), const_cast<char **>(words));
    QCOMPARE(line.command, CommandLine::Command::Serve);
    QCOMPARE(line.flags.dataDir, u"/d"_s);
    QCOMPARE(line.flags.trustedProxies, (QStringList{u"10.0.0.0/8"_s, u"::1"_s}));

    const char *unknown[] = {"kithd", "serve", "--sideways"};
    const CommandLine refused = parseCommandLine(int(std::size(unknown)), const_cast<char **>(unknown));
    QCOMPARE(refused.command, CommandLine::Command::Exit);
    QCOMPARE(refused.exitCode, 2);
}

QTEST_GUILESS_MAIN(TestServerConfig)
#include "test_server_config.moc"
