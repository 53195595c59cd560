// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/watchdog.h"

#include <QtTest/QTest>

#include <thread>
#include <unistd.h>

using namespace kith::server;
using namespace std::chrono_literals;

class TestWatchdog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void pingsWhileAllAnswer();
    void saysNothingWhileOnePartIsSilent();
    void goesOnWhenThePartAnswersAgain();
    void waitsForEveryThreadOfAPart();
    void readsWhatSystemdAllows_data();
    void readsWhatSystemdAllows();

private:
    int m_pings = 0;
};

void TestWatchdog::init()
{
    m_pings = 0;
}

void TestWatchdog::pingsWhileAllAnswer()
{
    std::vector<std::thread> threads;
    const auto elsewhere = [&threads](const std::function<void()> &alive) { threads.emplace_back(alive); };
    {
        const Watchdog watchdog({{"one", elsewhere}, {"other", [](const auto &alive) { alive(); }}}, 20ms, [this] { ++m_pings; });
        QCOMPARE(m_pings, 1); // systemd hears from the start on
        QTRY_VERIFY(m_pings >= 5);
    }
    for (std::thread &thread : threads)
        thread.join();
}

void TestWatchdog::saysNothingWhileOnePartIsSilent()
{
    int asked = 0;
    QTest::ignoreMessage(QtWarningMsg, "stuck does not answer; systemd is told nothing until it does");
    const Watchdog watchdog({{"stuck", [&asked](const auto &) { ++asked; }}, {"other", [](const auto &alive) { alive(); }}}, 10ms,
                            [this] { ++m_pings; });
    QTRY_VERIFY(asked >= 10);
    QCOMPARE(m_pings, 1);
}

void TestWatchdog::goesOnWhenThePartAnswersAgain()
{
    bool isStuck = true;
    int asked = 0;
    const auto ask = [&](const std::function<void()> &alive) {
        ++asked;
        if (!isStuck)
            alive();
    };
    QTest::ignoreMessage(QtWarningMsg, "part does not answer; systemd is told nothing until it does");
    const Watchdog watchdog({{"part", ask}}, 10ms, [this] { ++m_pings; });
    QTRY_VERIFY(asked >= 5);
    QCOMPARE(m_pings, 1);
    QTest::ignoreMessage(QtInfoMsg, "part answers again");
    isStuck = false;
    QTRY_VERIFY(m_pings >= 3);
}

void TestWatchdog::waitsForEveryThreadOfAPart()
{
    int answering = 2;
    int asked = 0;
    const auto ask = [&](const std::function<void()> &alive) {
        ++asked;
        for (int i = 0; i < answering; ++i)
            alive();
    };
    QTest::ignoreMessage(QtWarningMsg, "pool does not answer; systemd is told nothing until it does");
    const Watchdog watchdog({{"pool", ask, 3}}, 10ms, [this] { ++m_pings; });
    QTRY_VERIFY(asked >= 5);
    QCOMPARE(m_pings, 1);
    answering = 3;
    QTRY_VERIFY(m_pings >= 3);
}

void TestWatchdog::readsWhatSystemdAllows_data()
{
    QTest::addColumn<QByteArray>("microseconds");
    QTest::addColumn<QByteArray>("pid");
    QTest::addColumn<int>("ms");
    const QByteArray own = QByteArray::number(::getpid());
    QTest::newRow("half of it") << QByteArray("30000000") << own << 15'000;
    QTest::newRow("without a pid") << QByteArray("2000000") << QByteArray() << 1'000;
    QTest::newRow("for another process") << QByteArray("30000000") << QByteArray("1") << -1;
    QTest::newRow("none") << QByteArray() << QByteArray() << -1;
    QTest::newRow("zero") << QByteArray("0") << own << -1;
    QTest::newRow("nonsense") << QByteArray("soon") << own << -1;
}

void TestWatchdog::readsWhatSystemdAllows()
{
    QFETCH(QByteArray, microseconds);
    QFETCH(QByteArray, pid);
    QFETCH(int, ms);
    qputenv("WATCHDOG_USEC", microseconds);
    qputenv("WATCHDOG_PID", pid);
    const auto interval = Watchdog::intervalFromSystemd();
    qunsetenv("WATCHDOG_USEC");
    qunsetenv("WATCHDOG_PID");
    QCOMPARE(interval ? int(interval->count()) : -1, ms);
}

QTEST_GUILESS_MAIN(TestWatchdog)
#include "test_watchdog.moc"
