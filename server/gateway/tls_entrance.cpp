// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/tls_entrance.h"

#include "server/gateway/listener.h"
#include "server/gateway/unix_socket.h"

#include <mutex>

namespace kith::server {

namespace {
/// Room for a connection that is counted for its address, unless it is a proxy's.
std::shared_ptr<void> admit(const std::shared_ptr<ConnectionBudget> &budget, const GuardOptions &guard, int descriptor,
                            const QHostAddress &peer)
{
    std::shared_ptr<void> place;
    if (budget->hasRoomFor(descriptor))
        place = guard.proxies.trusts(peer) ? std::make_shared<int>() : ConnectionBudget::take(budget, peer);
    if (!place)
        ++guard.figures->turnedAway;
    return place;
}
} // namespace

/// Shared with the front's threads, which may bring a connection when the guards have gone.
struct TlsEntrance::Guards
{
    std::mutex mutex;
    std::vector<std::unique_ptr<Listener>> listeners; ///< one for each TLS thread; empty at the end
};

TlsEntrance::TlsEntrance()
    : m_guards(std::make_shared<Guards>())
{
}

Result<std::unique_ptr<TlsEntrance>> TlsEntrance::open(std::shared_ptr<const TlsIdentity> identity, const TlsLimits &limits, int threads,
                                                       const GuardOptions &guard, std::shared_ptr<ConnectionBudget> budget,
                                                       const MakeListener &make)
{
    std::unique_ptr<TlsEntrance> entrance(new TlsEntrance);
    for (int i = 0; i < threads; ++i) {
        // QtHttpServer wants a server that listens; this one nobody can find.
        const auto unreachable = openUnreachableSocket();
        if (!unreachable)
            return unreachable.error();
        auto listener = make(*unreachable);
        if (!listener)
            return Error{.code = ErrorCode::Internal, .detail = QStringLiteral("A guard behind TLS could not be started")};
        entrance->m_guards->listeners.push_back(std::move(listener));
    }
    TlsDoor door;
    door.admit = [budget = std::move(budget), guard](int descriptor, const QHostAddress &peer) {
        return admit(budget, guard, descriptor, peer);
    };
    door.enter = [guards = entrance->m_guards](int thread, FileDescriptor plain, const QHostAddress &peer, std::shared_ptr<void> place) {
        const std::scoped_lock lock(guards->mutex);
        if (size_t(thread) < guards->listeners.size())
            guards->listeners[size_t(thread)]->adopt(std::move(plain), peer, std::move(place));
    };
    entrance->m_front = std::make_unique<TlsFront>(std::move(identity), std::move(door), limits, threads);
    return entrance;
}

TlsEntrance::~TlsEntrance()
{
    m_front->finish(std::chrono::milliseconds(0));
    finishGuards(QDeadlineTimer(0));
}

void TlsEntrance::serve(const std::vector<int> &listening)
{
    for (size_t i = 0; i < listening.size(); ++i)
        m_front->serve(int(i % size_t(m_front->threadCount())), FileDescriptor(listening[i]));
}

void TlsEntrance::ask(const std::function<void()> &alive)
{
    m_front->ask(alive);
    for (const auto &listener : m_guards->listeners)
        listener->ask(alive);
}

size_t TlsEntrance::threadCount() const
{
    return size_t(m_front->threadCount()) + m_guards->listeners.size();
}

void TlsEntrance::beginDrain()
{
    m_front->stopListening();
    for (const auto &listener : m_guards->listeners)
        listener->beginDrain();
}

void TlsEntrance::finishGuards(const QDeadlineTimer &deadline)
{
    for (const auto &listener : m_guards->listeners)
        listener->finish(deadline);
    const std::scoped_lock lock(m_guards->mutex);
    m_guards->listeners.clear();
}

} // namespace kith::server
