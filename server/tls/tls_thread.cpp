// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/tls_thread.h"

#include "server/tls/tls_log.h"

#include <algorithm>
#include <array>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

namespace kith::server {

namespace {

// What epoll hands back: who, and which of the two sides.
constexpr quint64 wakeKey = 0;
constexpr quint64 listeningKey = 1; ///< with the place in the list above bit 2
constexpr quint64 firstConnection = 1024;
constexpr quint64 plainBit = quint64(1) << 63;
constexpr size_t scratchBytes = 16 * 1024; ///< one TLS record
constexpr int acceptsPerTurn = 64;

QHostAddress addressOf(const sockaddr_storage &storage)
{
    const QHostAddress address(reinterpret_cast<const sockaddr *>(&storage));
    bool isMapped = false;
    const quint32 ipv4 = address.toIPv4Address(&isMapped);
    const auto *ipv6 = reinterpret_cast<const sockaddr_in6 *>(&storage);
    return isMapped && storage.ss_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(&ipv6->sin6_addr) ? QHostAddress(ipv4) : address;
}

} // namespace

TlsThread::TlsThread(int index, std::shared_ptr<const TlsIdentity> identity, TlsDoor door, TlsLimits limits,
                     std::shared_ptr<TlsFigures> figures)
    : m_index(index)
    , m_identity(std::move(identity))
    , m_door(std::move(door))
    , m_limits(limits)
    , m_figures(std::move(figures))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_scratch(scratchBytes)
{
    unsigned known = 0;
    watchOne(m_wake.get(), wakeKey, EPOLLIN, known);
    m_thread = std::thread([this] { run(); });
}

TlsThread::~TlsThread()
{
    post([](TlsThread &thread) { thread.m_isStopping = true; });
    m_thread.join();
}

void TlsThread::post(Task task)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    const quint64 one = 1;
    [[maybe_unused]] const auto written = ::write(m_wake.get(), &one, sizeof one);
}

void TlsThread::serve(FileDescriptor listening)
{
    // A task can be copied, a descriptor cannot.
    const auto shared = std::make_shared<FileDescriptor>(std::move(listening));
    post([shared](TlsThread &thread) {
        thread.m_listening.push_back(std::move(*shared));
        unsigned known = 0;
        thread.watchOne(thread.m_listening.back().get(), listeningKey + (quint64(thread.m_listening.size() - 1) << 2), EPOLLIN, known);
    });
}

void TlsThread::stopListening()
{
    post([](TlsThread &thread) { thread.m_listening.clear(); });
}

void TlsThread::run()
{
    std::array<epoll_event, 256> events{};
    while (!m_isStopping) {
        const auto untilSweep = std::chrono::ceil<std::chrono::milliseconds>(m_nextSweep - Clock::now());
        const int timeout = !m_again.empty() ? 0 : m_connections.empty() ? -1 : std::max(0, int(untilSweep.count()));
        const int count = ::epoll_wait(m_epoll.get(), events.data(), int(events.size()), timeout);
        for (int i = 0; i < count; ++i) {
            const quint64 key = events[size_t(i)].data.u64;
            const quint64 id = key & ~plainBit;
            if (key == wakeKey)
                runTasks();
            else if (id < firstConnection && (key >> 2) < m_listening.size())
                accept(m_listening[key >> 2].get());
            else if (const auto found = m_connections.find(id); found != m_connections.end())
                advance(id, *found->second);
        }
        for (const quint64 id : std::exchange(m_again, {})) {
            if (const auto found = m_connections.find(id); found != m_connections.end()) {
                found->second->isAgain = false;
                advance(id, *found->second);
            }
        }
        if (Clock::now() >= m_nextSweep)
            sweep();
    }
    m_figures->connections -= qint64(m_connections.size());
    m_connections.clear();
}

void TlsThread::runTasks()
{
    quint64 count = 0;
    [[maybe_unused]] const auto got = ::read(m_wake.get(), &count, sizeof count);
    std::vector<Task> tasks;
    {
        const std::scoped_lock lock(m_mutex);
        tasks.swap(m_tasks);
    }
    for (const Task &task : tasks)
        task(*this);
}

void TlsThread::accept(int listening)
{
    for (int i = 0; i < acceptsPerTurn && m_greeting < m_limits.handshakes; ++i) {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        FileDescriptor client(::accept4(listening, reinterpret_cast<sockaddr *>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!client.isOpen())
            break;
        take(std::move(client), addressOf(address));
    }
    if (m_greeting >= m_limits.handshakes)
        watchListening(false);
}

void TlsThread::take(FileDescriptor client, const QHostAddress &peer)
{
    std::shared_ptr<void> place = m_door.admit(client.get(), peer);
    if (!place)
        return; // without a word: it could not be read before a handshake
    const int on = 1;
    ::setsockopt(client.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const quint64 id = firstConnection + ++m_lastId;
    auto &connection = *(m_connections[id] = std::make_unique<Connection>(m_identity->material()->context, std::move(client)));
    connection.peer = peer;
    connection.place = std::move(place);
    connection.deadline = Clock::now() + m_limits.handshakeTime;
    if (m_connections.size() == 1)
        m_nextSweep = Clock::now() + m_limits.sweepEvery;
    ++m_figures->connections;
    ++m_greeting;
    advance(id, connection);
}

void TlsThread::advance(quint64 id, Connection &connection)
{
    const bool wasGreeting = connection.relay.state() == TlsRelay::State::Greeting;
    bool isAgain = connection.relay.step(m_scratch);
    if (wasGreeting && connection.relay.state() != TlsRelay::State::Greeting) {
        --m_greeting;
        watchListening(true);
        if (connection.relay.state() == TlsRelay::State::Open) {
            open(id, connection);
            isAgain = connection.relay.step(m_scratch);
        }
    }
    if (connection.relay.state() == TlsRelay::State::Over)
        return end(id, connection);
    if (connection.relay.isLingering() && connection.deadline == Clock::time_point::max())
        connection.deadline = Clock::now() + m_limits.lingerTime;
    if (isAgain && !connection.isAgain) {
        connection.isAgain = true;
        m_again.push_back(id);
    }
    watch(id, connection);
}

void TlsThread::open(quint64, Connection &connection)
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0) {
        qCWarning(lcTls, "no pair of sockets for a connection: too few file descriptors");
        connection.deadline = Clock::now();
        return;
    }
    ++m_figures->handshakes;
    connection.deadline = Clock::time_point::max(); // from here on it is for the other side to judge
    connection.relay.attach(FileDescriptor(ends[0]));
    m_door.enter(m_index, FileDescriptor(ends[1]), connection.peer, connection.place);
}

void TlsThread::end(quint64 id, Connection &connection)
{
    switch (connection.relay.failure()) {
    case TlsRelay::Failure::PlainHttp: ++m_figures->plainHttp; break;
    case TlsRelay::Failure::Handshake: ++m_figures->failedHandshakes; break;
    case TlsRelay::Failure::None:
    case TlsRelay::Failure::Connection: break;
    }
    m_connections.erase(id); // closing takes a descriptor out of epoll
    --m_figures->connections;
}

void TlsThread::watch(quint64 id, Connection &connection)
{
    const TlsRelay::Interest interest = connection.relay.interest();
    watchOne(connection.relay.clientDescriptor(), id, interest.client, connection.clientMask);
    if (connection.relay.plainDescriptor() >= 0)
        watchOne(connection.relay.plainDescriptor(), id | plainBit, interest.plain, connection.plainMask);
}

/// A side of which nothing is wanted leaves epoll, which would report its end again and again otherwise.
void TlsThread::watchOne(int descriptor, quint64 key, unsigned wanted, unsigned &known)
{
    if (wanted == known)
        return;
    epoll_event event{};
    event.events = wanted;
    event.data.u64 = key;
    const int operation = wanted == 0 ? EPOLL_CTL_DEL : known == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    ::epoll_ctl(m_epoll.get(), operation, descriptor, &event);
    known = wanted;
}

void TlsThread::watchListening(bool isWanted)
{
    if (isWanted == m_isListeningWatched)
        return;
    m_isListeningWatched = isWanted;
    for (size_t i = 0; i < m_listening.size(); ++i) {
        unsigned known = isWanted ? 0U : unsigned(EPOLLIN);
        watchOne(m_listening[i].get(), listeningKey + (quint64(i) << 2), isWanted ? unsigned(EPOLLIN) : 0U, known);
    }
}

void TlsThread::sweep()
{
    const auto now = Clock::now();
    m_nextSweep = now + m_limits.sweepEvery;
    std::vector<quint64> late;
    for (const auto &[id, connection] : m_connections) {
        const TlsRelay &relay = connection->relay;
        if (!relay.isBlocked() || relay.sentBytes() != connection->sentBytes) {
            connection->sentBytes = relay.sentBytes();
            connection->movedAt = now;
        }
        if (now >= connection->deadline || now - connection->movedAt >= m_limits.stallTime)
            late.push_back(id);
    }
    for (const quint64 id : late) {
        Connection &connection = *m_connections.at(id);
        if (connection.relay.state() == TlsRelay::State::Greeting) {
            --m_greeting;
            watchListening(true);
            ++m_figures->failedHandshakes;
        }
        end(id, connection);
    }
}

} // namespace kith::server
