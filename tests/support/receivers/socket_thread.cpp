// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/receivers/socket_thread.h"

namespace kith::test {

SocketThread::SocketThread(const QHostAddress &address, std::function<void(QTcpSocket &)> accepted)
    : m_server(new QTcpServer)
{
    m_server->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server,
        [this, address, accepted = std::move(accepted)] {
            QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this, accepted] {
                while (QTcpSocket *socket = m_server->nextPendingConnection()) {
                    ++m_connections;
                    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                    accepted(*socket);
                }
            });
            if (!m_server->listen(address, 0))
                qFatal("the receiver cannot listen: %s", qPrintable(m_server->errorString()));
            m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

SocketThread::~SocketThread()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace kith::test
