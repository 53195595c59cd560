// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/bus/presence_board.h"

#include <algorithm>

namespace kith::server {

bool ConnectedDevice::isViewing(ConversationId conversation) const
{
    return std::ranges::find(viewing, conversation) != viewing.end();
}

PresenceBoard::PresenceBoard(std::chrono::milliseconds lease)
    : m_lease(lease)
{
}

bool PresenceBoard::setOnline(UserId user, bool isOnline, Timestamp at)
{
    const std::scoped_lock lock(m_mutex);
    Person &person = m_people[user];
    const bool changed = person.isOnline != isOnline;
    person.isOnline = isOnline;
    person.lastSeenAt = at;
    return changed;
}

bool PresenceBoard::put(UserId user, const Attendance &attendance, int most)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Attendance> &sockets = m_people[user].sockets;
    const auto known = std::ranges::find_if(sockets, [&](const Attendance &socket) {
        return socket.source == attendance.source && socket.connection == attendance.connection;
    });
    if (known == sockets.end() && int(sockets.size()) >= most)
        return false;
    if (known == sockets.end())
        sockets.push_back(attendance);
    else
        *known = attendance;
    m_leases[attendance.source].until = Clock::now() + m_lease;
    return true;
}

bool PresenceBoard::remove(UserId user, quint32 source, quint64 connection)
{
    const std::scoped_lock lock(m_mutex);
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return false;
    return std::erase_if(person->sockets,
                         [&](const Attendance &socket) { return socket.source == source && socket.connection == connection; })
           > 0;
}

void PresenceBoard::renew(quint32 source)
{
    const std::scoped_lock lock(m_mutex);
    m_leases[source].until = Clock::now() + m_lease;
}

std::vector<UserId> PresenceBoard::takeLapses()
{
    const std::scoped_lock lock(m_mutex);
    const auto at = Clock::now();
    std::vector<quint32> turned;
    for (auto &[source, lease] : m_leases) {
        if (lease.isKnownLapsed == (lease.until <= at))
            continue;
        lease.isKnownLapsed = !lease.isKnownLapsed;
        turned.push_back(source);
    }
    std::vector<UserId> out;
    if (turned.empty())
        return out;
    for (auto person = m_people.cbegin(); person != m_people.cend(); ++person) {
        if (std::ranges::any_of(person->sockets,
                                [&](const Attendance &socket) { return std::ranges::find(turned, socket.source) != turned.end(); }))
            out.push_back(person.key());
    }
    return out;
}

bool PresenceBoard::isLive(const Attendance &socket, Clock::time_point at) const
{
    const auto lease = m_leases.find(socket.source);
    return lease != m_leases.end() && lease->second.until > at;
}

Presence PresenceBoard::presenceOf(const Person &person, Clock::time_point at) const
{
    Presence out{.isOnline = person.isOnline, .isIdle = person.isOnline && !person.sockets.empty(), .lastSeenAt = person.lastSeenAt};
    bool isAnyLive = person.sockets.empty();
    for (const Attendance &socket : person.sockets) {
        if (!isLive(socket, at))
            continue;
        isAnyLive = true;
        out.isIdle = out.isIdle && socket.isIdle;
    }
    if (!isAnyLive)
        out.isOnline = out.isIdle = false;
    return out;
}

std::vector<ConnectedDevice> PresenceBoard::devicesOf(const Person &person, Clock::time_point at) const
{
    std::vector<ConnectedDevice> out;
    for (const Attendance &socket : person.sockets) {
        if (!isLive(socket, at))
            continue;
        auto device = std::ranges::find(out, socket.session, &ConnectedDevice::session);
        if (device == out.end()) {
            out.push_back({.session = socket.session, .isIdle = true, .activeAt = socket.activeAt});
            device = out.end() - 1;
        }
        device->isIdle = device->isIdle && socket.isIdle;
        device->activeAt = std::max(device->activeAt, socket.activeAt);
        if (!socket.isIdle && !socket.viewing.isNull())
            device->viewing.push_back(socket.viewing);
    }
    std::ranges::stable_sort(out, std::ranges::greater(), &ConnectedDevice::activeAt);
    return out;
}

Presence PresenceBoard::of(UserId user) const
{
    const std::scoped_lock lock(m_mutex);
    const auto person = m_people.constFind(user);
    return person == m_people.cend() ? Presence() : presenceOf(*person, Clock::now());
}

int PresenceBoard::socketCount(UserId user) const
{
    const std::scoped_lock lock(m_mutex);
    const auto person = m_people.constFind(user);
    return person == m_people.cend() ? 0 : int(person->sockets.size());
}

std::vector<ConnectedDevice> PresenceBoard::devices(UserId user) const
{
    const std::scoped_lock lock(m_mutex);
    const auto person = m_people.constFind(user);
    return person == m_people.cend() ? std::vector<ConnectedDevice>() : devicesOf(*person, Clock::now());
}

QHash<UserId, std::vector<ConnectedDevice>> PresenceBoard::devicesOf(const std::vector<UserId> &users) const
{
    QHash<UserId, std::vector<ConnectedDevice>> out;
    const std::scoped_lock lock(m_mutex);
    const auto at = Clock::now();
    for (const UserId user : users) {
        const auto person = m_people.constFind(user);
        if (person == m_people.cend() || person->sockets.empty())
            continue;
        if (auto devices = devicesOf(*person, at); !devices.empty())
            out.insert(user, std::move(devices));
    }
    return out;
}

qsizetype PresenceBoard::onlineCount() const
{
    const std::scoped_lock lock(m_mutex);
    const auto at = Clock::now();
    return std::count_if(m_people.cbegin(), m_people.cend(), [&](const Person &person) { return presenceOf(person, at).isOnline; });
}

} // namespace kith::server
