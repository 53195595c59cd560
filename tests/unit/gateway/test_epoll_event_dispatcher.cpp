// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/epoll_event_dispatcher.h"

#include <QtCore/QSocketNotifier>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <atomic>
#include <memory>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using kith::server::EpollEventDispatcher;
using namespace std::chrono_literals;

namespace {

// Runs a function in a fresh thread on our dispatcher, with an event loop that ends at quit() or fails the deadline.
class LoopThread : public QThread
{
public:
    explicit LoopThread(std::function<void(QObject &)> start)
        : m_start(std::move(start))
    {
        setEventDispatcher(new EpollEventDispatcher);
        QThread::start();
    }
    ~LoopThread() override
    {
        quit();
        wait();
    }
    bool finishes() { return wait(QDeadlineTimer(10s)); }

protected:
    void run() override
    {
        QObject context;
        m_start(context);
        exec();
    }

private:
    std::function<void(QObject &)> m_start;
};

struct Pair
{
    Pair() { ok = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) == 0; }
    ~Pair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    Q_DISABLE_COPY_MOVE(Pair)
    void poke() const { ok = ::write(ends[1], "x", 1) == 1 && ok; }
    void take() const
    {
        char c = 0;
        ok = ::read(ends[0], &c, 1) == 1 && ok;
    }
    int ends[2] = {-1, -1};
    mutable bool ok = false;
};

} // namespace

class EpollEventDispatcherTest : public QObject
{
    Q_OBJECT

private slots:
    void firesTimersInOrderOfTheirDueTime();
    void neverFiresATimerEarly();
    void zeroTimerRunsEveryTurnWithoutStarvingSockets();
    void timerMayKillItselfAndOthersInsideItsCallback();
    void remainingTimeCountsDown();
    void deliversEventsPostedFromManyThreads();
    void exitsWhenQuitComesFromAnotherThread();
    void exitsWhenQuitRacesWithTheStart();
    void notifiesReadersAndWritersOfOneDescriptor();
    void disabledNotifierIsSilentUntilEnabledAgain();
    void notifierMayBeDeletedInsideItsOwnCallback();
    void notifierDeletedByItsNeighbourIsNotCalled();
    void reusedDescriptorBelongsToItsNewNotifier();
    void duplicateOfAClosedDescriptorIsNotReported();
    void hangUpReachesTheReader();
    void nestedLoopServesSocketsAndTimers();
    void timersFollowAnObjectToAnotherThread();
};

void EpollEventDispatcherTest::firesTimersInOrderOfTheirDueTime()
{
    QList<int> order;
    LoopThread thread([&](QObject &context) {
        for (const int delay : {30, 0, 10, 20, 10}) {
            QTimer::singleShot(delay, Qt::PreciseTimer, &context, [&order, delay] {
                order.append(delay);
                if (order.size() == 5)
                    QThread::currentThread()->quit();
            });
        }
    });
    QVERIFY(thread.finishes());
    QCOMPARE(order, QList<int>({0, 10, 10, 20, 30}));
}

void EpollEventDispatcherTest::neverFiresATimerEarly()
{
    std::chrono::nanoseconds elapsed{};
    LoopThread thread([&](QObject &context) {
        const auto begun = std::chrono::steady_clock::now();
        QTimer::singleShot(25, Qt::PreciseTimer, &context, [&elapsed, begun] {
            elapsed = std::chrono::steady_clock::now() - begun;
            QThread::currentThread()->quit();
        });
    });
    QVERIFY(thread.finishes());
    QVERIFY(elapsed >= 25ms);
}

void EpollEventDispatcherTest::zeroTimerRunsEveryTurnWithoutStarvingSockets()
{
    const Pair pair;
    int turns = 0;
    LoopThread thread([&](QObject &context) {
        auto *timer = new QTimer(&context);
        auto *notifier = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, &context);
        QObject::connect(timer, &QTimer::timeout, &context, [&] {
            if (++turns == 50)
                pair.poke();
        });
        QObject::connect(notifier, &QSocketNotifier::activated, &context, [] { QThread::currentThread()->quit(); });
        timer->start(0);
    });
    QVERIFY(thread.finishes());
    QVERIFY(turns >= 50);
    QVERIFY(pair.ok);
}

void EpollEventDispatcherTest::timerMayKillItselfAndOthersInsideItsCallback()
{
    int firstFired = 0;
    int secondFired = 0;
    LoopThread thread([&](QObject &context) {
        auto *first = new QTimer(&context);
        auto *second = new QTimer(&context);
        QObject::connect(first, &QTimer::timeout, &context, [&, first, second] {
            ++firstFired;
            delete second;
            delete first;
            QTimer::singleShot(20, &context, [] { QThread::currentThread()->quit(); });
        });
        QObject::connect(second, &QTimer::timeout, &context, [&] { ++secondFired; });
        first->start(0);
        second->start(0);
    });
    QVERIFY(thread.finishes());
    QCOMPARE(firstFired, 1);
    QCOMPARE(secondFired, 0);
}

void EpollEventDispatcherTest::remainingTimeCountsDown()
{
    int remaining = -1;
    LoopThread thread([&](QObject &context) {
        auto *timer = new QTimer(&context);
        timer->start(60s);
        remaining = timer->remainingTime();
        QThread::currentThread()->quit();
    });
    QVERIFY(thread.finishes());
    QVERIFY2(remaining > 50'000 && remaining <= 60'000, QByteArray::number(remaining).constData());
}

void EpollEventDispatcherTest::deliversEventsPostedFromManyThreads()
{
    static constexpr int perThread = 5000;
    int received = 0;
    std::atomic<QObject *> target = nullptr;
    LoopThread thread([&](QObject &context) { target = &context; });
    QTRY_VERIFY(target.load() != nullptr);
    std::vector<std::unique_ptr<QThread>> posters;
    for (int i = 0; i < 3; ++i) {
        posters.emplace_back(QThread::create([&] {
            for (int n = 0; n < perThread; ++n) {
                QMetaObject::invokeMethod(
                    target.load(),
                    [&received] {
                        if (++received == 3 * perThread)
                            QThread::currentThread()->quit();
                    },
                    Qt::QueuedConnection);
            }
        }));
        posters.back()->start();
    }
    for (const auto &poster : posters)
        QVERIFY(poster->wait(QDeadlineTimer(10s)));
    QVERIFY(thread.finishes());
    QCOMPARE(received, 3 * perThread);
}

void EpollEventDispatcherTest::exitsWhenQuitComesFromAnotherThread()
{
    LoopThread thread([](QObject &) {});
    QTRY_VERIFY(thread.isRunning());
    thread.quit();
    QVERIFY(thread.finishes());
}

void EpollEventDispatcherTest::exitsWhenQuitRacesWithTheStart()
{
    for (int i = 0; i < 200; ++i) {
        LoopThread thread([](QObject &context) {
            QMetaObject::invokeMethod(
                &context, [] { QThread::currentThread()->quit(); }, Qt::QueuedConnection);
        });
        QVERIFY(thread.finishes());
    }
}

void EpollEventDispatcherTest::notifiesReadersAndWritersOfOneDescriptor()
{
    const Pair pair;
    bool wasReadable = false;
    bool wasWritable = false;
    LoopThread thread([&](QObject &context) {
        auto *reader = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, &context);
        auto *writer = new QSocketNotifier(pair.ends[0], QSocketNotifier::Write, &context);
        QObject::connect(writer, &QSocketNotifier::activated, &context, [&, writer] {
            wasWritable = true;
            writer->setEnabled(false);
            pair.poke();
        });
        QObject::connect(reader, &QSocketNotifier::activated, &context, [&] {
            wasReadable = true;
            QThread::currentThread()->quit();
        });
    });
    QVERIFY(thread.finishes());
    QVERIFY(wasReadable && wasWritable);
}

void EpollEventDispatcherTest::disabledNotifierIsSilentUntilEnabledAgain()
{
    const Pair pair;
    int calls = 0;
    int callsWhileDisabled = 0;
    LoopThread thread([&](QObject &context) {
        auto *reader = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, &context);
        QObject::connect(reader, &QSocketNotifier::activated, &context, [&, reader] {
            if (++calls == 1) {
                reader->setEnabled(false);
                QTimer::singleShot(20, &context, [&, reader] {
                    callsWhileDisabled = calls - 1;
                    reader->setEnabled(true);
                });
            } else {
                QThread::currentThread()->quit();
            }
        });
        pair.poke();
    });
    QVERIFY(thread.finishes());
    QCOMPARE(callsWhileDisabled, 0);
    QCOMPARE(calls, 2);
}

void EpollEventDispatcherTest::notifierMayBeDeletedInsideItsOwnCallback()
{
    const Pair pair;
    int calls = 0;
    LoopThread thread([&](QObject &context) {
        auto *reader = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, &context);
        QObject::connect(reader, &QSocketNotifier::activated, &context, [&, reader] {
            ++calls;
            delete reader;
            QTimer::singleShot(20, &context, [] { QThread::currentThread()->quit(); });
        });
        pair.poke();
    });
    QVERIFY(thread.finishes());
    QCOMPARE(calls, 1);
}

void EpollEventDispatcherTest::notifierDeletedByItsNeighbourIsNotCalled()
{
    const Pair left;
    const Pair right;
    int calls = 0;
    LoopThread thread([&](QObject &context) {
        auto notifiers = std::make_shared<QList<QSocketNotifier *>>();
        for (const Pair *pair : {&left, &right}) {
            auto *reader = new QSocketNotifier(pair->ends[0], QSocketNotifier::Read, &context);
            notifiers->append(reader);
            QObject::connect(reader, &QSocketNotifier::activated, &context, [&, notifiers] {
                ++calls;
                qDeleteAll(*notifiers);
                notifiers->clear();
                QTimer::singleShot(20, &context, [] { QThread::currentThread()->quit(); });
            });
        }
        left.poke();
        right.poke();
    });
    QVERIFY(thread.finishes());
    QCOMPARE(calls, 1);
}

void EpollEventDispatcherTest::reusedDescriptorBelongsToItsNewNotifier()
{
    const Pair trigger;
    const Pair stale;
    const Pair fresh;
    int staleCalls = 0;
    bool wasSameNumber = false;
    bool freshWasReadable = false;
    LoopThread thread([&](QObject &context) {
        const int number = ::dup(stale.ends[0]);
        auto *old = new QSocketNotifier(number, QSocketNotifier::Read, &context);
        auto *first = new QSocketNotifier(trigger.ends[0], QSocketNotifier::Read, &context);
        QObject::connect(old, &QSocketNotifier::activated, &context, [&] { ++staleCalls; });
        // Both are ready in one batch; the first replaces what the second's descriptor stands for.
        QObject::connect(first, &QSocketNotifier::activated, &context, [&, old, first, number] {
            first->setEnabled(false);
            const int before = staleCalls;
            delete old;
            ::close(number);
            const int again = ::dup(fresh.ends[0]);
            wasSameNumber = again == number;
            auto *reader = new QSocketNotifier(again, QSocketNotifier::Read, &context);
            QObject::connect(reader, &QSocketNotifier::activated, &context, [&, again, before] {
                char c = 0;
                freshWasReadable = ::read(again, &c, 1) == 1;
                staleCalls -= before;
                ::close(again);
                QThread::currentThread()->quit();
            });
            QTimer::singleShot(20, &context, [&] { fresh.poke(); });
        });
        trigger.poke();
        stale.poke();
    });
    QVERIFY(thread.finishes());
    QVERIFY(wasSameNumber);
    QVERIFY2(freshWasReadable, "the new notifier was woken for the old descriptor's data");
    QCOMPARE(staleCalls, 0);
}

void EpollEventDispatcherTest::duplicateOfAClosedDescriptorIsNotReported()
{
    const Pair pair;
    int calls = 0;
    int kept = -1;
    LoopThread thread([&](QObject &context) {
        const int original = ::dup(pair.ends[0]);
        auto *reader = new QSocketNotifier(original, QSocketNotifier::Read, &context);
        QObject::connect(reader, &QSocketNotifier::activated, &context, [&] { ++calls; });
        kept = ::dup(original);
        delete reader;
        ::close(original);
        pair.poke();
        QTimer::singleShot(20, &context, [] { QThread::currentThread()->quit(); });
    });
    QVERIFY(thread.finishes());
    QCOMPARE(calls, 0);
    ::close(kept);
}

void EpollEventDispatcherTest::hangUpReachesTheReader()
{
    const Pair pair;
    bool sawEnd = false;
    LoopThread thread([&](QObject &context) {
        auto *reader = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, &context);
        QObject::connect(reader, &QSocketNotifier::activated, &context, [&] {
            char c = 0;
            sawEnd = ::read(pair.ends[0], &c, 1) == 0;
            QThread::currentThread()->quit();
        });
        ::shutdown(pair.ends[1], SHUT_RDWR);
    });
    QVERIFY(thread.finishes());
    QVERIFY(sawEnd);
}

void EpollEventDispatcherTest::nestedLoopServesSocketsAndTimers()
{
    const Pair pair;
    bool innerEnded = false;
    LoopThread thread([&](QObject &context) {
        auto *reader = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, &context);
        QTimer::singleShot(0, &context, [&, reader] {
            QEventLoop inner;
            QObject::connect(reader, &QSocketNotifier::activated, &inner, [&] {
                pair.take();
                inner.quit();
            });
            QTimer::singleShot(10, &inner, [&] { pair.poke(); });
            inner.exec();
            innerEnded = true;
            QThread::currentThread()->quit();
        });
    });
    QVERIFY(thread.finishes());
    QVERIFY(innerEnded);
}

void EpollEventDispatcherTest::timersFollowAnObjectToAnotherThread()
{
    std::atomic<QThread *> firedIn = nullptr;
    LoopThread destination([](QObject &) {});
    LoopThread origin([&](QObject &context) {
        QTimer::singleShot(0, &context, [&] {
            auto *timer = new QTimer;
            QObject::connect(timer, &QTimer::timeout, timer, [&, timer] {
                firedIn = QThread::currentThread();
                timer->deleteLater();
                QThread::currentThread()->quit();
            });
            timer->start(20);
            timer->moveToThread(&destination);
            QThread::currentThread()->quit();
        });
    });
    QVERIFY(origin.finishes());
    QVERIFY(destination.finishes());
    QCOMPARE(firedIn.load(), static_cast<QThread *>(&destination));
}

QTEST_GUILESS_MAIN(EpollEventDispatcherTest)
#include "test_epoll_event_dispatcher.moc"
