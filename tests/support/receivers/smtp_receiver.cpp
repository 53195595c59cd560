// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/receivers/smtp_receiver.h"

#include <chrono>
#include <memory>

namespace kith::test {

namespace {
QList<QByteArray> headerLines(const QByteArray &data)
{
    QByteArray head = data.first(qMax<qsizetype>(0, data.indexOf("\r\n\r\n")));
    head.replace("\r\n ", " ");
    QList<QByteArray> lines;
    for (const QByteArray &line : head.split('\n'))
        lines.append(line.trimmed());
    return lines;
}
} // namespace

QByteArray SmtpReceiver::Message::header(const QByteArray &name) const
{
    for (const QByteArray &line : headerLines(data)) {
        if (line.toLower().startsWith(QByteArray(name.toLower() + ':')))
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

QList<QByteArray> SmtpReceiver::Message::headerNames() const
{
    QList<QByteArray> names;
    for (const QByteArray &line : headerLines(data))
        names.append(line.first(qMax<qsizetype>(0, line.indexOf(':'))));
    return names;
}

QString SmtpReceiver::Message::text() const
{
    return QString::fromUtf8(QByteArray::fromBase64(data.sliced(data.indexOf("\r\n\r\n") + 4)));
}

SmtpReceiver::SmtpReceiver()
    : m_socket(QHostAddress::LocalHost, [this](QTcpSocket &socket) { accept(socket); })
{
}

void SmtpReceiver::refuseRecipients(const QByteArray &answer)
{
    const std::scoped_lock lock(m_mutex);
    m_recipientAnswer = answer;
}

std::vector<SmtpReceiver::Message> SmtpReceiver::messages()
{
    const std::scoped_lock lock(m_mutex);
    return m_messages;
}

bool SmtpReceiver::waitFor(size_t count, int waitMs)
{
    std::unique_lock lock(m_mutex);
    return m_more.wait_for(lock, std::chrono::milliseconds(waitMs), [&] { return m_messages.size() >= count; });
}

void SmtpReceiver::accept(QTcpSocket &socket)
{
    socket.write("220 receiver ESMTP\r\n");
    const auto session = std::make_shared<Session>();
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this, &socket, session] {
        session->received += socket.readAll();
        for (qsizetype end = session->received.indexOf("\r\n"); end >= 0; end = session->received.indexOf("\r\n")) {
            const QByteArray line = session->received.first(end);
            session->received.remove(0, end + 2);
            takeLine(socket, *session, line);
        }
    });
}

void SmtpReceiver::takeLine(QTcpSocket &socket, Session &session, const QByteArray &line)
{
    if (session.isInData) {
        if (line != ".") {
            session.message.data += (line.startsWith('.') ? line.sliced(1) : line) + "\r\n";
            return;
        }
        session.isInData = false;
        {
            const std::scoped_lock lock(m_mutex);
            m_messages.push_back(std::exchange(session.message, {}));
        }
        m_more.notify_all();
        socket.write("250 taken\r\n");
        return;
    }
    const QByteArray verb = line.first(qMin<qsizetype>(4, line.size())).toUpper();
    if (verb == "EHLO" || verb == "HELO") {
        socket.write("250 receiver\r\n");
    } else if (verb == "MAIL") {
        session.message.from = line.sliced(line.indexOf(':') + 1).split(' ').first();
        socket.write("250 ok\r\n");
    } else if (verb == "RCPT") {
        const std::scoped_lock lock(m_mutex);
        if (m_recipientAnswer.startsWith('2'))
            session.message.to.append(line.sliced(line.indexOf(':') + 1).split(' ').first());
        socket.write(m_recipientAnswer + "\r\n");
    } else if (verb == "DATA") {
        session.isInData = true;
        socket.write("354 go on\r\n");
    } else if (verb == "QUIT") {
        socket.write("221 bye\r\n");
        socket.disconnectFromHost();
    } else {
        socket.write("250 ok\r\n");
    }
}

} // namespace kith::test
