// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/receivers/socket_thread.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>

#include <condition_variable>
#include <mutex>
#include <vector>

namespace kith::test {

/// A real HTTP server that keeps what is posted to it and answers what the test wants.
class HttpReceiver
{
public:
    struct Request
    {
        QByteArray method = {};
        QByteArray path = {};
        QHash<QByteArray, QByteArray> headers = {}; ///< names in lower case
        QByteArray body = {};
        [[nodiscard]] QJsonObject json() const;
    };
    struct Answer
    {
        int status = 200;
        QByteArray headers = {}; ///< whole lines with CRLF
        QByteArray body = {};
        bool isSilent = false; ///< says nothing and keeps the connection
        bool hangsUp = false; ///< closes without a word
    };
    /// Thread: the receiver's.
    using Answerer = std::function<Answer(const Request &)>;

    explicit HttpReceiver(const QHostAddress &address = QHostAddress::LocalHost);

    void answer(Answerer answerer);
    void answer(int status)
    {
        answer([status](const Request &) { return Answer{.status = status}; });
    }
    [[nodiscard]] QString url(const QString &path = QStringLiteral("/push")) const;
    [[nodiscard]] quint16 port() const { return m_socket.port(); }
    [[nodiscard]] int connections() const { return m_socket.connections(); }
    /// Everything received, oldest first.
    [[nodiscard]] std::vector<Request> requests();
    /// Waits until there are `count`; false when they do not come in time.
    [[nodiscard]] bool waitFor(size_t count, int waitMs = 10'000);

private:
    void accept(QTcpSocket &socket);
    void read(QTcpSocket &socket, QByteArray &received);

    const QHostAddress m_address;
    std::mutex m_mutex;
    std::condition_variable m_more;
    std::vector<Request> m_requests;
    Answerer m_answerer;
    SocketThread m_socket;
};

} // namespace kith::test
