// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QHash>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace kith::server {

/// A Qt event dispatcher whose cost depends on the sockets that are ready, not on those that are open.
///
/// Qt's own dispatchers look at every descriptor in every turn; with 10,000 idle connections one
/// request then costs 12.5 ms of CPU instead of 0.03 ms. Install it with QThread::setEventDispatcher()
/// before the thread starts.
///
/// Thread: belongs to one thread; only wakeUp() and interrupt() may be called from others.
/// Range: timers fire in order of their due time, never early; coarse timers are treated as precise ones.
/// It must not be used for regular files (epoll refuses them).
class EpollEventDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollEventDispatcher(QObject *parent = nullptr);
    ~EpollEventDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    using Clock = std::chrono::steady_clock;

    struct Timer
    {
        std::chrono::milliseconds interval;
        Qt::TimerType type;
        QObject *object;
        Clock::time_point due;
        std::uint64_t order;
        bool isFiring = false;
    };

    // What one descriptor is watched for. The generation tells a ready report for this use of the
    // descriptor's number from one for an earlier use.
    struct Watch
    {
        std::array<QSocketNotifier *, 3> notifiers{};
        std::uint32_t generation = 0;
        std::uint32_t events = 0;
    };

    using DueKey = std::pair<Clock::time_point, std::uint64_t>;

    int waitTimeoutMs(bool canWait, bool withTimers) const;
    int waitForWakeUpOnly(int timeoutMs);
    int waitForDescriptors(int timeoutMs);
    int fireTimers();
    bool fireTimer(int timerId, Clock::time_point now);
    bool notify(int descriptor, std::uint32_t generation, std::uint32_t events);
    void updateWatch(int descriptor, Watch &watch);
    void acknowledgeWakeUp();

    int m_epoll = -1;
    int m_wakeUpDescriptor = -1;
    std::atomic<bool> m_isWakeUpPending = false;
    std::atomic<bool> m_isInterrupted = false;

    std::vector<Watch> m_watches;
    std::uint32_t m_nextGeneration = 1;

    QHash<int, Timer> m_timers;
    std::set<std::pair<DueKey, int>> m_dueOrder;
    std::uint64_t m_nextOrder = 0;
};

} // namespace kith::server
