// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/backoff.h"

#include <QtTest/QtTest>

using kith::client::Backoff;
using namespace std::chrono_literals;

class BackoffTest : public QObject
{
    Q_OBJECT

private slots:
    void ceilingDoublesUpToTheLast()
    {
        Backoff backoff(200ms, 30s, [] { return 1.0; });
        QList<qint64> waits;
        for (int i = 0; i < 10; ++i)
            waits.append(backoff.next().count());
        const QList<qint64> expected{200, 400, 800, 1600, 3200, 6400, 12800, 25600, 30000, 30000};
        QCOMPARE(waits, expected);
    }

    void jitterReachesFromNothingToTheCeiling()
    {
        double dice = 0.0;
        Backoff backoff(200ms, 30s, [&dice] { return dice; });
        QCOMPARE(backoff.next(), 0ms);
        dice = 0.5;
        QCOMPARE(backoff.next(), 200ms);
        dice = 0.25;
        QCOMPARE(backoff.next(), 200ms);
    }

    void ownDiceStaysInRangeAndDiffers()
    {
        QSet<qint64> seen;
        for (int i = 0; i < 200; ++i) {
            Backoff backoff(1000ms, 30s);
            const auto wait = backoff.next();
            QVERIFY(wait >= 0ms && wait <= 1000ms);
            seen.insert(wait.count());
        }
        QVERIFY(seen.size() > 20);
    }

    void resetStartsOver()
    {
        Backoff backoff(200ms, 30s, [] { return 1.0; });
        (void)backoff.next();
        (void)backoff.next();
        backoff.reset();
        QCOMPARE(backoff.next(), 200ms);
    }
};

QTEST_APPLESS_MAIN(BackoffTest)
#include "test_backoff.moc"
