// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/support/bench_socket.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kith::bench {

void giveUp(const QByteArray &why)
{
    std::fprintf(stderr, "bench: %s\n", why.constData());
    std::exit(1);
}

namespace {
int connectTo(int port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        giveUp("cannot connect to the server");
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}
} // namespace

BenchSocket::BenchSocket(int port, const QByteArray &token)
    : m_fd(connectTo(port))
{
    writeAll("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
             "AAAAAAAAAAAAAAAAAAAAAA==\r\n"
             "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: kith.1\r\n\r\n");
    QByteArray head;
    while (!head.contains("\r\n\r\n")) {
        char byte = 0;
        if (::read(m_fd, &byte, 1) != 1)
            giveUp("no answer to the handshake: " + head);
        head += byte;
    }
    if (!head.startsWith("HTTP/1.1 101"))
        giveUp("the handshake was refused: " + head);
    send("{\"id\":\"h\",\"do\":\"hello\",\"data\":{\"token\":\"" + token + "\",\"device\":\"bench\",\"client\":\"bench\"}}");
    ::fcntl(m_fd, F_SETFL, O_NONBLOCK);
    bool isReady = false;
    while (!isReady) {
        pollfd waiting{m_fd, POLLIN, 0};
        if (::poll(&waiting, 1, 10'000) != 1)
            giveUp("no answer to hello");
        const bool isOpen = receive([&](QByteArrayView text) { isReady = isReady || text.contains("\"re\":\"h\""); });
        if (!isOpen)
            giveUp("closed at hello");
    }
}

BenchSocket::~BenchSocket()
{
    ::close(m_fd);
}

void BenchSocket::writeAll(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const auto n = ::send(m_fd, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (n > 0) {
            sent += n;
        } else if (errno == EAGAIN) {
            pollfd waiting{m_fd, POLLOUT, 0};
            ::poll(&waiting, 1, 1000);
        } else {
            giveUp("the server closed while we wrote");
        }
    }
}

void BenchSocket::send(const QByteArray &text)
{
    QByteArray frame("\x81");
    if (text.size() < 126) {
        frame += char(0x80 | text.size());
    } else {
        frame += char(0x80 | 126);
        frame += char(text.size() >> 8);
        frame += char(text.size());
    }
    frame += QByteArray(4, '\0'); // a mask of zeros is a mask
    writeAll(frame + text);
}

bool BenchSocket::receive(const std::function<void(QByteArrayView)> &message)
{
    char buffer[64 * 1024];
    for (;;) {
        const auto n = ::recv(m_fd, buffer, sizeof buffer, 0);
        if (n == 0)
            return false;
        if (n < 0)
            break;
        m_in.append(buffer, n);
        if (n < qsizetype(sizeof buffer))
            break;
    }
    qsizetype at = 0;
    while (m_in.size() - at >= 2) {
        const auto *head = reinterpret_cast<const uchar *>(m_in.constData()) + at;
        qsizetype length = head[1] & 0x7F;
        qsizetype start = at + 2;
        if (length == 126) {
            if (m_in.size() - at < 4)
                break;
            length = (head[2] << 8) | head[3];
            start = at + 4;
        } else if (length == 127) {
            if (m_in.size() - at < 10)
                break;
            length = 0;
            for (int i = 2; i < 10; ++i)
                length = (length << 8) | head[i];
            start = at + 10;
        }
        if (m_in.size() - start < length)
            break;
        const int opcode = head[0] & 0x0F;
        if (opcode == 8)
            return false;
        if (opcode == 1)
            message(QByteArrayView(m_in).sliced(start, length));
        at = start + length;
    }
    m_in.remove(0, at);
    return true;
}

} // namespace kith::bench
