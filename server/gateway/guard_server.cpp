// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/guard_server.h"

#include "server/gateway/gateway_log.h"
#include "server/gateway/guarded_socket.h"
#include "server/gateway/reply.h"
#include "server/gateway/unix_socket.h"

#include <sys/socket.h>
#include <unistd.h>

namespace kith::server {

namespace {

QHostAddress peerOf(int descriptor)
{
    sockaddr_storage address{};
    socklen_t size = sizeof(address);
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return {};
    return plainAddress(QHostAddress(reinterpret_cast<const sockaddr *>(&address)));
}

constexpr std::chrono::minutes reportEvery{1};
constexpr qsizetype controlConnections = 32;

} // namespace

GuardServer::GuardServer(GuardOptions options, UpgradeSink upgradeSink, std::shared_ptr<ConnectionBudget> budget, QObject *parent)
    : QTcpServer(parent)
    , m_options(std::move(options))
    , m_upgradeSink(std::move(upgradeSink))
    , m_budget(std::move(budget))
    , m_mailbox(std::make_shared<ReplyMailbox>(this, [this](ReplyMailbox::Letter &&letter) { deliver(std::move(letter)); }))
    , m_turnedAway(m_options.limits)
{
    setListenBacklogSize(4096);
    setMaxPendingConnections(4096);
    connect(&m_sweepTimer, &QTimer::timeout, this, &GuardServer::sweep);
    m_sweepTimer.start(m_options.limits.sweepEvery);
}

GuardServer::~GuardServer()
{
    m_mailbox->close();
    close();
    const auto sockets = m_sockets.values();
    qDeleteAll(sockets);
}

bool GuardServer::serve(int descriptor)
{
    m_isUnix = isUnixSocket(descriptor);
    return setSocketDescriptor(descriptor);
}

void GuardServer::incomingConnection(qintptr handle)
{
    const int descriptor = int(handle);
    // A Unix peer has no address, and neither has one that is gone already.
    const QHostAddress peer = m_isUnix ? QHostAddress() : peerOf(descriptor);
    const bool isStranger = m_options.surface == Surface::Control && !isOwnUserOrRoot(descriptor);
    if (isStranger || (peer.isNull() && !m_isUnix)) {
        ::close(descriptor);
        return;
    }
    const bool isCounted = !m_isUnix && !m_options.proxies.trusts(peer);
    ConnectionPlace place;
    if (!hasRoomFor(descriptor) || (isCounted && !(place = ConnectionBudget::take(m_budget, peer))))
        return turnAway(descriptor);
    adopt(descriptor, peer, std::move(place));
}

void GuardServer::adopt(int descriptor, const QHostAddress &peer, ConnectionPlace place)
{
    if (m_isDraining) {
        ::close(descriptor);
        return;
    }
    const quint64 id = ++m_lastConnection;
    auto *socket = new GuardedSocket(*this, id, peer, std::move(place));
    m_sockets.insert(id, socket);
    ++m_options.figures->connections;
    if (!socket->adopt(descriptor)) {
        delete socket;
        ::close(descriptor);
        return;
    }
    ++m_options.figures->accepted;
    addPendingConnection(socket);
}

bool GuardServer::hasRoomFor(int descriptor) const
{
    // The administrator gets in however full the house is.
    return m_options.surface == Surface::Control ? m_sockets.size() < controlConnections : m_budget->hasRoomFor(descriptor);
}

void GuardServer::turnAway(int descriptor)
{
    const QByteArray &bytes = overloadedBytes();
    (void)::send(descriptor, bytes.constData(), size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::shutdown(descriptor, SHUT_WR);
    FileDescriptor connection(descriptor);
    if (!m_isDraining && !m_turnedAway.isFull() && m_budget->mayKeepTurnedAway(descriptor))
        m_turnedAway.keep(std::move(connection));
    ++m_turnedAwayCount;
    ++m_options.figures->turnedAway;
}

void GuardServer::reportTurnedAway(std::chrono::steady_clock::time_point now)
{
    if (m_turnedAwayCount == 0 || now < m_nextReport)
        return;
    qCWarning(lcGateway, "Turned away %d connections: too many from one address, or too few file descriptors",
              std::exchange(m_turnedAwayCount, 0));
    m_nextReport = now + reportEvery;
}

GuardedSocket *GuardServer::takeArriving()
{
    return std::exchange(m_arriving, nullptr);
}

ReplySlot GuardServer::slotFor(const GuardedSocket &socket) const
{
    return {m_mailbox, socket.id(), socket.serial()};
}

void GuardServer::deliver(ReplyMailbox::Letter &&letter)
{
    if (GuardedSocket *socket = m_sockets.value(letter.connection))
        socket->answer(letter.serial, letter.make);
}

void GuardServer::handOver(int descriptor, QByteArray earlyBytes, const QHostAddress &client, ConnectionPlace place)
{
    ++m_options.figures->upgrades;
    if (m_upgradeSink)
        m_upgradeSink(descriptor, std::move(earlyBytes), client, std::move(place));
    else
        ::close(descriptor);
}

void GuardServer::forget(GuardedSocket &socket)
{
    m_sockets.remove(socket.id());
    --m_options.figures->connections;
    if (m_arriving == &socket)
        m_arriving = nullptr;
    reportIfDrained();
}

void GuardServer::sweep()
{
    const auto now = std::chrono::steady_clock::now();
    // A socket that is closed by its deadline is deleted later, never inside the walk.
    for (GuardedSocket *socket : std::as_const(m_sockets))
        socket->checkDeadline(now);
    m_turnedAway.sweep(now);
    reportTurnedAway(now);
    answers().trim(now);
}

void GuardServer::drain()
{
    m_isDraining = true;
    m_turnedAway.clear();
    close();
    const auto sockets = m_sockets.values();
    for (GuardedSocket *socket : sockets)
        socket->beginDrain();
    reportIfDrained();
}

void GuardServer::reportIfDrained()
{
    if (m_isDraining && m_sockets.isEmpty())
        Q_EMIT drained();
}

} // namespace kith::server
