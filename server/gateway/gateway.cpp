// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/gateway.h"

#include "server/gateway/listener.h"
#include "server/gateway/listening_socket.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QThread>

#include <fcntl.h>
#include <unistd.h>

namespace kith::server {

Gateway::Gateway(const RouteTable &table, Executor &executor, UpgradeSink upgradeSink, GatewayOptions options)
    : Gateway([router = RequestRouter(table, executor)](IncomingRequest request,
                                                        const ReplySlot &slot) { router.serve(std::move(request), slot); },
              std::move(upgradeSink), std::move(options))
{
    m_transfers = std::make_unique<TransferService>(table, executor, m_options.transfers, m_options.guard.observe);
    m_options.guard.transfers = {
        .takes = [this](const RequestHead &head, Surface surface) { return m_transfers->takes(head, surface); },
        .sink = [this](TransferRequest request) { m_transfers->adopt(std::move(request)); },
    };
}

Gateway::Gateway(RequestFunction function, UpgradeSink upgradeSink, GatewayOptions options)
    : m_options(std::move(options))
    , m_upgradeSink(std::move(upgradeSink))
    , m_function(std::move(function))
    , m_budget(std::make_shared<ConnectionBudget>(m_options.guard.limits))
{
}

Gateway::~Gateway()
{
    drain(std::chrono::milliseconds(0));
}

int Gateway::threadsFor(Surface surface) const
{
    if (surface != Surface::Public)
        return 1;
    return m_options.listeners > 0 ? m_options.listeners : QThread::idealThreadCount();
}

Result<quint16> Gateway::listen(const QHostAddress &address, quint16 port, Surface surface)
{
    const auto sockets = openListeningSockets(address, port, threadsFor(surface));
    if (!sockets)
        return sockets.error();
    if (const auto served = serve(sockets->descriptors, surface, isTls(surface)); !served)
        return served.error();
    return sockets->port;
}

Result<void> Gateway::listenOnUnixSocket(const QString &path, mode_t mode, Surface surface)
{
    auto socket = openUnixSocket(path, mode);
    if (!socket)
        return socket.error();
    m_socketFiles.push_back(std::move(socket->file));
    return serve(copiesOf(socket->descriptor, surface), surface, false);
}

Result<void> Gateway::listenOnPassedSocket(int descriptor, Surface surface)
{
    if (isListeningStream(descriptor))
        return serve(copiesOf(descriptor, surface), surface, isTls(surface) && !isUnixSocket(descriptor));
    ::close(descriptor);
    return Error{.code = ErrorCode::Internal,
                 .detail = QStringLiteral("A passed socket is no listening stream socket; the unit needs ListenStream= and Accept=no.")};
}

std::vector<int> Gateway::copiesOf(int descriptor, Surface surface) const
{
    std::vector<int> copies{descriptor};
    for (int i = 1; i < threadsFor(surface); ++i) {
        const int copy = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
        if (copy >= 0)
            copies.push_back(copy);
    }
    return copies;
}

std::unique_ptr<Listener> Gateway::makeListener(int descriptor, Surface surface)
{
    GuardOptions options = m_options.guard;
    options.surface = surface;
    auto listener = std::make_unique<Listener>(descriptor, std::move(options), m_upgradeSink, m_budget, m_function);
    return listener->isServing() ? std::move(listener) : nullptr;
}

Result<void> Gateway::serve(const std::vector<int> &descriptors, Surface surface, bool byTls)
{
    if (byTls)
        return serveByTls(descriptors);
    bool isServing = true;
    for (const int descriptor : descriptors) {
        auto listener = makeListener(descriptor, surface);
        isServing = isServing && listener;
        if (listener)
            m_listeners.push_back(std::move(listener));
    }
    if (!isServing)
        return Error{.code = ErrorCode::Internal, .detail = QStringLiteral("A listening socket could not be served")};
    return {};
}

Result<void> Gateway::serveByTls(const std::vector<int> &descriptors)
{
    if (!m_tls) {
        auto opened = TlsEntrance::open(m_options.tls, m_options.tlsLimits, threadsFor(Surface::Public), m_options.guard, m_budget,
                                        [this](int descriptor) { return makeListener(descriptor, Surface::Public); });
        if (!opened)
            return opened.error();
        m_tls = std::move(opened).value();
    }
    m_tls->serve(descriptors);
    return {};
}

void Gateway::askListeners(const std::function<void()> &alive)
{
    for (const auto &listener : m_listeners)
        listener->ask(alive);
    if (m_tls)
        m_tls->ask(alive);
}

size_t Gateway::listenerCount() const
{
    return m_listeners.size() + (m_tls ? m_tls->threadCount() : 0);
}

std::shared_ptr<const TlsFigures> Gateway::tlsFigures() const
{
    return m_tls ? m_tls->figures() : nullptr;
}

void Gateway::drain(std::chrono::milliseconds deadline)
{
    const QDeadlineTimer end(deadline);
    for (const auto &listener : m_listeners)
        listener->beginDrain();
    if (m_tls)
        m_tls->beginDrain();
    for (const auto &listener : m_listeners)
        listener->finish(end);
    if (m_tls)
        m_tls->finishGuards(end);
    if (m_transfers)
        m_transfers->drain(std::chrono::milliseconds(std::max<qint64>(end.remainingTime(), 0)));
    m_listeners.clear();
    m_socketFiles.clear();
}

void Gateway::finish(std::chrono::milliseconds deadline)
{
    if (m_tls)
        m_tls->finish(deadline);
}

} // namespace kith::server
