// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/loop_lag.h"

#include <QtTest/QTest>

using namespace kith::server;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestLoopLag : public QObject
{
    Q_OBJECT

private slots:
    void countsEveryThreadOfALoop();
    void asksALateLoopNoFurtherAndSaysHowLateItWas();
    void noticesThatItsOwnLoopIsHeldUp();

private:
    static double valueOf(const MetricSource &source, const QByteArray &series)
    {
        MetricsText out;
        source(out);
        for (const QByteArray &line : out.text().split('\n')) {
            if (line.startsWith(QByteArray("kith_eventloop_lag_seconds_" + series + ' ')))
                return line.mid(line.lastIndexOf(' ') + 1).toDouble();
        }
        return -1;
    }
};

void TestLoopLag::countsEveryThreadOfALoop()
{
    int rounds = 0;
    LoopLag lag({{"pair",
                  [&rounds](const auto &came) {
                      ++rounds;
                      came();
                      came();
                  },
                  2}},
                10ms);
    const MetricSource source = lag.metrics();
    QCOMPARE(valueOf(source, "count{loop=\"pair\"}"), 0.0);
    QTRY_VERIFY(rounds >= 3);
    QCOMPARE(valueOf(source, "count{loop=\"pair\"}"), 2.0 * rounds);
    QCOMPARE(valueOf(source, "count{loop=\"main\"}"), double(rounds));
}

void TestLoopLag::asksALateLoopNoFurtherAndSaysHowLateItWas()
{
    std::vector<std::function<void()>> waiting;
    MetricSource source;
    {
        LoopLag lag({{"late", [&waiting](const auto &came) { waiting.push_back(came); }}}, 10ms);
        source = lag.metrics();
        QTRY_VERIFY(valueOf(source, "count{loop=\"main\"}") >= 10);
        QCOMPARE(waiting.size(), size_t(1));
        QCOMPARE(valueOf(source, "count{loop=\"late\"}"), 0.0);
        QTest::qWait(120);
        waiting.front()();
        QCOMPARE(valueOf(source, "bucket{loop=\"late\",le=\"0.1\"}"), 0.0);
        QCOMPARE(valueOf(source, "count{loop=\"late\"}"), 1.0);
        QTRY_VERIFY(waiting.size() > 1);
    }
    waiting.back()(); // comes when nobody measures any more
    QCOMPARE(valueOf(source, "count{loop=\"late\"}"), 2.0);
}

void TestLoopLag::noticesThatItsOwnLoopIsHeldUp()
{
    LoopLag lag({}, 10ms);
    const MetricSource source = lag.metrics();
    QTRY_VERIFY(valueOf(source, "count{loop=\"main\"}") >= 1);
    const double before = valueOf(source, "sum{loop=\"main\"}");
    QTest::qSleep(400);
    QTRY_VERIFY(valueOf(source, "sum{loop=\"main\"}") - before > 0.3);
}

QTEST_GUILESS_MAIN(TestLoopLag)
#include "test_loop_lag.moc"
