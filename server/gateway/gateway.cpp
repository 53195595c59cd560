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

namespace {
Error notServed()
{
    return Error{.code = ErrorCode::Internal, .detail = QStringLiteral("A listening socket could not be served")};
}
} // namespace

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
    bool isServing = true;
    for (const int descriptor : sockets->descriptors)
        isServing = serve(descriptor, surface) && isServing;
    if (!isServing)
        return notServed();
    return sockets->port;
}

Result<void> Gateway::listenOnUnixSocket(const QString &path, mode_t mode, Surface surface)
{
    auto socket = openUnixSocket(path, mode);
    if (!socket)
        return socket.error();
    m_socketFiles.push_back(std::move(socket->file));
    return serveShared(socket->descriptor, surface);
}

Result<void> Gateway::listenOnPassedSocket(int descriptor, Surface surface)
{
    if (isListeningStream(descriptor))
        return serveShared(descriptor, surface);
    ::close(descriptor);
    return Error{.code = ErrorCode::Internal,
                 .detail = QStringLiteral("A passed socket is no listening stream socket; the unit needs ListenStream= and Accept=no.")};
}

Result<void> Gateway::serveShared(int descriptor, Surface surface)
{
    // Every thread waits on its own copy; whoever comes first accepts.
    for (int i = 1; i < threadsFor(surface); ++i) {
        const int copy = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
        if (copy < 0 || !serve(copy, surface)) {
            ::close(descriptor);
            return notServed();
        }
    }
    if (!serve(descriptor, surface))
        return notServed();
    return {};
}

bool Gateway::serve(int descriptor, Surface surface)
{
    GuardOptions options = m_options.guard;
    options.surface = surface;
    m_listeners.push_back(std::make_unique<Listener>(descriptor, std::move(options), m_upgradeSink, m_budget, m_function));
    return m_listeners.back()->isServing();
}

void Gateway::askListeners(const std::function<void()> &alive)
{
    for (const auto &listener : m_listeners)
        listener->ask(alive);
}

void Gateway::drain(std::chrono::milliseconds deadline)
{
    const QDeadlineTimer end(deadline);
    for (const auto &listener : m_listeners)
        listener->beginDrain();
    for (const auto &listener : m_listeners)
        listener->finish(end);
    if (m_transfers)
        m_transfers->drain(std::chrono::milliseconds(std::max<qint64>(end.remainingTime(), 0)));
    m_listeners.clear();
    m_socketFiles.clear();
}

} // namespace kith::server
