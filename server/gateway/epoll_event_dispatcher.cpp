// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/epoll_event_dispatcher.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace kith::server {

namespace {

constexpr int readyBatch = 256;

constexpr std::array<std::uint32_t, 3> wantedEvents = {EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr std::uint32_t troubleEvents = EPOLLHUP | EPOLLERR;

std::uint64_t packTag(int descriptor, std::uint32_t generation)
{
    return (std::uint64_t{generation} << 32) | static_cast<std::uint32_t>(descriptor);
}

} // namespace

EpollEventDispatcher::EpollEventDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_wakeUpDescriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_epoll < 0 || m_wakeUpDescriptor < 0)
        qFatal("No descriptors are left for an event loop; raise the limit on open files");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = packTag(m_wakeUpDescriptor, 0);
    if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUpDescriptor, &event) != 0)
        qFatal("The event loop's wake-up descriptor cannot be watched");
}

EpollEventDispatcher::~EpollEventDispatcher()
{
    ::close(m_wakeUpDescriptor);
    ::close(m_epoll);
}

bool EpollEventDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted.store(false);
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();

    const bool withTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    const bool withSockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    const bool canWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_isInterrupted.load();
    if (canWait)
        Q_EMIT aboutToBlock();
    if (m_isInterrupted.load())
        return false;

    const int timeoutMs = waitTimeoutMs(canWait, withTimers);
    int handled = withSockets ? waitForDescriptors(timeoutMs) : waitForWakeUpOnly(timeoutMs);
    if (withTimers)
        handled += fireTimers();
    return handled > 0;
}

int EpollEventDispatcher::waitTimeoutMs(bool canWait, bool withTimers) const
{
    if (!canWait)
        return 0;
    if (!withTimers || m_dueOrder.empty())
        return -1;
    const auto left = m_dueOrder.begin()->first.first - Clock::now();
    if (left <= Clock::duration::zero())
        return 0;
    const auto leftMs = std::chrono::ceil<std::chrono::milliseconds>(left).count();
    return static_cast<int>(std::min<std::int64_t>(leftMs, INT_MAX));
}

int EpollEventDispatcher::waitForWakeUpOnly(int timeoutMs)
{
    pollfd wanted{m_wakeUpDescriptor, POLLIN, 0};
    if (::poll(&wanted, 1, timeoutMs) <= 0)
        return 0;
    acknowledgeWakeUp();
    return 1;
}

int EpollEventDispatcher::waitForDescriptors(int timeoutMs)
{
    std::array<epoll_event, readyBatch> ready;
    const int count = epoll_wait(m_epoll, ready.data(), readyBatch, timeoutMs);
    int handled = 0;
    for (int i = 0; i < count; ++i) {
        const auto &event = ready[static_cast<std::size_t>(i)];
        const int descriptor = static_cast<int>(event.data.u64 & 0xffffffffU);
        if (descriptor == m_wakeUpDescriptor) {
            acknowledgeWakeUp();
            ++handled;
        } else if (notify(descriptor, static_cast<std::uint32_t>(event.data.u64 >> 32), event.events)) {
            ++handled;
        }
    }
    return handled;
}

void EpollEventDispatcher::acknowledgeWakeUp()
{
    eventfd_t ignored = 0;
    (void)eventfd_read(m_wakeUpDescriptor, &ignored);
    // Whoever posted before this store is served by the next sendPostedEvents(); whoever posts after it writes again.
    m_isWakeUpPending.exchange(false);
}

bool EpollEventDispatcher::notify(int descriptor, std::uint32_t generation, std::uint32_t events)
{
    bool wasNotified = false;
    for (std::size_t type = 0; type < wantedEvents.size(); ++type) {
        // The table may grow or the descriptor change hands inside a notification, so each is looked up anew.
        const Watch &watch = m_watches[static_cast<std::size_t>(descriptor)];
        if (watch.generation != generation)
            break;
        QSocketNotifier *notifier = watch.notifiers[type];
        if (notifier == nullptr || (events & (wantedEvents[type] | troubleEvents)) == 0)
            continue;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        wasNotified = true;
    }
    return wasNotified;
}

void EpollEventDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = static_cast<int>(notifier->socket());
    const auto type = static_cast<std::size_t>(notifier->type());
    Q_ASSERT_X(descriptor >= 0 && type < wantedEvents.size(), "EpollEventDispatcher", "not a descriptor");
    if (static_cast<std::size_t>(descriptor) >= m_watches.size())
        m_watches.resize(static_cast<std::size_t>(descriptor) + 64);
    Watch &watch = m_watches[static_cast<std::size_t>(descriptor)];
    if (watch.notifiers[type] != nullptr && watch.notifiers[type] != notifier)
        qWarning("EpollEventDispatcher: a second notifier of the same kind for descriptor %d replaces the first", descriptor);
    watch.notifiers[type] = notifier;
    updateWatch(descriptor, watch);
}

void EpollEventDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = static_cast<int>(notifier->socket());
    const auto type = static_cast<std::size_t>(notifier->type());
    if (descriptor < 0 || static_cast<std::size_t>(descriptor) >= m_watches.size())
        return;
    Watch &watch = m_watches[static_cast<std::size_t>(descriptor)];
    if (watch.notifiers[type] != notifier)
        return;
    watch.notifiers[type] = nullptr;
    updateWatch(descriptor, watch);
}

void EpollEventDispatcher::updateWatch(int descriptor, Watch &watch)
{
    std::uint32_t events = 0;
    for (std::size_t type = 0; type < wantedEvents.size(); ++type) {
        if (watch.notifiers[type] != nullptr)
            events |= wantedEvents[type];
    }
    if (events == watch.events)
        return;
    const bool isNew = watch.events == 0;
    watch.events = events;
    if (events == 0) {
        watch.generation = 0;
        epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
        return;
    }
    if (isNew) {
        watch.generation = m_nextGeneration;
        m_nextGeneration = m_nextGeneration == UINT32_MAX ? 1 : m_nextGeneration + 1;
    }
    epoll_event event{};
    event.events = events;
    event.data.u64 = packTag(descriptor, watch.generation);
    if (epoll_ctl(m_epoll, isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, &event) == 0)
        return;
    // A descriptor that was closed while watched leaves epoll silently; its number may already be in use again.
    const int otherWay = errno == EEXIST ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    if (epoll_ctl(m_epoll, otherWay, descriptor, &event) != 0)
        qWarning("EpollEventDispatcher: descriptor %d cannot be watched (%s)", descriptor, std::strerror(errno));
}

void EpollEventDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    unregisterTimer(timerId);
    Timer timer{std::chrono::milliseconds(std::max<qint64>(interval, 0)), timerType, object, {}, m_nextOrder++};
    timer.due = Clock::now() + timer.interval;
    m_dueOrder.insert({{timer.due, timer.order}, timerId});
    m_timers.insert(timerId, timer);
}

bool EpollEventDispatcher::unregisterTimer(int timerId)
{
    const auto found = m_timers.constFind(timerId);
    if (found == m_timers.cend())
        return false;
    m_dueOrder.erase({{found->due, found->order}, timerId});
    m_timers.erase(found);
    return true;
}

bool EpollEventDispatcher::unregisterTimers(QObject *object)
{
    bool wasAny = false;
    for (const TimerInfo &info : registeredTimers(object))
        wasAny |= unregisterTimer(info.timerId);
    return wasAny;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollEventDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> timers;
    for (auto it = m_timers.cbegin(); it != m_timers.cend(); ++it) {
        if (it->object == object)
            timers.append(TimerInfo(it.key(), static_cast<int>(it->interval.count()), it->type));
    }
    return timers;
}

int EpollEventDispatcher::remainingTime(int timerId)
{
    const auto found = m_timers.constFind(timerId);
    if (found == m_timers.cend())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(found->due - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, INT_MAX));
}

int EpollEventDispatcher::fireTimers()
{
    if (m_dueOrder.empty())
        return 0;
    const auto now = Clock::now();
    // Each timer fires at most once a turn, so that a 0 ms timer cannot starve the sockets.
    std::vector<std::pair<int, std::uint64_t>> due;
    for (const auto &[key, timerId] : m_dueOrder) {
        if (key.first > now)
            break;
        due.emplace_back(timerId, key.second);
    }
    int fired = 0;
    for (const auto &[timerId, order] : due) {
        const auto found = m_timers.constFind(timerId);
        if (found != m_timers.cend() && found->order == order && fireTimer(timerId, now))
            ++fired;
    }
    return fired;
}

bool EpollEventDispatcher::fireTimer(int timerId, Clock::time_point now)
{
    Timer &timer = m_timers[timerId];
    QObject *object = timer.object;
    const bool isNested = timer.isFiring;
    m_dueOrder.erase({{timer.due, timer.order}, timerId});
    timer.due = std::max(timer.due + timer.interval, now);
    timer.order = m_nextOrder++;
    const std::uint64_t order = timer.order;
    m_dueOrder.insert({{timer.due, order}, timerId});
    if (isNested)
        return false;
    timer.isFiring = true;
    QTimerEvent event(timerId);
    QCoreApplication::sendEvent(object, &event);
    const auto after = m_timers.find(timerId);
    if (after != m_timers.end() && after->object == object)
        after->isFiring = false;
    return true;
}

void EpollEventDispatcher::wakeUp()
{
    if (!m_isWakeUpPending.exchange(true))
        (void)eventfd_write(m_wakeUpDescriptor, 1);
}

void EpollEventDispatcher::interrupt()
{
    m_isInterrupted.store(true);
    wakeUp();
}

} // namespace kith::server
