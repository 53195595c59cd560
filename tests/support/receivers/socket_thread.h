// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QThread>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <atomic>
#include <functional>

namespace kith::test {

/// A listening socket on a free loopback port with a thread of its own, so that it answers whatever the test waits for.
class SocketThread
{
public:
    /// `accepted` is called on the socket's thread for each connection and sets up its slots.
    SocketThread(const QHostAddress &address, std::function<void(QTcpSocket &)> accepted);
    ~SocketThread();

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Connections since the start, whatever came of them.
    [[nodiscard]] int connections() const { return m_connections; }

private:
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    std::atomic<int> m_connections{0};
    quint16 m_port = 0;
};

} // namespace kith::test
