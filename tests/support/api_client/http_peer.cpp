// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/api_client/http_peer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
/// Status 0 for what is no HTTP/1.1 head.
HttpReply parseHead(const QByteArray &head)
{
    HttpReply reply;
    qsizetype begin = 0;
    while (begin < head.size()) {
        const qsizetype end = head.indexOf("\r\n", begin);
        const QByteArray line = head.mid(begin, end - begin);
        if (begin == 0) {
            if (!line.startsWith("HTTP/1.1 ") || line.size() < 13 || line.at(12) != ' ')
                return {};
            reply.status = line.mid(9, 3).toInt();
        } else {
            const qsizetype colon = line.indexOf(':');
            if (colon <= 0 || line.contains('\n'))
                return {};
            reply.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
        }
        begin = end + 2;
    }
    return reply;
}
} // namespace

QByteArray HttpReply::header(const char *name) const
{
    QByteArrayList values;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values.join(", ");
}

qsizetype HttpReply::count(const char *name) const
{
    qsizetype found = 0;
    for (const auto &[key, value] : headers)
        found += key.compare(name, Qt::CaseInsensitive) == 0;
    return found;
}

QJsonObject HttpReply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString HttpReply::code() const
{
    if (header("Content-Type") != "application/problem+json")
        return {};
    return json().value("code"_L1).toString();
}

QString HttpReply::fieldCode(const QString &field) const
{
    const QJsonArray all = json().value("fields"_L1).toArray();
    for (const QJsonValue &one : all) {
        if (one["field"_L1].toString() == field)
            return one["code"_L1].toString();
    }
    return {};
}

QStringList HttpReply::fields() const
{
    QStringList names;
    const QJsonArray all = json().value("fields"_L1).toArray();
    for (const QJsonValue &one : all)
        names.append(one["field"_L1].toString());
    names.sort();
    return names;
}

HttpPeer::HttpPeer(const QUrl &server)
    : m_server(server)
{
}

bool HttpPeer::open()
{
    m_received.clear();
    m_socket.abort();
    if (m_server.scheme() == u"unix"_s)
        return openUnixSocket();
    m_socket.connectToHost(m_server.host(), quint16(m_server.port()));
    return m_socket.waitForConnected(patienceMs);
}

bool HttpPeer::openUnixSocket()
{
    const QByteArray path = m_server.path().toUtf8();
    sockaddr_un address{};
    if (size_t(path.size()) >= sizeof address.sun_path)
        return false;
    address.sun_family = AF_UNIX;
    std::copy(path.cbegin(), path.cend(), address.sun_path);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool isConnected = ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    if (isConnected && m_socket.setSocketDescriptor(descriptor))
        return true;
    ::close(descriptor);
    return false;
}

bool HttpPeer::write(const QByteArray &bytes)
{
    if (!isOpen() || m_socket.write(bytes) != bytes.size())
        return false;
    const QDeadlineTimer deadline(patienceMs);
    while (m_socket.bytesToWrite() > 0 && isOpen() && !deadline.hasExpired()) {
        if (!m_socket.waitForBytesWritten(int(deadline.remainingTime())))
            return false;
    }
    return m_socket.bytesToWrite() == 0;
}

bool HttpPeer::waitForMore(const QDeadlineTimer &deadline)
{
    if (m_socket.bytesAvailable() == 0 && isOpen())
        m_socket.waitForReadyRead(int(deadline.remainingTime()));
    const QByteArray more = m_socket.readAll();
    m_received += more;
    return !more.isEmpty();
}

HttpReply HttpPeer::read(bool isHead, int waitMs)
{
    const QDeadlineTimer deadline(waitMs);
    qsizetype headEnd = -1;
    while ((headEnd = m_received.indexOf("\r\n\r\n")) < 0) {
        if (!waitForMore(deadline))
            return {};
    }
    HttpReply reply = parseHead(m_received.left(headEnd + 2));
    const bool hasBody = !isHead && reply.status >= 200 && reply.status != 204 && reply.status != 304;
    const qsizetype length = hasBody ? reply.header("Content-Length").toLongLong() : 0;
    while (m_received.size() < headEnd + 4 + length) {
        if (!waitForMore(deadline))
            return {};
    }
    reply.body = m_received.mid(headEnd + 4, length);
    m_received.remove(0, headEnd + 4 + length);
    return reply;
}

bool HttpPeer::waitFor(const QByteArray &text, int waitMs)
{
    const QDeadlineTimer deadline(waitMs);
    while (!m_received.contains(text) && isOpen() && !deadline.hasExpired())
        waitForMore(deadline);
    return m_received.contains(text);
}

std::optional<QByteArray> HttpPeer::readToEnd(int waitMs)
{
    const QDeadlineTimer deadline(waitMs);
    while (isOpen() && !deadline.hasExpired())
        waitForMore(deadline);
    waitForMore(deadline);
    if (isOpen())
        return std::nullopt;
    return std::exchange(m_received, {});
}

void HttpPeer::shutDownOutput()
{
    ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR);
}

} // namespace kith::test
