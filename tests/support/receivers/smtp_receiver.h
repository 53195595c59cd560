// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/receivers/socket_thread.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace kith::test {

/// A real mail server, as far as taking mail goes. Source: RFC 5321.
class SmtpReceiver
{
public:
    struct Message
    {
        QByteArray from = {}; ///< of the envelope, with angle brackets
        QList<QByteArray> to = {};
        QByteArray data = {}; ///< headers and body, dots unstuffed
        [[nodiscard]] QByteArray header(const QByteArray &name) const; ///< unfolded; of several the first
        [[nodiscard]] QList<QByteArray> headerNames() const;
        [[nodiscard]] QString text() const; ///< decoded from base64
    };

    SmtpReceiver();

    /// Answers recipients with this instead of 250.
    void refuseRecipients(const QByteArray &answer);
    [[nodiscard]] quint16 port() const { return m_socket.port(); }
    [[nodiscard]] int connections() const { return m_socket.connections(); }
    [[nodiscard]] std::vector<Message> messages();
    [[nodiscard]] bool waitFor(size_t count, int waitMs = 15'000);

private:
    struct Session
    {
        QByteArray received;
        Message message;
        bool isInData = false;
    };
    void accept(QTcpSocket &socket);
    void takeLine(QTcpSocket &socket, Session &session, const QByteArray &line);

    std::mutex m_mutex;
    std::condition_variable m_more;
    std::vector<Message> m_messages;
    QByteArray m_recipientAnswer = "250 ok";
    SocketThread m_socket;
};

} // namespace kith::test
