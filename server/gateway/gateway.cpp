// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/gateway.h"

#include "server/gateway/listener.h"
#include "server/gateway/listening_socket.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QThread>

namespace kith::server {

Gateway::Gateway(const RouteTable &table, Executor &executor, UpgradeSink upgradeSink, GatewayOptions options)
    : Gateway([router = RequestRouter(table, executor)](IncomingRequest request,
                                                        const ReplySlot &slot) { router.serve(std::move(request), slot); },
              std::move(upgradeSink), std::move(options))
{
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

Result<quint16> Gateway::listen(const QHostAddress &address, quint16 port)
{
    const int count = m_options.listeners > 0 ? m_options.listeners : QThread::idealThreadCount();
    const auto sockets = openListeningSockets(address, port, count);
    if (!sockets)
        return sockets.error();
    bool isServing = true;
    for (const int descriptor : sockets->descriptors) {
        m_listeners.push_back(std::make_unique<Listener>(descriptor, m_options.guard, m_upgradeSink, m_budget, m_function));
        isServing = m_listeners.back()->isServing() && isServing;
    }
    if (!isServing)
        return Error{.code = ErrorCode::Internal, .detail = QStringLiteral("A listening socket could not be served")};
    return sockets->port;
}

void Gateway::drain(std::chrono::milliseconds deadline)
{
    const QDeadlineTimer end(deadline);
    for (const auto &listener : m_listeners)
        listener->beginDrain();
    for (const auto &listener : m_listeners)
        listener->finish(end);
    m_listeners.clear();
}

} // namespace kith::server
