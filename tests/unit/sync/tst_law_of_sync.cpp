// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/law_run.h"

#include "tests/unit/sync/law_world.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace kith;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
/// Of one world: then it is large enough, and another one starts.
constexpr int stepsOfWorld = 500;
constexpr int compareEvery = 25;
constexpr int shrinkRuns = 300;

int stepsWanted()
{
    const int asked = qEnvironmentVariableIntValue("KITH_LAW_STEPS");
    if (asked > 0)
        return asked;
    return LawWorld().isOnPostgres() ? 10'000 : 100'000;
}

/// Worlds on as many threads as there are cores; ends with the first that breaks the law.
class Worlds
{
public:
    explicit Worlds(quint32 firstSeed)
        : m_nextSeed(firstSeed)
    {
    }

    void run(int steps)
    {
        m_left = steps;
        std::vector<std::thread> threads;
        for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
            threads.emplace_back([this] { work(); });
        for (std::thread &thread : threads)
            thread.join();
    }

    LawFigures figures;
    std::optional<quint32> failedSeed;
    QString failure;

private:
    void work()
    {
        while (m_left.fetch_sub(stepsOfWorld) > 0) {
            const quint32 seed = m_nextSeed++;
            LawFigures done;
            const auto broken = runLaw(randomSteps(seed, stepsOfWorld), compareEvery, done);
            const std::scoped_lock lock(m_mutex);
            figures.add(done);
            if (broken && !failedSeed) {
                failedSeed = seed;
                failure = broken->what;
                m_left = 0;
            }
        }
    }

    std::atomic<quint32> m_nextSeed;
    std::atomic<int> m_left = 0;
    std::mutex m_mutex;
};

void tellShrunk(quint32 seed)
{
    LawFigures ignored;
    const Steps few = shrunk(randomSteps(seed, stepsOfWorld), shrinkRuns);
    const auto broken = runLaw(few, 1, ignored);
    if (!broken)
        return;
    qWarning().noquote() << u"The same in %1 steps:"_s.arg(few.size());
    for (const QString &line : broken->story)
        qWarning().noquote() << u"  "_s + line;
    qWarning().noquote() << broken->what;
}
} // namespace

/// The law of sync: old snapshot + what was told or asked for = new snapshot, for every person and device, whatever people
/// do; and unread is what counting gives.
///
/// KITH_LAW_SEED=n starts with that world, KITH_LAW_STEPS=n does so many steps.
class TestLawOfSync : public QObject
{
    Q_OBJECT

private slots:
    void everyDeviceEqualsFreshLook();
    void sameDiceMakeTheSameHistory();
};

void TestLawOfSync::everyDeviceEqualsFreshLook()
{
    const int first = qEnvironmentVariableIntValue("KITH_LAW_SEED");
    Worlds worlds(first > 0 ? quint32(first) : 1);
    QElapsedTimer clock;
    clock.start();
    worlds.run(stepsWanted());
    qInfo("%lld steps, %lld accepted, %lld comparisons, %lld ms", worlds.figures.steps, worlds.figures.accepted, worlds.figures.comparisons,
          clock.elapsed());
    if (worlds.failedSeed) {
        qWarning("KITH_LAW_SEED=%u KITH_LAW_STEPS=%d breaks the law", *worlds.failedSeed, stepsOfWorld);
        tellShrunk(*worlds.failedSeed);
        QFAIL(qPrintable(worlds.failure));
    }
    QVERIFY(worlds.figures.accepted * 5 > worlds.figures.steps * 2);
    const QStringList names = stepNames();
    for (qsizetype i = 0; i < names.size(); ++i)
        QVERIFY2(worlds.figures.acceptedOf.at(size_t(i)) > 0, qPrintable(names.at(i)));
}

void TestLawOfSync::sameDiceMakeTheSameHistory()
{
    // Without this no seed could be run again, and nothing be made small.
    LawFigures one;
    LawFigures other;
    QVERIFY(!runLaw(randomSteps(7, 200), 200, one));
    QVERIFY(!runLaw(randomSteps(7, 200), 200, other));
    QCOMPARE(one.accepted, other.accepted);
    QCOMPARE(one.acceptedOf, other.acceptedOf);
}

QTEST_GUILESS_MAIN(TestLawOfSync)
#include "tst_law_of_sync.moc"
