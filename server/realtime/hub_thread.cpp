// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The loop of a hub thread, its inbox and its clock. Who is told what is in hub_thread_events.cpp, what happens on one
// connection in hub_thread_io.cpp.
#include "server/realtime/hub_thread.h"

#include "server/realtime/frame_encoder.h"

#include <QtCore/QLoggingCategory>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <limits>

namespace kith::server {

Q_LOGGING_CATEGORY(logHub, "kith.realtime.hub")

namespace {

constexpr quint64 wakeKey = std::numeric_limits<quint64>::max();
constexpr size_t scratchBytes = 64 * 1024;
constexpr qint64 never = std::numeric_limits<qint64>::max();

qint64 monotonicMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void blockSignals()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, nullptr);
}

/// A relay through a socket pair refuses the TCP option, and works without it.
void tune(int descriptor, int sendBytes)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &sendBytes, sizeof sendBytes);
}

} // namespace

HubThread::HubThread(int index, const HubLimits &limits, ConnectionEvents &events, HubFigures &figures)
    : m_index(index)
    , m_limits(limits)
    , m_events(events)
    , m_figures(figures)
    , m_deliveryTimes(figures.deliveryTimes)
    , m_inbox(limits.adoptionsWaiting, limits.eventsWaiting)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_scratch(scratchBytes)
    , m_pingFrame(FrameEncoder::ping())
{
    epoll_event wake{};
    wake.events = EPOLLIN;
    wake.data.u64 = wakeKey;
    if (m_epoll < 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_inbox.wakeDescriptor(), &wake) != 0)
        qFatal("realtime: no epoll: %s", qPrintable(qt_error_string()));
    m_thread = std::thread([this] { loop(); });
}

HubThread::~HubThread()
{
    stop();
    ::close(m_epoll);
}

void HubThread::drain()
{
    post([](HubThread &hub) { hub.drainNow(); });
}

void HubThread::stop()
{
    if (!m_thread.joinable())
        return;
    post([](HubThread &hub) { hub.m_isStopping = true; });
    m_inbox.close();
    m_thread.join();
}

void HubThread::loop()
{
    blockSignals();
    pthread_setname_np(pthread_self(), ("kith-hub-" + std::to_string(m_index)).c_str());
    m_nowMs = monotonicMs();
    m_nextSweepMs = m_nowMs + m_limits.sweepEvery.count();
    while (!m_isStopping)
        turn();
    for (size_t slot = 0; slot < m_slots.size(); ++slot) {
        if (HubConnection *connection = m_slots[slot].connection.get())
            discard(*connection);
    }
    finishTurn();
}

void HubThread::turn()
{
    std::array<epoll_event, 512> ready;
    const auto wait = std::clamp<qint64>(m_nextSweepMs - monotonicMs(), 0, m_limits.sweepEvery.count());
    const int count = ::epoll_wait(m_epoll, ready.data(), int(ready.size()), int(wait));
    m_nowMs = monotonicMs();
    bool isWoken = false;
    for (int i = 0; i < count; ++i) {
        if (ready[size_t(i)].data.u64 == wakeKey)
            isWoken = true;
        else
            handleEpoll(ready[size_t(i)].data.u64, ready[size_t(i)].events);
    }
    if (isWoken)
        takeInbox();
    if (m_nowMs >= m_nextSweepMs) {
        sweep();
        m_nextSweepMs = m_nowMs + m_limits.sweepEvery.count();
    }
    finishTurn();
}

void HubThread::handleEpoll(quint64 key, quint32 mask)
{
    const ConnectionRef ref{.slot = quint32(key), .generation = quint32(key >> 32)};
    const Slot &slot = m_slots[ref.slot];
    if (slot.generation != ref.generation || !slot.connection)
        return;
    HubConnection &connection = *slot.connection;
    if (mask & EPOLLIN)
        readFrom(connection);
    else if (mask & (EPOLLERR | EPOLLHUP))
        discard(connection);
    if ((mask & EPOLLOUT) && connection.state != HubConnection::State::Closed)
        flush(connection);
}

void HubThread::takeInbox()
{
    m_inbox.clearWake();
    HubInbox::Batch batch = m_inbox.take();
    // Several frames for one peer leave in one write; a single one need not wait for more.
    m_isLoneDelivery = batch.items.size() == 1 && std::holds_alternative<Delivery>(batch.items.front());
    for (HubInbox::Item &item : batch.items) {
        if (const auto *adoption = std::get_if<Adoption>(&item))
            adoptNow(*adoption);
        else if (const auto *delivery = std::get_if<Delivery>(&item))
            deliverNow(*delivery);
        else
            std::get<HubTask>(item)(*this);
    }
    m_isLoneDelivery = false;
    m_figures.deliveries.fetch_add(std::exchange(m_uncountedDeliveries, 0), std::memory_order_relaxed);
    if (batch.hasLostDeliveries) {
        ++m_figures.lostBatches;
        qCWarning(logHub, "hub thread %d fell behind and lost events; its peers reconnect and catch up", m_index);
        sendAllAway();
    }
}

void HubThread::adoptNow(const Adoption &adoption)
{
    quint32 index = quint32(m_slots.size());
    if (m_freeSlots.empty()) {
        m_slots.emplace_back();
        m_dueMs.push_back(never);
    } else {
        index = m_freeSlots.back();
        m_freeSlots.pop_back();
    }
    Slot &slot = m_slots[index];
    slot.connection = std::make_unique<HubConnection>(m_limits.messageBytes);
    HubConnection &connection = *slot.connection;
    connection.ref = {.slot = index, .generation = slot.generation};
    connection.descriptor = adoption.descriptor;
    connection.peerAddress = adoption.peerAddress;
    connection.place = adoption.place;
    connection.adoptedAtMs = m_nowMs;
    connection.heardAtMs = m_nowMs;
    connection.pingedAtMs = m_nowMs;
    tune(connection.descriptor, m_limits.kernelSendBytes);
    epoll_event interest{};
    interest.events = connection.epollMask = EPOLLIN;
    interest.data.u64 = quint64(slot.generation) << 32 | index;
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.descriptor, &interest) != 0) {
        discard(connection);
        return;
    }
    m_dueMs[index] = m_nowMs;
    ++m_figures.adopted;
    if (m_isDraining) {
        close(connection, CloseCode::ServiceRestart, "restarting");
        return;
    }
    QByteArray early = adoption.earlyBytes;
    if (!early.isEmpty())
        consume(connection, std::span<char>(early.data(), size_t(early.size())));
}

void HubThread::finishTurn()
{
    // Resuming may mark more connections dirty, flushing may close some; neither adds to the list before it.
    for (size_t i = 0; i < m_resumable.size(); ++i) {
        if (HubConnection *connection = find(m_resumable[i]))
            resume(*connection);
    }
    m_resumable.clear();
    for (size_t i = 0; i < m_dirty.size(); ++i) {
        const Slot &slot = m_slots[m_dirty[i].slot];
        if (slot.generation == m_dirty[i].generation && slot.connection->isDirty)
            flush(*slot.connection);
    }
    m_dirty.clear();
    m_deliveryTimes.handOver();
    for (const quint32 slot : m_closedSlots) {
        m_slots[slot].connection.reset();
        ++m_slots[slot].generation;
        m_dueMs[slot] = never;
        m_freeSlots.push_back(slot);
    }
    m_closedSlots.clear();
}

void HubThread::sweep()
{
    for (size_t slot = 0; slot < m_dueMs.size(); ++slot) {
        if (m_dueMs[slot] > m_nowMs || !m_slots[slot].connection)
            continue;
        m_dueMs[slot] = never;
        judge(*m_slots[slot].connection);
    }
    if (!m_sessionsDue.empty())
        m_events.sessionsDue(*this, std::exchange(m_sessionsDue, {}));
    forgetOldRevocations();
    m_events.swept(*this);
}

void HubThread::dueBy(const HubConnection &connection, qint64 atMs)
{
    qint64 &due = m_dueMs[connection.ref.slot];
    due = std::min(due, atMs);
}

void HubThread::judge(HubConnection &connection)
{
    switch (connection.state) {
    case HubConnection::State::Closed: return;
    case HubConnection::State::Closing:
        if (m_nowMs >= connection.closingUntilMs)
            discard(connection);
        else
            dueBy(connection, connection.closingUntilMs);
        return;
    case HubConnection::State::Greeting:
    case HubConnection::State::Admitted:
        if (const qint64 next = judgeOpen(connection); connection.isOpen())
            dueBy(connection, next);
    }
}

/// Closes, pings or drops an open connection as its times demand; returns when to look again.
qint64 HubThread::judgeOpen(HubConnection &connection)
{
    if (connection.isReadPaused)
        connection.heardAtMs = m_nowMs;
    const bool isGreeting = connection.state == HubConnection::State::Greeting && connection.inFlight == 0;
    const qint64 helloEnd = connection.adoptedAtMs + m_limits.helloDeadline.count();
    const qint64 silentEnd = connection.heardAtMs + m_limits.silentPeer.count();
    const qint64 messageEnd = connection.messageSinceMs ? connection.messageSinceMs + m_limits.messageDeadline.count() : never;
    if (isGreeting && m_nowMs >= helloEnd)
        close(connection, CloseCode::NotSignedIn, "no hello in time");
    else if (m_nowMs >= silentEnd)
        discard(connection);
    else if (m_nowMs >= messageEnd)
        close(connection, CloseCode::BadFrame, "message not finished in time");
    if (!connection.isOpen())
        return never;
    if (m_nowMs >= connection.pingedAtMs + m_limits.pingEvery.count()) {
        connection.pingedAtMs = m_nowMs;
        send(connection, m_pingFrame);
    }
    return std::min({isGreeting ? helloEnd : never, silentEnd, messageEnd, connection.pingedAtMs + m_limits.pingEvery.count(),
                     noteSessionDue(connection)});
}

/// Returns when the session has to be asked for.
qint64 HubThread::noteSessionDue(HubConnection &connection)
{
    if (connection.state != HubConnection::State::Admitted)
        return never;
    if (m_nowMs >= connection.checkedAtMs + m_limits.revalidateEvery.count()) {
        connection.checkedAtMs = m_nowMs;
        m_sessionsDue.push_back(connection.caller.session);
    }
    return connection.checkedAtMs + m_limits.revalidateEvery.count();
}

/// Events for them are lost: they come back and catch up.
void HubThread::sendAllAway()
{
    for (size_t slot = 0; slot < m_slots.size(); ++slot) {
        HubConnection *connection = m_slots[slot].connection.get();
        if (!connection || !connection->isOpen())
            continue;
        m_events.fellBehind(*this, *connection);
        close(*connection, CloseCode::ServiceRestart, "reconnect");
    }
}

void HubThread::drainNow()
{
    m_isDraining = true;
    for (size_t slot = 0; slot < m_slots.size(); ++slot) {
        HubConnection *connection = m_slots[slot].connection.get();
        if (!connection || !connection->isOpen())
            continue;
        if (connection->inFlight > 0)
            connection->closesWhenAnswered = true;
        else
            close(*connection, CloseCode::ServiceRestart, "restarting");
    }
}

} // namespace kith::server
