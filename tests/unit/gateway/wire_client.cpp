// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire_client.h"

#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace kith::test {

QByteArray WireReply::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

WireClient::WireClient(quint16 port, bool usesIpv6)
{
    m_descriptor = ::socket(usesIpv6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in ipv4{};
    ipv4.sin_family = AF_INET;
    ipv4.sin_port = htons(port);
    ipv4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr_in6 ipv6{};
    ipv6.sin6_family = AF_INET6;
    ipv6.sin6_port = htons(port);
    ipv6.sin6_addr = in6addr_loopback;
    const int result = usesIpv6 ? ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&ipv6), sizeof(ipv6))
                                : ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&ipv4), sizeof(ipv4));
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    if (result != 0) {
        ::close(m_descriptor);
        m_descriptor = -1;
    }
}

WireClient::WireClient(const QString &path)
    : m_descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = path.toUtf8();
    Q_ASSERT(size_t(name.size()) < sizeof address.sun_path);
    std::copy(name.cbegin(), name.cend(), address.sun_path);
    if (::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        ::close(m_descriptor);
        m_descriptor = -1;
    }
}

WireClient::~WireClient()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool WireClient::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const auto part = ::send(m_descriptor, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (part <= 0)
            return false;
        sent += part;
    }
    return true;
}

qsizetype WireClient::sendSome(const QByteArray &bytes)
{
    const auto sent = ::send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    return sent < 0 ? 0 : sent;
}

bool WireClient::receiveMore()
{
    pollfd wanted{m_descriptor, POLLIN, 0};
    if (::poll(&wanted, 1, int(m_deadline.remainingTime())) <= 0)
        return false;
    std::array<char, 65536> buffer;
    const auto got = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
    if (got <= 0)
        return false;
    m_received.append(buffer.data(), got);
    return true;
}

std::optional<WireReply> WireClient::reply(bool isHead)
{
    m_deadline.setRemainingTime(patienceMs);
    qsizetype end = -1;
    while ((end = m_received.indexOf("\r\n\r\n")) < 0) {
        if (!receiveMore())
            return std::nullopt;
    }
    WireReply reply;
    reply.head = m_received.first(end + 2);
    reply.status = reply.head.sliced(9, 3).toInt();
    const qsizetype length = isHead ? 0 : reply.header("content-length").toLongLong();
    while (m_received.size() < end + 4 + length) {
        if (!receiveMore())
            return std::nullopt;
    }
    reply.body = m_received.sliced(end + 4, length);
    m_received.remove(0, end + 4 + length);
    return reply;
}

bool WireClient::isClosedByServer()
{
    return m_received.isEmpty() && rest().isEmpty() && !m_deadline.hasExpired();
}

QByteArray WireClient::rest()
{
    m_deadline.setRemainingTime(patienceMs);
    while (receiveMore()) {}
    return std::exchange(m_received, {});
}

QByteArray WireClient::read(qsizetype size)
{
    m_deadline.setRemainingTime(patienceMs);
    while (m_received.size() < size && receiveMore()) {}
    return std::exchange(m_received, {});
}

void WireClient::shutdownWriting()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void WireClient::reset()
{
    const linger hard{1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
    ::close(m_descriptor);
    m_descriptor = -1;
}

} // namespace kith::test
