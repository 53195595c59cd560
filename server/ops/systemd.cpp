// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/systemd.h"

#include <chrono>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace kith::server {

void notifySystemd(const QByteArray &state)
{
    const QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    if (path.isEmpty() || size_t(path.size()) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::copy(path.cbegin(), path.cend(), address.sun_path);
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0';
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(path.size()));
    (void)::sendto(socket, state.constData(), size_t(state.size()), MSG_NOSIGNAL, reinterpret_cast<const sockaddr *>(&address), length);
    ::close(socket);
}

void notifyReloading()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    notifySystemd("RELOADING=1\nMONOTONIC_USEC="
                  + QByteArray::number(qint64(std::chrono::duration_cast<std::chrono::microseconds>(now).count())));
}

std::vector<PassedSocket> takePassedSockets()
{
    constexpr int firstDescriptor = 3;
    std::vector<PassedSocket> sockets;
    bool isPid = false;
    bool isCount = false;
    const qlonglong pid = qgetenv("LISTEN_PID").toLongLong(&isPid);
    const int count = qgetenv("LISTEN_FDS").toInt(&isCount);
    const QList<QByteArray> names = qgetenv("LISTEN_FDNAMES").split(':');
    for (const char *name : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"})
        qunsetenv(name);
    if (!isPid || !isCount || pid != ::getpid())
        return sockets;
    for (int i = 0; i < count; ++i) {
        const int descriptor = firstDescriptor + i;
        if (::fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0)
            sockets.push_back({descriptor, QString::fromUtf8(names.value(i))});
    }
    return sockets;
}

} // namespace kith::server
