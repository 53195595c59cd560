// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/turned_away.h"

#include <algorithm>
#include <array>

#include <cerrno>
#include <sys/socket.h>

namespace kith::server {

void TurnedAway::DeleteLater::operator()(QSocketNotifier *notifier) const
{
    // It may be the one that is calling. It must not watch a number that is another connection's by then.
    notifier->setEnabled(false);
    notifier->deleteLater();
}

TurnedAway::TurnedAway(const GuardLimits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
}

void TurnedAway::keep(FileDescriptor connection)
{
    const int descriptor = connection.get();
    std::unique_ptr<QSocketNotifier, DeleteLater> notifier(new QSocketNotifier(descriptor, QSocketNotifier::Read));
    connect(notifier.get(), &QSocketNotifier::activated, this, [this, descriptor] { discard(descriptor); });
    const Clock::time_point now = Clock::now();
    m_connections.insert_or_assign(descriptor, Connection{.descriptor = std::move(connection),
                                                          .notifier = std::move(notifier),
                                                          .since = now,
                                                          .deadline = now + m_limits.lingerTime});
}

void TurnedAway::discard(int descriptor)
{
    const auto found = m_connections.find(descriptor);
    if (found == m_connections.end())
        return;
    Connection &connection = found->second;
    std::array<char, 16 * 1024> bytes;
    const ssize_t got = ::recv(descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return;
    connection.discardedBytes += std::max<ssize_t>(got, 0);
    if (got <= 0 || connection.discardedBytes > m_limits.lingerBytes) {
        m_connections.erase(found);
        return;
    }
    connection.deadline = std::min(Clock::now() + m_limits.lingerTime, connection.since + m_limits.lingerTotalTime);
}

void TurnedAway::sweep(Clock::time_point now)
{
    std::erase_if(m_connections, [now](const auto &entry) { return now >= entry.second.deadline; });
}

} // namespace kith::server
