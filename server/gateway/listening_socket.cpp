// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/listening_socket.h"

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kith::server {

namespace {

constexpr int backlog = 4096;

struct NativeAddress
{
    sockaddr_storage storage{};
    socklen_t size = 0;
    [[nodiscard]] const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
};

NativeAddress nativeAddress(const QHostAddress &address, quint16 port)
{
    NativeAddress native;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto *ipv4 = reinterpret_cast<sockaddr_in *>(&native.storage);
        ipv4->sin_family = AF_INET;
        ipv4->sin_port = htons(port);
        ipv4->sin_addr.s_addr = htonl(address.toIPv4Address());
        native.size = sizeof(sockaddr_in);
        return native;
    }
    auto *ipv6 = reinterpret_cast<sockaddr_in6 *>(&native.storage);
    ipv6->sin6_family = AF_INET6;
    ipv6->sin6_port = htons(port);
    ipv6->sin6_scope_id = address.scopeId().toUInt();
    const Q_IPV6ADDR bytes = address.protocol() == QAbstractSocket::IPv6Protocol ? address.toIPv6Address() : Q_IPV6ADDR{};
    std::memcpy(&ipv6->sin6_addr, &bytes, sizeof(bytes));
    native.size = sizeof(sockaddr_in6);
    return native;
}

// -1 with errno set when it cannot be had.
int openSocket(const QHostAddress &address, quint16 port, bool isShared)
{
    const NativeAddress native = nativeAddress(address, port);
    const int descriptor = ::socket(native.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return -1;
    const int on = 1;
    const int v6Only = address.protocol() == QAbstractSocket::AnyIPProtocol ? 0 : 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (isShared)
        ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));
    if (native.storage.ss_family == AF_INET6)
        ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &v6Only, sizeof(v6Only));
    if (::bind(descriptor, native.get(), native.size) == 0 && ::listen(descriptor, backlog) == 0)
        return descriptor;
    const int reason = errno;
    ::close(descriptor);
    errno = reason;
    return -1;
}

quint16 portOf(int descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof(storage);
    if (::getsockname(descriptor, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return 0;
    return ntohs(storage.ss_family == AF_INET ? reinterpret_cast<const sockaddr_in *>(&storage)->sin_port
                                              : reinterpret_cast<const sockaddr_in6 *>(&storage)->sin6_port);
}

QString sentence(int reason, const QHostAddress &address, quint16 port)
{
    const QString place = QStringLiteral("%1 port %2")
                              .arg(address.protocol() == QAbstractSocket::AnyIPProtocol ? QStringLiteral("any address,")
                                                                                        : address.toString())
                              .arg(port);
    switch (reason) {
    case EADDRINUSE:
        return QStringLiteral("Cannot listen on %1: the port is in use. Stop the other program (`ss -ltnp` shows it) "
                              "or choose another port.")
            .arg(place);
    case EACCES:
    case EPERM:
        return QStringLiteral("Cannot listen on %1: ports below 1024 need CAP_NET_BIND_SERVICE. Choose a higher port or grant it.")
            .arg(place);
    case EADDRNOTAVAIL: return QStringLiteral("Cannot listen on %1: this machine does not have that address.").arg(place);
    default: return QStringLiteral("Cannot listen on %1: %2.").arg(place, QString::fromLocal8Bit(std::strerror(reason)));
    }
}

Error refusal(int reason, const QHostAddress &address, quint16 port)
{
    return Error{.code = ErrorCode::Internal, .detail = sentence(reason, address, port)};
}

} // namespace

Result<ListeningSockets> openListeningSockets(const QHostAddress &wanted, quint16 port, int count)
{
    QHostAddress address = wanted;
    // A socket that does not share finds out whether anybody else has the port, which one that shares would not.
    int first = openSocket(address, port, false);
    if (first < 0 && errno == EAFNOSUPPORT && address.protocol() == QAbstractSocket::AnyIPProtocol) {
        address = QHostAddress(QHostAddress::AnyIPv4);
        first = openSocket(address, port, false);
    }
    if (first < 0)
        return refusal(errno, wanted, port);
    ::close(first);

    ListeningSockets sockets{.port = port, .descriptors = {}};
    for (int i = 0; i < count; ++i) {
        const int descriptor = openSocket(address, sockets.port, true);
        if (descriptor < 0) {
            const Error error = refusal(errno, wanted, sockets.port);
            for (const int opened : sockets.descriptors)
                ::close(opened);
            return error;
        }
        sockets.descriptors.push_back(descriptor);
        sockets.port = portOf(descriptor);
    }
    return sockets;
}

bool isListeningStream(int descriptor)
{
    int type = 0;
    int isListening = 0;
    socklen_t size = sizeof(int);
    return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM
           && ::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size) == 0 && isListening != 0;
}

} // namespace kith::server
