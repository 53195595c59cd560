// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/realtime/raw_client.h"

#include "tests/unit/realtime/client_frames.h"

#include <QtCore/QJsonDocument>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::seconds patience{10};

void require(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s: %s", what, qPrintable(qt_error_string()));
}

} // namespace

DescriptorPair tcpPair(int receiveBytes)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    require(::bind(listener, reinterpret_cast<sockaddr *>(&address), size) == 0, "bind");
    require(::listen(listener, 1) == 0, "listen");
    require(::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) == 0, "getsockname");
    DescriptorPair pair;
    pair.client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (receiveBytes > 0)
        ::setsockopt(pair.client, SOL_SOCKET, SO_RCVBUF, &receiveBytes, sizeof receiveBytes);
    require(::connect(pair.client, reinterpret_cast<sockaddr *>(&address), size) == 0, "connect");
    pair.server = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    require(pair.server >= 0, "accept");
    ::close(listener);
    return pair;
}

DescriptorPair unixPair()
{
    int ends[2];
    require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) == 0, "socketpair");
    return {.client = ends[0], .server = ends[1]};
}

RawClient::RawClient(int descriptor)
    : m_descriptor(descriptor)
{
}

RawClient::~RawClient()
{
    hangUp();
}

RawClient::RawClient(RawClient &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_buffer(std::move(other.m_buffer))
    , m_received(other.m_received)
    , m_isEnded(other.m_isEnded)
{
}

void RawClient::hangUp()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

bool RawClient::send(const QByteArray &bytes)
{
    const auto deadline = Clock::now() + patience;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t count = ::send(m_descriptor, bytes.constData() + at, size_t(bytes.size() - at), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count > 0) {
            at += count;
            continue;
        }
        if (errno != EAGAIN || Clock::now() > deadline)
            return false;
        pollfd wait{.fd = m_descriptor, .events = POLLOUT, .revents = 0};
        ::poll(&wait, 1, 100);
    }
    return true;
}

bool RawClient::command(const QByteArray &id, const QByteArray &name, const QJsonObject &data)
{
    const QJsonObject frame{{u"id"_s, QString::fromUtf8(id)}, {u"do"_s, QString::fromUtf8(name)}, {u"data"_s, data}};
    return send(clientText(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

bool RawClient::readMore(Clock::time_point deadline)
{
    while (!m_isEnded) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd wait{.fd = m_descriptor, .events = POLLIN, .revents = 0};
        if (left < 0 || ::poll(&wait, 1, int(left)) <= 0)
            return false;
        char bytes[16 * 1024];
        const ssize_t count = ::recv(m_descriptor, bytes, sizeof bytes, MSG_DONTWAIT);
        if (count > 0) {
            m_buffer.append(bytes, count);
            m_received += count;
            return true;
        }
        if (count == 0 || (errno != EAGAIN && errno != EINTR))
            m_isEnded = true;
    }
    return false;
}

std::optional<RawClient::Frame> RawClient::takeFrame()
{
    if (m_buffer.size() < 2)
        return std::nullopt;
    const auto second = static_cast<quint8>(m_buffer[1]);
    quint64 length = second & 0x7F;
    qsizetype header = 2;
    if (length == 126) {
        header = 4;
        if (m_buffer.size() < header)
            return std::nullopt;
        length = qFromBigEndian<quint16>(m_buffer.constData() + 2);
    } else if (length == 127) {
        header = 10;
        if (m_buffer.size() < header)
            return std::nullopt;
        length = qFromBigEndian<quint64>(m_buffer.constData() + 2);
    }
    if (quint64(m_buffer.size() - header) < length)
        return std::nullopt;
    Frame frame{.opcode = quint8(m_buffer[0] & 0x0F), .payload = m_buffer.mid(header, qsizetype(length)), .wasMasked = bool(second & 0x80)};
    m_buffer.remove(0, header + qsizetype(length));
    if (m_buffer.isEmpty())
        m_buffer = QByteArray();
    return frame;
}

std::optional<RawClient::Frame> RawClient::next()
{
    const auto deadline = Clock::now() + patience;
    for (;;) {
        if (auto frame = takeFrame())
            return frame;
        if (!readMore(deadline))
            return std::nullopt;
    }
}

QJsonObject RawClient::json()
{
    for (;;) {
        const auto frame = next();
        if (!frame)
            return {};
        if (frame->opcode == 1)
            return QJsonDocument::fromJson(frame->payload).object();
    }
}

QJsonObject RawClient::hello(qint64 user, qint64 session)
{
    command("hello", "hello", {{u"token"_s, QString(QString::number(user) + u'/' + QString::number(session))}});
    return json();
}

int RawClient::closeCode()
{
    while (const auto frame = next()) {
        if (frame->opcode == 1) {
            const QJsonObject words = QJsonDocument::fromJson(frame->payload).object();
            if (words.value(u"on"_s) == u"bye"_s)
                m_bye = words.value(u"data"_s).toObject();
        }
        if (frame->opcode == 8)
            return frame->payload.size() < 2 ? 1005 : qFromBigEndian<quint16>(frame->payload.constData());
    }
    return 0;
}

bool RawClient::isEnded()
{
    const auto deadline = Clock::now() + patience;
    while (readMore(deadline))
        m_buffer.clear();
    return m_isEnded;
}

bool RawClient::isSilentFor(std::chrono::milliseconds time)
{
    return m_buffer.isEmpty() && !readMore(Clock::now() + time) && !m_isEnded;
}

} // namespace kith::test
