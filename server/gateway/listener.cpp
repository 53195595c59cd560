// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/listener.h"

#include "server/gateway/epoll_event_dispatcher.h"
#include "server/gateway/http_adapter.h"

#include <QtCore/QDeadlineTimer>

#include <unistd.h>

namespace kith::server {

Listener::Listener(int descriptor, GuardOptions options, UpgradeSink upgradeSink, std::shared_ptr<ConnectionBudget> budget,
                   RequestFunction function)
    : m_descriptor(descriptor)
    , m_options(std::move(options))
    , m_upgradeSink(std::move(upgradeSink))
    , m_budget(std::move(budget))
    , m_function(std::move(function))
{
    setObjectName(QStringLiteral("kith-listener"));
    setEventDispatcher(new EpollEventDispatcher);
    auto started = m_started.get_future();
    start();
    m_guard = started.get();
}

Listener::~Listener()
{
    finish(QDeadlineTimer(0));
}

bool Listener::isServing()
{
    return m_guard != nullptr;
}

void Listener::run()
{
    auto guard = std::make_unique<GuardServer>(m_options, m_upgradeSink, m_budget);
    if (!guard->serve(m_descriptor)) {
        ::close(m_descriptor);
        m_started.set_value(nullptr);
        return;
    }
    connect(guard.get(), &GuardServer::drained, this, &QThread::quit, Qt::DirectConnection);
    GuardServer *served = guard.get();
    const HttpAdapter adapter(guard.release(), m_function);
    m_started.set_value(served);
    exec();
}

void Listener::ask(std::function<void()> alive)
{
    if (m_guard != nullptr && isRunning())
        QMetaObject::invokeMethod(m_guard, std::move(alive), Qt::QueuedConnection);
}

void Listener::adopt(FileDescriptor connection, const QHostAddress &peer, ConnectionPlace place)
{
    // A call can be copied, a descriptor cannot. Where nobody is left to take it, it is closed with the call.
    const auto shared = std::make_shared<FileDescriptor>(std::move(connection));
    if (m_guard != nullptr && isRunning())
        QMetaObject::invokeMethod(
            m_guard, [guard = m_guard, shared, peer, place = std::move(place)] { guard->adopt(shared->release(), peer, place); },
            Qt::QueuedConnection);
}

void Listener::beginDrain()
{
    if (m_guard != nullptr && isRunning())
        QMetaObject::invokeMethod(m_guard, &GuardServer::drain, Qt::QueuedConnection);
}

void Listener::finish(QDeadlineTimer deadline)
{
    if (wait(deadline))
        return;
    quit();
    wait();
}

} // namespace kith::server
